//! Signing people of the test world in, and reading what they were mailed.

use domain::identity::{Client, EmailAddress, ProfileInput};
use sea_orm::{EntityTrait, QueryOrder};

use super::{Somebody, World};
use crate::{
    Ctx,
    entity::outbox,
    identity::{NewSignIn, begin_sign_in_for_test, set_password_for_test},
    mail::Outgoing,
};

/// Somebody's browser at a network address.
pub fn client(address: &str) -> Client {
    Client::new(address.parse().expect("a network address"), "Test browser")
}

/// An e-mail address.
pub fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect("an e-mail address")
}

/// A profile with nothing but a name.
pub fn profile_input(name: &str) -> ProfileInput {
    ProfileInput {
        name: name.into(),
        pronouns: String::new(),
        biography: String::new(),
        time_zone: "Europe/London".into(),
        language: "en".into(),
        visibility: "team".into(),
        links: Vec::new(),
    }
}

impl World {
    /// Signs `somebody` in from the network address 192.0.2.1, as if by a mailed link.
    pub async fn sign_in(&self, somebody: &Somebody) -> NewSignIn {
        begin_sign_in_for_test(&self.ctx, somebody.account, &client("192.0.2.1")).await.expect("the sign-in begins")
    }

    /// Somebody with a password.
    pub async fn person_with_password(&self, name: &str, password: &str) -> Somebody {
        let somebody = self.person(name).await;
        set_password_for_test(&self.ctx, somebody.account, password).await.expect("the password is kept");
        somebody
    }

    /// The mails in the outbox, oldest first.
    #[expect(clippy::disallowed_methods, reason = "the test reads everything")]
    pub async fn mails(&self) -> Vec<Outgoing> {
        let rows = outbox::Entity::find().order_by_asc(outbox::Column::Id).all(&self.ctx.db.read).await;
        let payloads = rows.expect("the outbox is read").into_iter().map(|row| row.payload);
        payloads.map(|payload| serde_json::from_value(payload).expect("a mail")).collect()
    }

    /// How many rows the tables hold that a request for a mailed link writes to.
    pub async fn rows_written(&self) -> i64 {
        let mut sum = 0;
        for table in ["mailed_link", "outbox", "job", "event"] {
            sum += self.ask(&format!("SELECT count(*) AS n FROM {table}")).await;
        }
        sum
    }
}

/// The same context at the same moment as another that is later or earlier, for whoever asks there.
pub fn at(ctx: &Ctx, moment: &Ctx) -> Ctx {
    Ctx { now: moment.now, ..ctx.clone() }
}
