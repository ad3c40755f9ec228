//! What a request asks of a conference's programme.

use app::programme::{Asked, View};
use axum::http::Uri;
use chrono::NaiveDate;
use domain::{language::Lang, programme::filter::Filter};

use crate::exchange::File;

/// Below it stand the conferences.
const ROOT: &str = "/c/";

/// A request for a public page, read from its address alone.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The address. Its bytes are shared with the request's, not copied.
    uri: Uri,
    /// Where the conference's slug ends in its path.
    slug_end: usize,
    /// The language that the address names.
    pub language: Option<Lang>,
    /// What an agenda shows.
    pub agenda: Asked,
    /// Words to look for.
    pub query: String,
    /// How many hits to pass over.
    pub from: u64,
    /// The release to go on before.
    pub before: Option<i32>,
}

impl Ask {
    /// Reads an address below `/c/`.
    pub fn read(uri: &Uri) -> Option<Self> {
        let path = uri.path().strip_prefix(ROOT)?;
        let mut ask = Self {
            uri: uri.clone(),
            slug_end: ROOT.len() + path.find('/').unwrap_or(path.len()),
            language: None,
            agenda: Asked::default(),
            query: String::new(),
            from: 0,
            before: None,
        };
        if let Some(query) = uri.query().filter(|query| !query.is_empty()) {
            ask.read_query(query);
        }
        Some(ask)
    }

    /// The whole path.
    pub fn path(&self) -> &str {
        self.uri.path()
    }

    /// The conference.
    pub fn slug(&self) -> &str {
        &self.uri.path()[ROOT.len()..self.slug_end]
    }

    /// The path after the conference's; empty or starting with a slash.
    pub fn rest(&self) -> &str {
        &self.uri.path()[self.slug_end..]
    }

    fn read_query(&mut self, query: &str) {
        let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
        let find = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_ref());
        self.language = find("lang").and_then(|tag| tag.parse().ok());
        self.agenda = Asked {
            filter: Filter::from_pairs(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref()))),
            view: find("view").and_then(View::named),
            zone: find("tz").map(str::trim).filter(|zone| !zone.is_empty()).map(str::to_owned),
        };
        self.query = find("q").unwrap_or_default().trim().chars().take(200).collect();
        self.from = find("from").and_then(|from| from.parse().ok()).unwrap_or(0).min(10_000);
        self.before = find("before").and_then(|before| before.parse().ok());
    }

    /// The page that is meant; `None` for an address that is none.
    pub fn leaf(&self) -> Option<Leaf<'_>> {
        let rest = self.rest();
        if let Some(file) = File::at(rest) {
            return Some(Leaf::File(file));
        }
        let mut parts = rest.split('/').skip(1);
        let leaf = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Leaf::Home,
            (Some("schedule"), None, _) => Leaf::FirstDay,
            (Some("schedule"), Some(date), None) => Leaf::Day(date.parse().ok()?),
            (Some("talks"), Some(code), None) => Leaf::Session(code),
            (Some("speakers"), None, _) => Leaf::Speakers,
            (Some("speakers"), Some(code), None) => Leaf::Speaker(code),
            (Some("tracks"), Some(slug), None) => Leaf::Track(slug),
            (Some("rooms"), Some(slug), None) => Leaf::Room(slug),
            (Some("now"), None, _) => Leaf::Now,
            (Some("changes"), None, _) => Leaf::Changes,
            (Some("search"), None, _) => Leaf::Search,
            (Some("card.png"), None, _) => Leaf::Card,
            (Some(file), None, _) if file.starts_with("places.") => Leaf::Sheet,
            _ => return None,
        };
        Some(leaf)
    }

    /// Whether what is asked for is the same for everybody until the next release, and so worth keeping.
    pub fn is_plain(&self) -> bool {
        let of_its_own = matches!(self.rest(), "/now" | "/search");
        let filtered = self.rest().starts_with("/schedule") && !self.agenda.is_plain();
        !of_its_own && !filtered && self.agenda.zone.is_none() && self.before.is_none()
    }
}

/// One of a conference's public pages or files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf<'a> {
    /// The conference's own page.
    Home,
    /// The agenda of the first day.
    FirstDay,
    /// The agenda of a day.
    Day(NaiveDate),
    /// A session, by its code.
    Session(&'a str),
    /// All who speak.
    Speakers,
    /// One of them, by their code.
    Speaker(&'a str),
    /// A track, by its slug.
    Track(&'a str),
    /// A room, by its slug.
    Room(&'a str),
    /// What is on.
    Now,
    /// What changed.
    Changes,
    /// The search.
    Search,
    /// The style sheet of the grid's places.
    Sheet,
    /// The picture that others show for the conference.
    Card,
    /// A file for other programs.
    File(File<'a>),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(address: &str) -> Ask {
        Ask::read(&address.parse().expect("an address")).expect("below /c/")
    }

    #[test]
    fn addresses_name_pages() {
        for (address, leaf) in [
            ("/c/demo", Some(Leaf::Home)),
            ("/c/demo/schedule", Some(Leaf::FirstDay)),
            ("/c/demo/schedule/2026-01-31", NaiveDate::from_ymd_opt(2026, 1, 31).map(Leaf::Day)),
            ("/c/demo/schedule/someday", None),
            ("/c/demo/talks/ABCDEF", Some(Leaf::Session("ABCDEF"))),
            ("/c/demo/talks/ABCDEF/more", None),
            ("/c/demo/places.0123.css", Some(Leaf::Sheet)),
            ("/c/demo/elsewhere", None),
            ("/c/demo/schedule.json", Some(Leaf::File(File::Json))),
        ] {
            assert_eq!(ask(address).leaf(), leaf, "{address}");
        }
    }

    #[test]
    fn only_what_is_the_same_for_everybody_is_kept() {
        for (address, plain) in [
            ("/c/demo", true),
            ("/c/demo?utm_source=mail", true),
            ("/c/demo/schedule/2026-01-31?lang=de&view=list", true),
            ("/c/demo/schedule/2026-01-31?track=", true),
            ("/c/demo/schedule/2026-01-31?track=rust", false),
            ("/c/demo/schedule/2026-01-31?tz=Asia/Tokyo", false),
            ("/c/demo/talks/ABCDEF?tz=Asia/Tokyo", false),
            ("/c/demo/talks/ABCDEF?track=rust", true),
            ("/c/demo/search?q=rust", false),
            ("/c/demo/now", false),
        ] {
            assert_eq!(ask(address).is_plain(), plain, "{address}");
        }
    }
}
