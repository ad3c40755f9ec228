//! What the site's operator decided and use cases must know. Read from file and environment by `server`.

/// Settings of the site.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's name, as mails and pages show it.
    pub site_name: String,
    /// Where the site is reached, without a slash at the end, such as `https://plenary.example`.
    pub base_url: String,
    /// The address that mails come from.
    pub mail_from: String,
    /// Whether anybody may sign up, or only people who were invited.
    pub open_sign_up: bool,
}

impl Settings {
    /// An absolute address on this site; `path` starts with a slash.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// The host of the site, which calendar UIDs and tag URIs are made with.
    pub fn host(&self) -> &str {
        let rest = self.base_url.split_once("://").map_or(self.base_url.as_str(), |(_, rest)| rest);
        rest.split(['/', ':']).next().unwrap_or(rest)
    }
}
