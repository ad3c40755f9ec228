//! Signing up: an address is given, a link is mailed. There is no account before the link comes back.
//!
//! The password is chosen on the page behind the link (or not at all), never here: an account must not begin with a
//! password chosen by somebody who cannot read the address's mail. The answer and the work are the same whether or not
//! the address has an account already; if it has, its owner is told by mail.

use domain::{
    identity::{Client, EmailAddress, LinkPurpose, person_name},
    language::Lang,
    policy::Action,
    problem::FieldErrors,
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    sea_query::{Expr, Func},
};

use super::{
    accounts,
    attempts::Attempt,
    mailed_links::{NewLink, mint},
};
use crate::{
    Ctx, Result, cfp,
    entity::invitation,
    mail::{self, Mail},
};

/// What somebody types to sign up.
#[derive(Clone, Debug)]
pub struct SignUp {
    /// Their name.
    pub name: String,
    /// Their address.
    pub address: String,
    /// The language they read.
    pub language: Lang,
    /// Where they were on the way to.
    pub next: Option<String>,
}

/// Mails a link that opens an account.
pub async fn sign_up(ctx: &Ctx, input: SignUp, client: &Client) -> Result<()> {
    ctx.authorize_route(Action::Enter)?;
    let mut errors = FieldErrors::default();
    let name = errors.take("name", person_name(&input.name));
    let address = errors.take("address", EmailAddress::parse(&input.address));
    let (name, address) = errors.finish(name.zip(address))?;
    Attempt::mail(&address, client).count(ctx).await?;
    ctx.write(async |tx| {
        let account = accounts::by_address(tx, &address).await?;
        let may = ctx.settings.open_sign_up || is_invited(ctx, tx, &address).await?;
        let link = NewLink {
            purpose: LinkPurpose::SignUp,
            account: None,
            address: address.clone(),
            name: Some(name),
            browser: None,
            code: None,
        };
        // Also where no link is mailed, so that all cases do the same work.
        let token = mint(ctx, tx, link).await?.expose().to_owned();
        let (language, letter) = match account {
            Some(account) => (account.person.language, Mail::AlreadyMember),
            None if may => (input.language, Mail::SignUpLink { token, next: input.next }),
            None => (input.language, Mail::SignUpClosed),
        };
        mail::leave(ctx, tx, &address, language, letter).await
    })
    .await
}

/// Whether a team or a speaker waits for the owner of this address.
#[expect(clippy::disallowed_methods, reason = "a scoped finder: open invitations to this address")]
async fn is_invited(ctx: &Ctx, db: &impl ConnectionTrait, address: &EmailAddress) -> Result<bool> {
    let open = invitation::Entity::find()
        .filter(Func::lower(Expr::col(invitation::Column::Address)).eq(address.canonical()))
        .filter(invitation::Column::AcceptedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .filter(invitation::Column::ExpiresAt.gt(ctx.now))
        .count(db)
        .await?;
    Ok(open > 0 || cfp::is_awaited(ctx, db, address).await?)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        Settings, on_both_databases,
        testing::{client, code_of, fields_of},
    };

    fn ada() -> SignUp {
        SignUp { name: "Ada".into(), address: "ada@people.test".into(), language: Lang::De, next: Some("/c/x".into()) }
    }

    on_both_databases! {
        async fn a_link_is_mailed_in_the_language_of_the_page(world: World) {
            sign_up(&world.anonymous(), ada(), &client("192.0.2.1")).await.expect("accepted");
            let [mail] = &world.mails().await[..] else { panic!("one mail") };
            assert_eq!((mail.to.as_str(), mail.language), ("ada@people.test", Lang::De));
            assert!(matches!(&mail.mail, Mail::SignUpLink { next: Some(next), .. } if next == "/c/x"));
            assert_eq!(world.events().await, ["link.mailed"]);
        }

        async fn a_taken_address_gets_the_same_answer_and_its_owner_a_mail(world: World) {
            world.person("Ada Lovelace").await;
            let before = world.rows_written().await;
            sign_up(&world.anonymous(), SignUp { address: "ADA@people.test".into(), ..ada() }, &client("192.0.2.1"))
                .await
                .expect("the same answer");
            assert_eq!(world.mails().await[0].mail, Mail::AlreadyMember);
            let taken = world.rows_written().await - before;
            sign_up(&world.anonymous(), SignUp { address: "eve@people.test".into(), ..ada() }, &client("192.0.2.1"))
                .await
                .expect("the same answer");
            assert_eq!(world.rows_written().await - before - taken, taken, "both cases write the same");
        }

        async fn all_that_is_wrong_is_said_at_once(world: World) {
            let wrong = SignUp { name: " ".into(), address: "ada@".into(), ..ada() };
            let refused = sign_up(&world.anonymous(), wrong, &client("192.0.2.1")).await;
            assert_eq!(fields_of(refused), ["name missing", "address address"]);
            assert!(world.mails().await.is_empty());
        }

        async fn nobody_is_flooded(world: World) {
            for _ in 0..5 {
                sign_up(&world.anonymous(), ada(), &client("192.0.2.1")).await.expect("a free try");
            }
            assert_eq!(code_of(sign_up(&world.anonymous(), ada(), &client("192.0.2.1")).await), "too-many");
            assert_eq!(world.mails().await.len(), 5);
        }

        async fn a_closed_site_says_so_by_mail(world: World) {
            let settings = Arc::new(Settings { open_sign_up: false, ..(*world.ctx.settings).clone() });
            let closed = Ctx { settings, ..world.anonymous() };
            sign_up(&closed, ada(), &client("192.0.2.1")).await.expect("the same answer");
            assert_eq!(world.mails().await[0].mail, Mail::SignUpClosed);
        }
    }
}
