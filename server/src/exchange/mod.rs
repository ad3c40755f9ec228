//! The programme as files for other programs: what the shelf keeps beside the pages.

mod agenda;

use app::{
    programme::{Guide, feed_words},
    visit::Visit,
};
use domain::language::Lang;
use exchange::{
    Origin,
    atom::{self, Change, Changes},
    calendar, schedule_json, schedule_xml,
};
use service::{Settings, programme::releases::Release};

pub use agenda::agenda;

use crate::programme::Edition;

/// One of a conference's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum File<'a> {
    /// schedule.xml
    Xml,
    /// schedule.json
    Json,
    /// Everything as a calendar.
    Calendar,
    /// A track as a calendar, by its slug.
    Track(&'a str),
    /// A room as a calendar, by its slug.
    Room(&'a str),
    /// A session as a calendar, by its code.
    Session(&'a str),
    /// What changed, as a feed.
    Feed,
}

impl<'a> File<'a> {
    /// The file at the path `rest` after the conference's, if it names one.
    pub fn at(rest: &'a str) -> Option<Self> {
        match rest {
            "/schedule.xml" => Some(Self::Xml),
            "/schedule.json" => Some(Self::Json),
            "/schedule.ics" => Some(Self::Calendar),
            "/changes.atom" => Some(Self::Feed),
            _ => {
                let (path, slug) = rest.strip_suffix(".ics")?.rsplit_once('/')?;
                match path {
                    "/tracks" => Some(Self::Track(slug)),
                    "/rooms" => Some(Self::Room(slug)),
                    _ if slug == "calendar" => Some(Self::Session(path.strip_prefix("/talks/")?)),
                    _ => None,
                }
            }
        }
    }

    /// What it is sent as.
    pub const fn content_type(self) -> &'static str {
        match self {
            Self::Xml => "application/xml; charset=utf-8",
            Self::Json => "application/json",
            Self::Feed => "application/atom+xml; charset=utf-8",
            Self::Calendar | Self::Track(_) | Self::Room(_) | Self::Session(_) => "text/calendar; charset=utf-8",
        }
    }

    /// The file; `None` where the edition has none, as before the first release.
    pub fn write(self, edition: &Edition, history: &[Release], settings: &Settings, language: Lang) -> Option<String> {
        let programme = &edition.published.programme;
        let origin = origin(edition, settings)?;
        match self {
            Self::Xml => Some(schedule_xml::write(programme, &origin)),
            Self::Json => Some(schedule_json::write(programme, &origin)),
            Self::Calendar => Some(calendar::conference(programme, &origin)),
            Self::Track(slug) => {
                let track = programme.tracks.iter().find(|track| track.slug == slug)?;
                calendar::track(programme, &origin, track.id)
            }
            Self::Room(slug) => {
                let room = programme.rooms.iter().find(|room| room.slug == slug)?;
                calendar::room(programme, &origin, room.id)
            }
            Self::Session(code) => {
                let session = programme.sessions.iter().find(|session| session.code == code)?;
                calendar::session(programme, &origin, session.id)
            }
            Self::Feed => Some(feed(edition, history, &origin, &settings.base_url, language)),
        }
    }
}

/// What exports of the edition say about where they come from; `None` before the first release.
fn origin(edition: &Edition, settings: &Settings) -> Option<Origin> {
    Some(Origin {
        base_url: settings.address(&format!("/c/{}", edition.published.conference.slug)),
        version: edition.published.release.as_ref()?.version.clone(),
        host: settings.host().to_owned(),
    })
}

fn feed(edition: &Edition, history: &[Release], origin: &Origin, base_url: &str, language: Lang) -> String {
    let conference = &edition.published.conference;
    let guide = Guide::new(&edition.published, base_url);
    let visit = Visit {
        language,
        language_in_address: false,
        path: format!("/c/{}/changes", conference.slug),
        who: None,
        refused: None,
        done: None,
    };
    let words = feed_words(visit, &guide, history);
    let page_url = format!("{}/changes", origin.base_url);
    let changes = history.iter().zip(words.releases).map(|(release, words)| Change {
        number: u32::try_from(release.facts.number).unwrap_or_default(),
        version: release.facts.version.clone(),
        at: release.facts.released_at,
        title: words.title,
        sentences: words.sentences,
        url: format!("{page_url}#v{}", release.facts.number),
    });
    let changes = Changes {
        conference: conference.id,
        since: conference.created_at.date_naive(),
        title: words.title,
        author: conference.title.clone(),
        language: language.to_string(),
        self_url: format!("{}/changes.atom", origin.base_url),
        changes: changes.collect(),
        page_url,
    };
    atom::feed(&changes, origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_name_files() {
        for (rest, file) in [
            ("/schedule.xml", Some(File::Xml)),
            ("/schedule.ics", Some(File::Calendar)),
            ("/tracks/rust.ics", Some(File::Track("rust"))),
            ("/rooms/janson.ics", Some(File::Room("janson"))),
            ("/talks/ABCDEF/calendar.ics", Some(File::Session("ABCDEF"))),
            ("/talks/ABCDEF.ics", None),
            ("/tracks/rust", None),
            ("/speakers/rust.ics", None),
        ] {
            assert_eq!(File::at(rest), file, "{rest}");
        }
    }
}
