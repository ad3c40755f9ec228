//! Whether mail can leave.

use std::time::Duration;

use lettre::{AsyncSmtpTransport, Tokio1Executor, message::Mailbox};
use tokio::time::timeout;

use super::Finding;
use crate::config::Config;

const SUBJECT: &str = "mail";
const PATIENCE: Duration = Duration::from_secs(10);

pub(super) async fn look(config: &Config) -> Finding {
    if config.mail.from.parse::<Mailbox>().is_err() {
        let from = &config.mail.from;
        return Finding::bad(
            SUBJECT,
            format!(
                "mail.from is “{from}”, which is no sender of mail. Write a name and an address: Plenary <plenary@example.org>."
            ),
        );
    }
    match &config.mail.smtp_url {
        None => Finding::good(
            SUBJECT,
            "No SMTP server is set: mails are kept here and can be read by administrators at /admin/mail. Nobody receives one.",
        ),
        Some(url) => reach(url).await,
    }
}

/// The address itself holds a password and is never shown.
async fn reach(url: &str) -> Finding {
    let transport: AsyncSmtpTransport<Tokio1Executor> = match AsyncSmtpTransport::<Tokio1Executor>::from_url(url) {
        Ok(builder) => builder.timeout(Some(PATIENCE)).build(),
        Err(error) => {
            return Finding::bad(
                SUBJECT,
                format!("mail.smtp_url cannot be understood: {error}. Write: smtps://user:password@host."),
            );
        }
    };
    match timeout(PATIENCE, transport.test_connection()).await {
        Ok(Ok(true)) => Finding::good(SUBJECT, "The SMTP server takes our sign-in."),
        Ok(Ok(false)) => Finding::bad(SUBJECT, "The SMTP server answers and does not take mail now. Its log says why."),
        Ok(Err(error)) => Finding::bad(
            SUBJECT,
            format!("The SMTP server refuses us: {error}. Check mail.smtp_url. Mails wait and go out later."),
        ),
        Err(_) => Finding::bad(
            SUBJECT,
            "The SMTP server does not answer. Check host, port and firewall. Mails wait and go out later.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
        net::TcpListener,
    };

    use super::super::Verdict;
    use super::*;

    async fn with(from: &str, smtp_url: Option<String>) -> Finding {
        let mut config = Config::default();
        config.mail.from = from.into();
        config.mail.smtp_url = smtp_url;
        look(&config).await
    }

    #[tokio::test]
    async fn mail_that_cannot_leave_is_told_and_no_password_with_it() {
        assert_eq!(with("Plenary <plenary@plenary.test>", None).await.verdict, Verdict::Good);
        let nobody = with("Plenary", None).await;
        assert_eq!(nobody.verdict, Verdict::Bad);
        assert!(
            nobody.message.starts_with("mail.from is “Plenary”, which is no sender of mail."),
            "{}",
            nobody.message
        );
        for url in ["smtp://user:hunter2@127.0.0.1:1", "nonsense://user:hunter2@x", "hunter2"] {
            let finding = with("Plenary <plenary@plenary.test>", Some(url.into())).await;
            assert_eq!(finding.verdict, Verdict::Bad, "{url}");
            assert!(!finding.message.contains("hunter2"), "{}", finding.message);
        }
    }

    #[tokio::test]
    async fn a_server_that_answers_is_good() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move {
            let (socket, _) = listener.accept().await.expect("a client");
            let mut lines = BufReader::new(socket);
            lines.write_all(b"220 mail.test ESMTP\r\n").await.expect("said");
            let mut line = String::new();
            while lines.read_line(&mut line).await.expect("heard") > 0 {
                lines.write_all(b"250 mail.test\r\n").await.expect("said");
                line.clear();
            }
        });
        let finding = with("Plenary <plenary@plenary.test>", Some(format!("smtp://{address}"))).await;
        assert_eq!(finding.verdict, Verdict::Good, "{}", finding.message);
    }
}
