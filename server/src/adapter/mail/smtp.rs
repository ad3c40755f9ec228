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
