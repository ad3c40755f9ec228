//! Finding things in the programme.

use domain::programme::{Room, Session, Speaker, Track, fold::fold};
use exchange::plain_line;
use leptos::prelude::*;
use service::programme::search::{Hit, PAGE};

use super::guide::Guide;
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::excerpt_around,
};

/// What a search brought.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What was looked for; empty where nobody has asked yet.
    pub query: String,
    /// How many hits were passed over.
    pub offset: u64,
    /// What was found, the best first; one more than a page where there are more.
    pub hits: Vec<Hit>,
}

/// What hits are marked by.
pub(crate) struct Sought {
    words: Vec<String>,
    /// Whether each hit names its conference, because the page does not.
    across: bool,
}

impl Sought {
    /// The words of `query`, sought in one conference.
    pub(crate) fn new(query: &str) -> Self {
        let folded = fold(query);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        Self { words: words.map(str::to_owned).collect(), across: false }
    }

    /// The same words, sought on the whole site.
    pub(crate) fn across(self) -> Self {
        Self { across: true, ..self }
    }

    /// The name of the conference, where it stands beside a hit.
    fn beside(&self, guide: &Guide<'_>) -> Option<String> {
        self.across.then(|| guide.title().to_owned())
    }
}

/// Characters of an excerpt.
const EXCERPT: usize = 220;

/// The search page with what was found.
pub fn search_page(guide: &Guide<'_>, found: &Found) -> Page {
    let sought = Sought::new(&found.query);
    let page_size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let shown: Vec<AnyView> = found.hits.iter().take(page_size).filter_map(|hit| result(guide, hit, &sought)).collect();
    let asked = !found.query.is_empty();
    let title = if asked {
        tv("programme-search-for", &[("query", found.query.clone().into())])
    } else {
        t("programme-search")
    };
    let count = asked.then(|| view! { <p class="count" role="status">{count_line(found, page_size)}</p> });
    let nothing = (asked && shown.is_empty()).then(|| {
        view! {
            <div class="empty"><h2>{t("programme-found-nothing")}</h2><p>{t("programme-found-nothing-hint")}</p></div>
        }
    });
    let language = guide.href("").split_once("?lang=").map(|(_, lang)| {
        view! { <input type="hidden" name="lang" value=lang.to_owned() /> }
    });
    let main = view! {
        <header class="head">
            <h1>{t("programme-search")}</h1>
            <form class="seek" role="search" method="get">
                {language}
                <label class="unseen" for="q">{t("programme-search-label")}</label>
                <input id="q" name="q" type="search" value=found.query.clone() />
                <button class="button primary">{t("programme-search")}</button>
            </form>
            {count}
        </header>
        {nothing}
        <ol class="results">{shown}</ol>
        {pages(guide, found, page_size)}
    };
    let description = tv("programme-search-description", &[("conference", guide.title().into())]);
    let page = guide.page("/search", &title, description, main);
    if asked { page.unlisted() } else { page }
}

fn count_line(found: &Found, page_size: usize) -> String {
    let shown = found.hits.len().min(page_size);
    let first = found.offset + 1;
    let last = found.offset + u64::try_from(shown).unwrap_or(0);
    let more = found.hits.len() > page_size || found.offset > 0;
    let values = [
        ("query", found.query.clone().into()),
        ("count", shown.into()),
        ("first", first.into()),
        ("last", last.into()),
    ];
    tv(if more { "programme-found-page" } else { "programme-found" }, &values)
}

fn pages(guide: &Guide<'_>, found: &Found, page_size: usize) -> Option<AnyView> {
    let more = found.hits.len() > page_size;
    if !more && found.offset == 0 {
        return None;
    }
    let href = |offset: u64| {
        let base = guide.href("/search");
        let (path, language) = base.split_once('?').map_or((base.as_str(), ""), |(path, rest)| (path, rest));
        let mut query = url::form_urlencoded::Serializer::new(language.to_owned());
        query.append_pair("q", &found.query);
        if offset > 0 {
            query.append_pair("from", &offset.to_string());
        }
        format!("{path}?{}", query.finish())
    };
    let previous = (found.offset > 0).then(|| {
        let href = href(found.offset.saturating_sub(PAGE));
        view! { <a class="button" rel="prev" href=href>{t("programme-better-results")}</a> }
    });
    let next = more.then(|| {
        let href = href(found.offset + PAGE);
        view! { <a class="button" rel="next" href=href>{t("programme-more-results")}</a> }
    });
    let gap = previous.is_none().then(|| view! { <span></span> });
    let end = next.is_none().then(|| view! { <span></span> });
    let nav = view! { <nav class="pages" aria-label=t("programme-results")>{gap}{previous}{next}{end}</nav> };
    Some(nav.into_any())
}

fn result(guide: &Guide<'_>, hit: &Hit, sought: &Sought) -> Option<AnyView> {
    let programme = guide.programme();
    match hit.kind.as_str() {
        "session" => {
            let session = programme.sessions.iter().find(|session| session.code == hit.key)?;
            Some(session_result(guide, session, sought))
        }
        "speaker" => {
            let speaker = programme.speakers.iter().find(|speaker| speaker.code == hit.key)?;
            Some(speaker_result(guide, speaker, sought))
        }
        "track" => {
            let track = programme.tracks.iter().find(|track| track.slug == hit.key)?;
            Some(track_result(guide, track, sought))
        }
        "room" => {
            let room = programme.rooms.iter().find(|room| room.slug == hit.key)?;
            Some(room_result(guide, room, sought))
        }
        _ => None,
    }
}

/// A session that was found.
pub(crate) fn session_result(guide: &Guide<'_>, session: &Session, sought: &Sought) -> AnyView {
    let slot = guide.slots_of(session).next();
    let place = slot.map(|slot| format!("{} · {}", guide.span(slot), guide.index.room_name(slot.room)));
    let kind = [sought.beside(guide), Some(t("programme-session")), place].into_iter().flatten();
    let kind = kind.collect::<Vec<_>>().join(" · ");
    let who = guide.who(session);
    let text = plain_line(&format!("{} {}", session.summary, session.description));
    let line = if who.is_empty() { text } else { format!("{who}. {text}") };
    shown(kind, &session.title, guide.href_of(session), &line, sought)
}

/// Somebody who was found.
pub(crate) fn speaker_result(guide: &Guide<'_>, speaker: &Speaker, sought: &Sought) -> AnyView {
    let text = plain_line(&speaker.biography);
    let kind = [sought.beside(guide), Some(t("programme-speaker"))].into_iter().flatten();
    let kind = kind.collect::<Vec<_>>().join(" · ");
    shown(kind, &speaker.name, guide.href_of_speaker(speaker), &text, sought)
}

fn track_result(guide: &Guide<'_>, track: &Track, sought: &Sought) -> AnyView {
    let in_track = |slot: &&domain::programme::Slot| {
        guide.index.session(slot.session).is_some_and(|session| session.track == Some(track.id))
    };
    let count = guide.programme().active_slots().filter(in_track).count();
    let line = tv("programme-group-standing", &[("count", count.into())]);
    shown(t("programme-track"), &track.name, guide.href_of_track(track), &line, sought)
}

fn room_result(guide: &Guide<'_>, room: &Room, sought: &Sought) -> AnyView {
    let count = guide.programme().active_slots().filter(|slot| slot.room == room.id).count();
    let line = tv("programme-group-standing", &[("count", count.into())]);
    shown(t("programme-room"), &room.name, guide.href(&format!("/rooms/{}", room.slug)), &line, sought)
}

/// A hit: what it is, its name, and where in its text the words stand.
pub(crate) fn shown(kind: String, title: &str, href: String, text: &str, sought: &Sought) -> AnyView {
    let words = &sought.words;
    view! {
        <li>
            <p class="kind">{kind}</p>
            <h2><a href=href>{marked(title, words)}</a></h2>
            <p class="excerpt">{marked(&excerpt_around(text, words, EXCERPT), words)}</p>
        </li>
    }
    .into_any()
}

/// The text with the words that were looked for marked, where a word of the text begins with one of them.
fn marked(text: &str, words: &[String]) -> Vec<AnyView> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    for piece in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let end = piece.find(|c: char| !c.is_alphanumeric()).unwrap_or(piece.len());
        let (word, rest) = piece.split_at(end);
        let folded = fold(word);
        if !word.is_empty() && words.iter().any(|sought| folded.starts_with(sought.as_str())) {
            // An empty text would come out as a space.
            if !plain.is_empty() {
                parts.push(std::mem::take(&mut plain).into_any());
            }
            parts.push(view! { <mark>{word.to_owned()}</mark> }.into_any());
            plain.push_str(rest);
        } else {
            plain.push_str(piece);
        }
    }
    if !plain.is_empty() {
        parts.push(plain.into_any());
    }
    parts
}
