//! Mail to an SMTP server.

use std::time::Duration;

use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use service::{Error, Result};

/// How long one step of the conversation may take; a delivery that fails is tried again.
const PATIENCE: Duration = Duration::from_secs(20);

/// A connection pool to one server.
pub struct Smtp(AsyncSmtpTransport<Tokio1Executor>);

impl Smtp {
    /// `smtps://user:password@host` or `smtp://host?tls=required`.
    pub fn at(url: &str) -> std::result::Result<Self, String> {
        // The address holds a password: it is not repeated.
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|error| format!("Settings: mail.smtp_url is no address of a mail server: {error}"))?;
        Ok(Self(builder.timeout(Some(PATIENCE)).build()))
    }

    /// Hands a message over.
    pub async fn send(&self, message: Message) -> Result<()> {
        self.0.send(message).await.map_err(Error::fault)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
        net::{TcpListener, TcpStream},
        task::JoinHandle,
    };

    use super::*;

    /// A server that takes one mail, or refuses its recipient; what it was told.
    async fn server(takes: bool) -> (String, JoinHandle<String>) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("smtp://{}", listener.local_addr().expect("an address"));
        let told = tokio::spawn(async move {
            let (socket, _) = listener.accept().await.expect("a client");
            converse(BufReader::new(socket), takes).await
        });
        (url, told)
    }

    async fn converse(mut client: BufReader<TcpStream>, takes: bool) -> String {
        let (mut told, mut line, mut in_data) = (String::new(), String::new(), false);
        client.write_all(b"220 mail.test ESMTP\r\n").await.expect("said");
        while client.read_line(&mut line).await.is_ok_and(|count| count > 0) {
            told += &line;
            let answer: &[u8] = match line.trim_end() {
                "DATA" => {
                    in_data = true;
                    b"354 go on\r\n"
                }
                "." => {
                    in_data = false;
                    b"250 taken\r\n"
                }
                _ if in_data => b"",
                other if other.starts_with("RCPT") && !takes => b"550 no such mailbox\r\n",
                _ => b"250 mail.test\r\n",
            };
            if client.write_all(answer).await.is_err() {
                break;
            }
            line.clear();
        }
        told
    }

    fn message() -> Message {
        let message = Message::builder().from("plenary@plenary.test".parse().expect("a sender"));
        message.to("ada@people.test".parse().expect("a recipient")).body("Hello".to_owned()).expect("a message")
    }

    #[tokio::test]
    async fn a_mail_is_handed_to_the_server() {
        let (url, told) = server(true).await;
        let smtp = Smtp::at(&url).expect("an address");
        smtp.send(message()).await.expect("taken");
        drop(smtp);
        let told = told.await.expect("no panic");
        assert!(told.contains("RCPT TO:<ada@people.test>") && told.contains("\r\nHello\r\n"), "{told}");
    }

    #[tokio::test]
    async fn a_refusal_fails_so_that_the_job_tries_again() {
        let (url, _told) = server(false).await;
        let refused = Smtp::at(&url).expect("an address").send(message()).await.expect_err("refused");
        assert!(refused.to_string().contains("550"), "{refused}");
    }

    #[test]
    fn an_address_that_is_none_is_refused_without_its_password() {
        let refused = Smtp::at("nonsense://user:hunter2@x").err().expect("refused");
        assert!(refused.contains("mail.smtp_url") && !refused.contains("hunter2"), "{refused}");
    }
}
