//! Keeping mail on this machine, so that a site without a mail server works whole: as `.eml` files in the data folder,
//! and in the database for the administrators' page.

use std::{io, path::PathBuf};

use lettre::Message;
use service::{
    Ctx, Error, Result,
    mail::{KeptMail, KeptMailLine, Letter, Outgoing, keep_mail},
};
use tokio::fs;
use uuid::Uuid;

/// The folder that mail is kept in.
pub struct Folder(PathBuf);

impl Folder {
    /// The folder at `path`, which is made where it is missing.
    pub fn at(path: PathBuf) -> std::result::Result<Self, String> {
        std::fs::create_dir_all(&path)
            .map_err(|error| format!("The folder for mail {} cannot be made: {error}", path.display()))?;
        Ok(Self(path))
    }

    /// Keeps a message; the second time it is the same one.
    pub async fn keep(&self, ctx: &Ctx, outgoing: &Outgoing, message: &Message, idempotency_key: &str) -> Result<()> {
        let id = id_of(idempotency_key)?;
        let bytes = self.write_once(id, message).await.map_err(Error::fault)?;
        let letter = Letter::write(&outgoing.mail, outgoing.language, &ctx.settings)?;
        let line = KeptMailLine {
            id,
            recipient: outgoing.to.as_str().to_owned(),
            subject: letter.subject,
            created_at: ctx.now,
        };
        keep_mail(ctx, KeptMail { line, message: bytes }).await
    }

    /// The bytes as the file has them: each composing chooses other boundaries, and file and row must say the same.
    /// Written under another name and moved into place: nobody reads half a mail.
    async fn write_once(&self, id: Uuid, message: &Message) -> io::Result<Vec<u8>> {
        let (place, fresh) = (self.0.join(format!("{id}.eml")), self.0.join(format!("{id}.eml.new")));
        if fs::try_exists(&place).await? {
            return fs::read(&place).await;
        }
        let bytes = message.formatted();
        fs::write(&fresh, &bytes).await?;
        fs::rename(fresh, place).await?;
        Ok(bytes)
    }
}

fn id_of(idempotency_key: &str) -> Result<Uuid> {
    let id = idempotency_key.rsplit(':').next().unwrap_or(idempotency_key);
    id.parse().map_err(|_| Error::fault("a mail without an id"))
}

#[cfg(test)]
mod tests {
    use domain::{identity::EmailAddress, language::Lang};
    use service::{
        mail::{Mail, kept_mail, kept_mails, leave},
        record::{Deliver, outbox},
        testing::World,
    };

    use super::*;
    use crate::{adapter::mail::mailer, config::Config};

    #[tokio::test]
    async fn without_a_server_mail_is_kept_once_as_a_file_and_a_row() -> Result<()> {
        let world = World::sqlite().await;
        let folder = tempfile::tempdir().map_err(Error::fault)?;
        let config = Config { data: folder.path().to_owned(), ..Config::default() };
        let mailer = mailer(&config).map_err(Error::fault)?;
        let ctx = &world.ctx;
        let to = EmailAddress::parse("ada@people.test").map_err(|flaw| Error::fault(flaw.message))?;
        ctx.write(async |tx| leave(ctx, tx, &to, Lang::En, Mail::NoAccount).await).await?;
        let payload = world.outbox(service::mail::MAIL).await.remove(0);
        let key = format!("mail:{}", ctx.id::<Uuid>());
        for _ in 0..2 {
            mailer.deliver(ctx, outbox::DELIVER, &payload, &key).await?;
        }
        let kept = kept_mails(ctx).await?;
        assert_eq!(kept.len(), 1);
        let message = kept_mail(ctx, kept[0].id).await?.message;
        let file = folder.path().join("mail").join(format!("{}.eml", kept[0].id));
        assert_eq!(std::fs::read(file).map_err(Error::fault)?, message);
        assert!(String::from_utf8_lossy(&message).contains("To: ada@people.test"));
        Ok(())
    }
}
