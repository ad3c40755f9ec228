//! The cookies of the site. There are three: who is signed in, which browser asked for a mailed link, and what the last
//! step achieved.

use axum::http::{HeaderMap, HeaderValue, header};
use domain::identity::{LinkPurpose, SIGN_IN_LASTS};
use service::identity::{NewSignIn, Secret};

/// How cookies are named and protected at this site.
///
/// Over https each begins with `__Host-`: a browser then takes it from this very host alone, over https alone, for all
/// paths. A site that is tried out over plain http has to do without: browsers differ on whether such a cookie may be set
/// on `http://localhost`.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    https: bool,
}

#[derive(Clone, Copy, Debug)]
enum Name {
    SignIn,
    Browser,
    Done,
}

impl Name {
    const fn word(self) -> &'static str {
        match self {
            Self::SignIn => "plenary",
            Self::Browser => "plenary-asked",
            Self::Done => "plenary-done",
        }
    }
}

impl Cookies {
    /// For a site at `base_url`.
    pub fn of(base_url: &str) -> Self {
        Self { https: base_url.starts_with("https:") }
    }

    /// The secret of a sign-in.
    pub fn sign_in(self, headers: &HeaderMap) -> Option<&str> {
        self.read(headers, Name::SignIn)
    }

    /// The secret of a browser that asked for a link.
    pub fn browser(self, headers: &HeaderMap) -> Option<&str> {
        self.read(headers, Name::Browser)
    }

    /// The word for what the last step achieved. Only words of that kind count.
    pub fn done(self, headers: &HeaderMap) -> Option<String> {
        let word = self.read(headers, Name::Done)?;
        let fits = word.starts_with("done-") && word.len() < 60;
        (fits && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')).then(|| word.to_owned())
    }

    /// Keeps a sign-in as long as it lasts at most.
    pub fn keep_sign_in(self, new: &NewSignIn) -> Option<HeaderValue> {
        self.write(Name::SignIn, new.secret.expose(), SIGN_IN_LASTS.num_seconds())
    }

    /// Forgets the sign-in.
    pub fn drop_sign_in(self) -> Option<HeaderValue> {
        self.write(Name::SignIn, "", 0)
    }

    /// Keeps the browser's secret as long as a link asked for now works.
    pub fn keep_browser(self, secret: &Secret) -> Option<HeaderValue> {
        self.write(Name::Browser, secret.expose(), LinkPurpose::SignIn.lasts().num_seconds())
    }

    /// Forgets the browser's secret.
    pub fn drop_browser(self) -> Option<HeaderValue> {
        self.write(Name::Browser, "", 0)
    }

    /// Has the next page say what was achieved.
    pub fn keep_done(self, word: &str) -> Option<HeaderValue> {
        self.write(Name::Done, word, 60)
    }

    /// It is said.
    pub fn drop_done(self) -> Option<HeaderValue> {
        self.write(Name::Done, "", 0)
    }

    fn name(self, name: Name) -> String {
        format!("{}{}", if self.https { "__Host-" } else { "" }, name.word())
    }

    fn read(self, headers: &HeaderMap, name: Name) -> Option<&str> {
        let name = self.name(name);
        let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.filter(|(known, _)| *known == name).map(|(_, value)| value).find(|value| !value.is_empty())
    }

    /// `Lax`, so that one who follows a link from a mail or another site is still signed in; forms of other sites are
    /// refused before any handler looks at a cookie.
    fn write(self, name: Name, value: &str, seconds: i64) -> Option<HeaderValue> {
        let secure = if self.https { "; Secure" } else { "" };
        let name = self.name(name);
        let cookie = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
        HeaderValue::from_str(&cookie).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(cookie: &'static str) -> HeaderMap {
        [(header::COOKIE, HeaderValue::from_static(cookie))].into_iter().collect()
    }

    #[test]
    fn over_https_only_the_protected_name_counts() {
        let headers = with("a=b; plenary=planted; __Host-plenary=real");
        assert_eq!(Cookies::of("https://plenary.test").sign_in(&headers), Some("real"));
        assert_eq!(Cookies::of("http://localhost:8080").sign_in(&headers), Some("planted"));
    }

    #[test]
    fn cookies_are_out_of_reach_of_scripts_and_other_sites() {
        let https = Cookies::of("https://plenary.test").keep_done("done-saved").expect("a header");
        assert_eq!(https, "__Host-plenary-done=done-saved; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure");
        let http = Cookies::of("http://localhost:8080").drop_sign_in().expect("a header");
        assert_eq!(http, "plenary=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    }

    #[test]
    fn only_words_for_achievements_are_shown() {
        let done = |cookie| Cookies::of("http://localhost").done(&with(cookie));
        assert_eq!(done("plenary-done=done-profile-saved"), Some("done-profile-saved".into()));
        for other in ["plenary-done=problem-denied", "plenary-done=done-<b>", "plenary-done="] {
            assert_eq!(done(other), None);
        }
    }
}
