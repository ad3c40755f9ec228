//! Looking after a site: is everything there that it needs, and in order?
//!
//! Each check answers with one line in plain words: what was found and, if it is not good, what to do. `plenary doctor`
//! and the administrators' overview show the same checks.

mod database;
mod files;
mod mail;
mod press;
mod record;
mod secrets;
mod settings;

use std::path::Path;

use ::config::ConfigError;
use serde::Serialize;

use crate::config::{Config, in_words};

/// How a check ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// In order.
    Good,
    /// Works, and should be looked at.
    Doubtful,
    /// Does not work, or is not safe.
    Bad,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What was looked at, in a word or two.
    pub subject: &'static str,
    /// How it is.
    pub verdict: Verdict,
    /// What was found and what to do.
    pub message: String,
}

impl Finding {
    fn good(subject: &'static str, message: impl Into<String>) -> Self {
        Self { subject, verdict: Verdict::Good, message: message.into() }
    }

    fn doubtful(subject: &'static str, message: impl Into<String>) -> Self {
        Self { subject, verdict: Verdict::Doubtful, message: message.into() }
    }

    fn bad(subject: &'static str, message: impl Into<String>) -> Self {
        Self { subject, verdict: Verdict::Bad, message: message.into() }
    }

    /// `✓`, `!` or `✗`.
    pub fn mark(&self) -> char {
        match self.verdict {
            Verdict::Good => '✓',
            Verdict::Doubtful => '!',
            Verdict::Bad => '✗',
        }
    }
}

/// What is told of settings that cannot be read: nothing else can be looked at then.
pub fn unreadable_settings(error: &ConfigError) -> Finding {
    Finding::bad("settings", in_words(error))
}

/// Looks at everything. `settings_file` is the file that the settings were read from, if there was one.
pub async fn examine(config: &Config, settings_file: Option<&Path>) -> Vec<Finding> {
    let mut findings = settings::look(config);
    findings.extend(secrets::look(config, settings_file));
    findings.extend(files::look(config));
    findings.extend(database::look(config).await);
    findings.push(mail::look(config).await);
    findings.push(press::look(config));
    findings
}
