//! Mails that are kept on this machine because no mail server is set up.

use domain::{
    Instant,
    policy::{Action, Place},
};
use sea_orm::{ActiveValue::Set, EntityTrait, PaginatorTrait, QueryOrder, QuerySelect, sea_query::OnConflict};
use uuid::Uuid;

use crate::{Ctx, Error, Result, entity::kept_mail};

/// How many of them a page shows.
const NEWEST: u64 = 200;

/// A kept mail in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptMailLine {
    /// Its id.
    pub id: Uuid,
    /// To whom.
    pub recipient: String,
    /// About what.
    pub subject: String,
    /// Since when.
    pub created_at: Instant,
}

/// A kept mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptMail {
    /// What a list shows of it.
    pub line: KeptMailLine,
    /// The message as it would have been sent.
    pub message: Vec<u8>,
}

/// The newest kept mails, newest first; for administrators.
#[expect(clippy::disallowed_methods, reason = "the scoped finder: administrators see all")]
pub async fn kept_mails(ctx: &Ctx) -> Result<Vec<KeptMailLine>> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let rows = kept_mail::Entity::find()
        .select_only()
        .columns([
            kept_mail::Column::Id,
            kept_mail::Column::Recipient,
            kept_mail::Column::Subject,
            kept_mail::Column::CreatedAt,
        ])
        .order_by_desc(kept_mail::Column::Id)
        .limit(NEWEST)
        .into_tuple::<(Uuid, String, String, Instant)>()
        .all(&ctx.db.read)
        .await?;
    let line = |(id, recipient, subject, created_at)| KeptMailLine { id, recipient, subject, created_at };
    Ok(rows.into_iter().map(line).collect())
}

/// How many mails are kept; for administrators.
#[expect(clippy::disallowed_methods, reason = "the scoped finder: administrators see all")]
pub async fn count_kept_mails(ctx: &Ctx) -> Result<u64> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    Ok(kept_mail::Entity::find().count(&ctx.db.read).await?)
}

/// One kept mail; for administrators.
#[expect(clippy::disallowed_methods, reason = "the scoped finder: administrators see all")]
pub async fn kept_mail(ctx: &Ctx, id: Uuid) -> Result<KeptMail> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let row = kept_mail::Entity::find_by_id(id).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    let line = KeptMailLine { id: row.id, recipient: row.recipient, subject: row.subject, created_at: row.created_at };
    Ok(KeptMail { line, message: row.message })
}

/// Keeps a mail; the second time it is the same one.
pub async fn keep_mail(ctx: &Ctx, mail: KeptMail) -> Result<()> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let row = kept_mail::ActiveModel {
        id: Set(mail.line.id),
        recipient: Set(mail.line.recipient),
        subject: Set(mail.line.subject),
        message: Set(mail.message),
        created_at: Set(mail.line.created_at),
    };
    let once = OnConflict::column(kept_mail::Column::Id).do_nothing().to_owned();
    ctx.write(async |tx| {
        kept_mail::Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
        Ok(())
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::on_both_databases;

    on_both_databases! {
        async fn a_mail_is_kept_once_and_shown_to_administrators_only(world: World) {
            let ctx = &world.ctx;
            let line = KeptMailLine {
                id: ctx.id(),
                recipient: "ada@people.test".into(),
                subject: "Sign in".into(),
                created_at: ctx.now,
            };
            let mail = KeptMail { line: line.clone(), message: b"Subject: Sign in\r\n\r\n".to_vec() };
            for _ in 0..2 {
                keep_mail(ctx, mail.clone()).await.expect("the mail is kept");
            }
            assert_eq!(kept_mails(ctx).await.expect("the list"), [line]);
            assert_eq!(kept_mail(ctx, mail.line.id).await.expect("the mail"), mail);

            let ada = world.as_(&world.person("Ada Lovelace").await);
            assert!(kept_mails(&ada).await.is_err());
            assert!(kept_mail(&ada, mail.line.id).await.is_err());
            assert!(kept_mails(&world.anonymous()).await.is_err());
        }
    }
}
