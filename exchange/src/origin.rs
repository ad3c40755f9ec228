//! Where a programme is published: what writers need to make addresses.

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
