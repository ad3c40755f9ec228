//! Where an export comes from.

use domain::programme::{Session, tidy};

/// What an export says about its publisher, and the addresses in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Address of the conference's pages, without a slash at the end.
    pub base_url: String,
    /// The release, as the public knows it.
    pub version: String,
    /// Name of the software.
    pub generator: String,
    /// Version of the software.
    pub generator_version: String,
}

impl Origin {
    /// The page of a session.
    pub fn session_url(&self, session: &Session) -> String {
        format!("{}/talks/{}", self.base_url, session.code)
    }

    /// An address below the conference's pages, if those are on the web at all: strict formats take no others.
    pub(crate) fn web(&self, path: &str) -> Option<String> {
        tidy::web_address(&format!("{}{path}", self.base_url))
    }

    /// The host that serves the export.
    pub(crate) fn host(&self) -> &str {
        let rest = self.base_url.split_once("://").map_or(self.base_url.as_str(), |(_, rest)| rest);
        rest.split('/').next().unwrap_or_default()
    }
}
