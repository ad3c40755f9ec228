//! From what is asked for to the bytes that answer it.

use std::sync::Arc;

use app::{
    page::Page,
    programme::{
        Found, Guide, agenda_page, changes_page, home_page, present_page, room_page, search_page, session_page,
        speaker_page, speakers_page, track_page,
    },
    visit::Visit,
};
use domain::{Instant, language::Lang};
use service::{
    Ctx, Error, Result,
    programme::{
        releases::{PAGE, Release},
        search::search,
    },
};

use super::ask::{Ask, Leaf};
use crate::{
    exchange::File,
    programme::{Edition, IMMUTABLE, Made, PRIVATE, PUBLIC, card},
    site::Site,
};

const HTML: &str = "text/html; charset=utf-8";
const PNG: &str = "image/png";
const CSS: &str = "text/css; charset=utf-8";
/// For how long others may keep what depends on the clock.
const NOW: &str = "public, max-age=20";

/// Everything that a page is made from, read already: making it asks nobody.
pub struct Work {
    site: Site,
    edition: Arc<Edition>,
    ask: Ask,
    history: Arc<Vec<Release>>,
    found: Found,
    now: Instant,
    private: bool,
}

/// Reads what the page needs besides the edition; "not found" for an address that names no page.
pub async fn work(site: &Site, ctx: &Ctx, edition: Arc<Edition>, ask: &Ask) -> Result<Work> {
    let (mut history, mut found) = (Arc::default(), Found::default());
    match ask.leaf().ok_or_else(Error::not_found)? {
        Leaf::Home | Leaf::Session(_) | Leaf::Changes | Leaf::File(File::Feed) => {
            history = edition.history(ctx).await?;
        }
        Leaf::Search => {
            let hits = search(ctx, ask.slug(), &ask.query, ask.from).await?;
            found = Found { query: ask.query.clone(), offset: ask.from, hits };
        }
        _ => {}
    }
    Ok(Work { site: site.clone(), edition, ask: ask.clone(), history, found, now: ctx.now, private: false })
}

impl Work {
    /// For its asker alone.
    pub fn in_private(self) -> Self {
        Self { private: true, ..self }
    }

    /// The page; `None` where the edition has none at this address.
    pub fn make(&self) -> Option<Made> {
        let leaf = self.ask.leaf()?;
        match leaf {
            Leaf::Sheet => return self.sheet(),
            Leaf::File(file) => return self.file(file),
            Leaf::Card => return self.card(),
            _ => {}
        }
        let base_url = &self.site.settings().base_url;
        let guide = Guide::new(&self.edition.published, base_url).read_from(self.ask.agenda.zone.as_deref());
        let mut exists = true;
        let html = app::page::render(self.site.frame(), self.visit(), || {
            self.page(&guide, leaf).unwrap_or_else(|| {
                exists = false;
                Page::new("", ())
            })
        });
        let (cache_control, modified) = match leaf {
            Leaf::Now => (NOW, self.now),
            _ => (PUBLIC, self.edition.modified),
        };
        let cache_control = if self.private { PRIVATE } else { cache_control };
        exists.then(|| Made { content_type: HTML, cache_control, modified, body: html.into_bytes() })
    }

    fn page(&self, guide: &Guide<'_>, leaf: Leaf<'_>) -> Option<Page> {
        let programme = guide.programme();
        let page = match leaf {
            Leaf::Home => home_page(guide, self.history.first(), self.edition.said_at),
            Leaf::FirstDay => match guide.days.first() {
                Some(day) => agenda_page(guide, day, &self.ask.agenda, &self.edition.sheet_address),
                None => home_page(guide, None, self.edition.said_at),
            },
            Leaf::Day(date) => {
                let day = guide.days.iter().find(|day| day.date == date)?;
                agenda_page(guide, day, &self.ask.agenda, &self.edition.sheet_address)
            }
            Leaf::Session(code) => {
                let session = programme.sessions.iter().find(|session| session.code == code)?;
                session_page(guide, session, &self.history)
            }
            Leaf::Speakers => speakers_page(guide),
            Leaf::Speaker(code) => speaker_page(guide, programme.speakers.iter().find(|speaker| speaker.code == code)?),
            Leaf::Track(slug) => track_page(guide, programme.tracks.iter().find(|track| track.slug == slug)?),
            Leaf::Room(slug) => room_page(guide, programme.rooms.iter().find(|room| room.slug == slug)?),
            Leaf::Now => present_page(guide, self.now),
            Leaf::Changes => self.changes(guide),
            Leaf::Search => search_page(guide, &self.found),
            Leaf::Sheet | Leaf::Card | Leaf::File(_) => return None,
        };
        Some(page)
    }

    fn changes(&self, guide: &Guide<'_>) -> Page {
        let page_size = usize::try_from(PAGE).unwrap_or(usize::MAX);
        let before = self.ask.before.unwrap_or(i32::MAX);
        let from = self.history.partition_point(|release| release.facts.number >= before);
        let rest = &self.history[from..];
        let shown = &rest[..rest.len().min(page_size)];
        let older = (rest.len() > shown.len()).then(|| shown.last().map(|release| release.facts.number)).flatten();
        changes_page(guide, shown, older)
    }

    fn card(&self) -> Option<Made> {
        let body = card(&self.edition.published)?;
        let cache_control = if self.private { PRIVATE } else { PUBLIC };
        Some(Made { content_type: PNG, cache_control, modified: self.edition.modified, body })
    }

    /// The sheet, to be kept for good under the name that says what is in it.
    fn sheet(&self) -> Option<Made> {
        if self.ask.path() != self.edition.sheet_address {
            return None;
        }
        let cache_control = if self.private { PRIVATE } else { IMMUTABLE };
        let body = self.edition.sheet.clone().into_bytes();
        Some(Made { content_type: CSS, cache_control, modified: self.edition.modified, body })
    }

    fn file(&self, file: File<'_>) -> Option<Made> {
        let language = self.ask.language.unwrap_or(self.edition.language);
        let body = file.write(&self.edition, &self.history, self.site.settings(), language)?.into_bytes();
        let cache_control = if self.private { PRIVATE } else { PUBLIC };
        Some(Made { content_type: file.content_type(), cache_control, modified: self.edition.modified, body })
    }

    fn visit(&self) -> Visit {
        visit(&self.ask, self.edition.language)
    }
}

/// A visit by nobody in particular: the language is the address's, else the conference's, never the reader's own, so
/// that one page serves everybody.
fn visit(ask: &Ask, conference: Lang) -> Visit {
    Visit {
        language: ask.language.unwrap_or(conference),
        language_in_address: ask.language.is_some(),
        path: ask.path().to_owned(),
        who: None,
        refused: None,
        done: None,
    }
}
