//! Mail: to an SMTP server, or, where none is set, kept on this machine.

mod compose;
mod keep;
mod prune;
mod smtp;

use sea_orm::prelude::async_trait::async_trait;
use serde_json::Value;
use service::Ctx;
use service::{Error, Result, mail::Outgoing, record::Deliver};

pub use self::prune::{PRUNE_KEPT, PruneKept};
use self::{compose::compose, keep::Folder, smtp::Smtp};
use crate::config::Config;

/// Renders mails of the outbox and brings them away.
pub struct Mailer {
    way: Way,
}

enum Way {
    Smtp(Smtp),
    Keep(Folder),
}

/// The mailer that the operator's settings ask for.
pub fn mailer(config: &Config) -> std::result::Result<Mailer, String> {
    let way = match &config.mail.smtp_url {
        Some(url) => Way::Smtp(Smtp::at(url)?),
        None => Way::Keep(Folder::at(config.mail_folder())?),
    };
    compose::sender(&config.mail.from)?;
    Ok(Mailer { way })
}

#[async_trait]
impl Deliver for Mailer {
    async fn deliver(&self, ctx: &Ctx, _: &str, payload: &Value, idempotency_key: &str) -> Result<()> {
        let outgoing: Outgoing = serde_json::from_value(payload.clone()).map_err(Error::fault)?;
        let message = compose(ctx, &outgoing, idempotency_key)?;
        match &self.way {
            Way::Smtp(smtp) => smtp.send(message).await,
            Way::Keep(folder) => folder.keep(ctx, &outgoing, &message, idempotency_key).await,
        }
    }
}
