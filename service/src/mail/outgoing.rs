//! Mail on its way out.

use domain::{identity::EmailAddress, language::Lang};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};

use super::Mail;
use crate::{Ctx, Result, record::outbox};

/// The kind of outbox message that a mail is.
pub const MAIL: &str = "mail";

/// A mail, to whom and in which language. The outbox carries it as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// Whom it goes to.
    pub to: EmailAddress,
    /// In which language it speaks.
    pub language: Lang,
    /// What it says.
    #[serde(flatten)]
    pub mail: Mail,
}

/// Leaves a mail in the outbox within a transaction. Its idempotency key, `mail:<id>`, becomes its Message-ID, so that a
/// second delivery is the same message.
pub async fn leave(ctx: &Ctx, tx: &impl ConnectionTrait, to: &EmailAddress, language: Lang, mail: Mail) -> Result<()> {
    let key = format!("{MAIL}:{}", ctx.id::<uuid::Uuid>());
    outbox::leave(ctx, tx, MAIL, key, &Outgoing { to: to.clone(), language, mail }).await?;
    Ok(())
}
