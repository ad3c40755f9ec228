//! `/admin/mail`

use app::admin::{Letter, mail_page, mails_page};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use mail_parser::MessageParser;
use service::{
    Error,
    mail::{KeptMail, kept_mail, kept_mails},
};
use uuid::Uuid;

use crate::{page::Answer, problem::Failure, visitor::Visitor};

/// `GET`: all of them.
pub async fn list(visitor: Visitor) -> Answer {
    let mails = kept_mails(&visitor.ctx).await?;
    visitor.page(|| mails_page(&mails))
}

/// `GET`: one, as text.
pub async fn show(visitor: Visitor, Path(mail): Path<String>) -> Answer {
    let letter = letter(found(&visitor, &mail).await?);
    let base_url = visitor.ctx.settings.base_url.clone();
    visitor.page(|| mail_page(&letter, &base_url))
}

/// `GET`: one, as it would have been sent; never opened by the browser itself.
pub async fn download(visitor: Visitor, Path(mail): Path<String>) -> Result<Response, Failure> {
    let mail = found(&visitor, &mail).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"message.eml\""),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, mail.message).into_response())
}

async fn found(visitor: &Visitor, mail: &str) -> Result<KeptMail, Failure> {
    match mail.parse::<Uuid>() {
        Ok(id) => Ok(kept_mail(&visitor.ctx, id).await?),
        // Whoever may not come here learns that first.
        Err(_) => Err(kept_mails(&visitor.ctx).await.err().unwrap_or_else(Error::not_found).into()),
    }
}

fn letter(mail: KeptMail) -> Letter {
    let message = MessageParser::default().parse(&mail.message);
    let from = message.as_ref().and_then(|message| message.from()?.first()?.address());
    // A text that the parser would make out of HTML is not the text that was written.
    let written =
        message.as_ref().and_then(|message| message.text_part(0).filter(|part| part.is_text() && !part.is_text_html()));
    Letter {
        href: format!("/admin/mail/{}", mail.line.id),
        from: from.unwrap_or_default().to_owned(),
        to: mail.line.recipient,
        subject: mail.line.subject,
        at: mail.line.created_at,
        text: written.and_then(|part| part.text_contents()).map(ToOwned::to_owned),
    }
}
