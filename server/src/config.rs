//! Settings: a TOML file and `PLENARY_*` variables into one strict structure.
//!
//! An unknown key is an error that names it. `PLENARY_MAIL__SMTP_URL_FILE=/run/secrets/smtp` reads the value of
//! `mail.smtp_url` from that file, for every key.

use std::{
    collections::HashMap,
    net::SocketAddr,
    num::NonZeroU32,
    path::{Path, PathBuf},
};

use ::config::{Config as Reader, ConfigError, Environment, File};
use serde::Deserialize;
use service::Settings;

/// Everything an operator can set.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where everything that must be kept lies: database, files, kept mail.
    pub data: PathBuf,
    /// Where visitors are served.
    pub listen: SocketAddr,
    /// Where health and metrics are served; never open this to the world.
    pub operations_listen: SocketAddr,
    /// Where the site is reached from outside.
    pub base_url: String,
    /// What the site is called.
    pub site_name: String,
    /// `postgres://…`; without it, SQLite in the data folder.
    pub database_url: Option<String>,
    /// The folder with the built assets; beside the binary unless told.
    pub site: Option<PathBuf>,
    /// The program that makes PDF; `plenary-press` beside the binary unless told.
    pub press: Option<PathBuf>,
    /// Whether anybody may sign up.
    pub open_sign_up: bool,
    /// How many reverse proxies stand in front and add to `X-Forwarded-For`.
    pub trusted_proxies: usize,
    /// How logs are written.
    pub log: Log,
    /// What is logged, such as `info` or `warn,server=debug`. `trace` shows secrets of the libraries below us.
    pub log_filter: String,
    /// Mail.
    pub mail: Mail,
    /// What programs may ask.
    pub api: Api,
}

/// How many requests a second the API takes; ten times as many at once.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Api {
    /// Of one account.
    pub account_rate: NonZeroU32,
    /// Of one network address, where nobody is signed in. A whole conference may sit behind one.
    pub address_rate: NonZeroU32,
}

/// How mail leaves.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// The sender of every mail.
    pub from: String,
    /// `smtps://user:password@host`, `smtp://host?tls=required`; without it mail is kept in the data folder.
    pub smtp_url: Option<String>,
}

/// How logs are written.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Log {
    /// For people at a terminal.
    #[default]
    Text,
    /// One JSON object per line.
    Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data"),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            operations_listen: SocketAddr::from(([127, 0, 0, 1], 9464)),
            base_url: "http://localhost:8080".into(),
            site_name: "Plenary".into(),
            database_url: None,
            site: None,
            press: None,
            open_sign_up: true,
            trusted_proxies: 0,
            log: Log::Text,
            log_filter: "info".into(),
            mail: Mail::default(),
            api: Api::default(),
        }
    }
}

impl Default for Api {
    fn default() -> Self {
        let ten = NonZeroU32::MIN.saturating_add(9);
        Self { account_rate: ten, address_rate: ten.saturating_mul(ten) }
    }
}

impl Default for Mail {
    fn default() -> Self {
        Self { from: "Plenary <plenary@localhost>".into(), smtp_url: None }
    }
}

impl Config {
    /// Reads `file` (if given), then the environment, which wins.
    pub fn read(file: Option<&Path>) -> Result<Self, ConfigError> {
        Self::from_parts(file, environment())
    }

    fn from_parts(file: Option<&Path>, variables: HashMap<String, String>) -> Result<Self, ConfigError> {
        let mut reader = Reader::builder();
        if let Some(file) = file {
            reader = reader.add_source(File::from(file));
        }
        let environment = Environment::with_prefix("PLENARY")
            .prefix_separator("_")
            .separator("__")
            .try_parsing(true)
            .source(Some(read_secret_files(variables)?));
        reader.add_source(environment).build()?.try_deserialize()
    }

    /// Where the database is.
    pub fn database_url(&self) -> String {
        match &self.database_url {
            Some(url) => url.clone(),
            None => format!("sqlite://{}?mode=rwc", self.data.join("plenary.sqlite").display()),
        }
    }

    /// Where the bytes of files are kept.
    pub fn files_folder(&self) -> PathBuf {
        self.data.join("files")
    }

    /// Where the built assets lie.
    pub fn site_folder(&self) -> PathBuf {
        self.site.clone().unwrap_or_else(|| beside("site"))
    }

    /// The program that makes PDF.
    pub fn press_program(&self) -> PathBuf {
        self.press.clone().unwrap_or_else(|| beside("plenary-press"))
    }

    /// Where mail is kept that no server takes.
    pub fn mail_folder(&self) -> PathBuf {
        self.data.join("mail")
    }

    /// What use cases must know.
    pub fn settings(&self) -> Settings {
        Settings {
            site_name: self.site_name.clone(),
            base_url: self.base_url.trim_end_matches('/').to_owned(),
            mail_from: self.mail.from.clone(),
            open_sign_up: self.open_sign_up,
        }
    }
}

/// What lies in the folder of this program.
fn beside(name: &str) -> PathBuf {
    let binary = std::env::current_exe().unwrap_or_default();
    binary.parent().map(|folder| folder.join(name)).unwrap_or_default()
}

/// What is wrong with the settings, in plain words: which of them, and what it may be.
pub fn in_words(error: &ConfigError) -> String {
    match error {
        ConfigError::Type { key: Some(key), unexpected, .. } => {
            format!("“{key}” must be {}; {unexpected} stands there.", may_be(key))
        }
        ConfigError::At { key, error, .. } => match &**error {
            ConfigError::Message(text) if text.starts_with("unknown field") => unknown_key(text),
            _ => {
                let key = key.as_deref().unwrap_or_default();
                format!("“{key}” must be {}; what stands there cannot be read.", may_be(key))
            }
        },
        ConfigError::Message(text) if text.starts_with("unknown field") => unknown_key(text),
        ConfigError::FileParse { uri, cause } => {
            let file = uri.as_deref().unwrap_or("the settings file");
            format!("{file} cannot be read as TOML: {cause}")
        }
        other => other.to_string(),
    }
}

/// Out of serde's sentence: "unknown field `listne`, expected one of `data`, `listen`, …".
fn unknown_key(text: &str) -> String {
    let mut names = text.split('`').skip(1).step_by(2);
    let unknown = names.next().unwrap_or_default();
    format!("There is no setting “{unknown}” there; those that exist are {}.", names.collect::<Vec<_>>().join(", "))
}

fn may_be(key: &str) -> &'static str {
    match key {
        "listen" | "operations_listen" => "an address and a port, such as 127.0.0.1:8080",
        "open_sign_up" => "true or false",
        "trusted_proxies" => "a whole number, such as 1",
        "log" => "text or json",
        "api.account_rate" | "api.address_rate" => "a whole number from 1 on",
        "mail" | "api" => "a section with settings of its own",
        _ => "a text",
    }
}

/// `PLENARY_X_FILE` names a file whose content is the value of `PLENARY_X`.
fn read_secret_files(variables: HashMap<String, String>) -> Result<HashMap<String, String>, ConfigError> {
    variables
        .into_iter()
        .map(|(name, value)| match name.strip_suffix("_FILE") {
            None => Ok((name, value)),
            Some(key) => match std::fs::read_to_string(&value) {
                Ok(text) => Ok((key.to_owned(), text.trim_end().to_owned())),
                Err(error) => Err(ConfigError::Message(format!("{name} names {value}, which cannot be read: {error}"))),
            },
        })
        .collect()
}

#[expect(clippy::disallowed_methods, reason = "the place that reads the environment")]
fn environment() -> HashMap<String, String> {
    // Variables for test runs are not settings of a site.
    std::env::vars().filter(|(name, _)| name.starts_with("PLENARY_") && !name.starts_with("PLENARY_TEST_")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
        let owned = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Config::from_parts(None, owned.collect())
    }

    #[test]
    fn variables_reach_nested_settings() {
        let config = read(&[("PLENARY_MAIL__FROM", "A <a@b.example>"), ("PLENARY_TRUSTED_PROXIES", "2")]);
        let config = config.expect("readable");
        assert_eq!((config.mail.from.as_str(), config.trusted_proxies), ("A <a@b.example>", 2));
    }

    #[test]
    fn an_unknown_key_is_refused_by_name() {
        let message = read(&[("PLENARY_LISTNE", "x")]).expect_err("refused").to_string();
        assert!(message.contains("listne"), "{message}");
    }

    #[test]
    fn a_value_that_cannot_be_is_told_with_its_name_and_what_it_may_be() {
        for (variable, value, words) in [
            ("PLENARY_LISTEN", "8080x", "“listen” must be an address and a port, such as 127.0.0.1:8080"),
            ("PLENARY_TRUSTED_PROXIES", "many", "“trusted_proxies” must be a whole number"),
            ("PLENARY_LOG", "xml", "“log” must be text or json"),
            ("PLENARY_OPEN_SIGN_UP", "perhaps", "“open_sign_up” must be true or false"),
            ("PLENARY_API__ACCOUNT_RATE", "0", "“api.account_rate” must be a whole number from 1 on"),
            ("PLENARY_LISTNE", "x", "no setting “listne”"),
            ("PLENARY_MAIL__FORM", "x", "no setting “form”"),
        ] {
            let told = in_words(&read(&[(variable, value)]).expect_err("refused"));
            assert!(told.contains(words), "{variable}: {told}");
        }
    }

    #[test]
    fn a_secret_may_come_from_a_file() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("smtp");
        std::fs::write(&file, "smtps://u:p@mail.example\n").expect("written");
        let path = file.display().to_string();
        let config = read(&[("PLENARY_MAIL__SMTP_URL_FILE", &path)]).expect("readable");
        assert_eq!(config.mail.smtp_url.as_deref(), Some("smtps://u:p@mail.example"));
    }
}
