//! Where a programme is published: what writers need to make addresses.

use domain::programme::{Session, tidy};

/// The place of publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Address of the conference's pages, without a slash at the end: `https://plenary.example/c/fosdem-2026`.
    pub base_url: String,
    /// Host of the site, for UIDs and tag URIs: `plenary.example`.
    pub host: String,
    /// Version of the release, as shown ("v1.1").
    pub version: String,
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
}
