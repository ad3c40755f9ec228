//! A mail of the outbox as a message of RFC 5322.

use std::time::{Duration, SystemTime};

use lettre::{
    Message,
    message::{
        Mailbox, MultiPart, MultiPartKind, SinglePart,
        header::{HeaderName, HeaderValue},
    },
};
use service::{
    Ctx, Error, Result,
    mail::{Letter, Outgoing},
};

/// Writes the message. Repeated, it has the same Message-ID, so that a mailbox that got it twice shows it once.
pub fn compose(ctx: &Ctx, outgoing: &Outgoing, idempotency_key: &str) -> Result<Message> {
    let letter = Letter::write(&outgoing.mail, outgoing.language, &ctx.settings)?;
    let to: Mailbox = outgoing.to.as_str().parse().map_err(Error::fault)?;
    let from = sender(&ctx.settings.mail_from).map_err(Error::fault)?;
    let local: String = idempotency_key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let mut message = Message::builder()
        .message_id(Some(format!("<{local}@{}>", ctx.settings.host())))
        .date(sent_at(ctx))
        .from(from)
        .to(to)
        .subject(letter.subject)
        .multipart(both(letter.text, letter.html, &local))
        .map_err(Error::fault)?;
    // Nobody's holiday notice answers this (RFC 3834).
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    message.headers_mut().insert_raw(HeaderValue::new(automatic, "auto-generated".into()));
    Ok(message)
}

/// The sender of every mail, out of the settings.
pub fn sender(from: &str) -> std::result::Result<Mailbox, String> {
    from.parse()
        .map_err(|error| format!("Settings: mail.from: “{from}” is no sender such as “Name <name@host>”: {error}"))
}

/// The same words twice, for readers of either kind. The boundary is told by the key too: a repetition is the same bytes.
fn both(text: String, html: String, local: &str) -> MultiPart {
    let parts = MultiPart::builder().kind(MultiPartKind::Alternative).boundary(format!("=_{local}"));
    parts.singlepart(SinglePart::plain(text)).singlepart(SinglePart::html(html))
}

fn sent_at(ctx: &Ctx) -> SystemTime {
    let seconds = u64::try_from(ctx.now.timestamp()).unwrap_or(0);
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

#[cfg(test)]
mod tests {
    use domain::{identity::EmailAddress, language::Lang};
    use service::{mail::Mail, testing::World};

    use super::*;

    async fn written(mail: Mail, site_name: &str) -> String {
        let mut ctx = World::sqlite().await.ctx;
        ctx.settings =
            std::sync::Arc::new(service::Settings { site_name: site_name.into(), ..(*ctx.settings).clone() });
        let to = EmailAddress::parse("ada@people.test").expect("an address");
        let outgoing = Outgoing { to, language: Lang::En, mail };
        let message = compose(&ctx, &outgoing, "mail:0192-77").expect("composed");
        String::from_utf8(message.formatted()).expect("text")
    }

    #[tokio::test]
    async fn a_repeated_mail_is_the_same_message() {
        let text = written(Mail::NoAccount, "Test Plenary").await;
        for header in [
            "Message-ID: <mail-0192-77@plenary.test>",
            "Date: Tue, 01 Sep 2026 10:00:00 +0000",
            "From: Plenary <plenary@plenary.test>",
            "To: ada@people.test",
            "Auto-Submitted: auto-generated",
            "Content-Type: multipart/alternative;",
        ] {
            assert!(text.contains(header), "{header} is missing in {text}");
        }
    }

    #[tokio::test]
    async fn nothing_typed_becomes_a_header() {
        let mail = Mail::TokenCreated { name: "x\r\nBcc: eve@evil.test\r\n\r\n<script>".into() };
        let text = written(mail, "Site\r\nX-Evil: yes").await;
        let head = text.split("\r\n\r\n").next().expect("a head");
        let names: Vec<&str> = head
            .lines()
            .filter(|line| !line.starts_with([' ', '\t']))
            .filter_map(|line| line.split(':').next())
            .collect();
        assert!(!names.iter().any(|name| ["Bcc", "X-Evil"].contains(name)), "{head}");
    }

    #[test]
    fn a_sender_that_is_none_is_refused_by_name() {
        assert!(sender("Plenary").expect_err("refused").contains("mail.from"));
    }
}
