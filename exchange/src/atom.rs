//! An Atom feed (RFC 4287) of what changed from release to release.

use atom_syndication::{Category, Content, Entry, Feed, FixedDateTime, Link, Person, Text, WriteConfig};
use chrono::{NaiveDate, NaiveTime};
use domain::{Instant, id::ConferenceId};

use crate::Origin;

/// What the feed is of and which releases it tells of. All words are the caller's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// The conference, named in all identifiers.
    pub conference: ConferenceId,
    /// The day on which the conference came to this site. Identifiers carry it (RFC 4151: a day on which the host was
    /// ours), so it must never change.
    pub since: NaiveDate,
    /// The feed's title.
    pub title: String,
    /// Who publishes it, usually the conference.
    pub author: String,
    /// Language of its words, BCP 47.
    pub language: String,
    /// Address of the feed itself.
    pub self_url: String,
    /// Address of the page that shows the same.
    pub page_url: String,
    /// The releases, in any order.
    pub changes: Vec<Change>,
}

/// One release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its number, unique in the conference.
    pub number: u32,
    /// Its version, as shown ("v1.1").
    pub version: String,
    /// When it was released.
    pub at: Instant,
    /// What happened, in a line.
    pub title: String,
    /// What happened, a sentence for each change; plain text.
    pub sentences: Vec<String>,
    /// Address of its page.
    pub url: String,
}

/// Writes the feed, newest release first. The same changes give the same bytes.
pub fn feed(changes: &Changes, origin: &Origin) -> String {
    let mut newest_first: Vec<&Change> = changes.changes.iter().collect();
    newest_first.sort_by_key(|change| std::cmp::Reverse((change.at, change.number)));
    let updated =
        newest_first.first().map_or_else(|| changes.since.and_time(NaiveTime::MIN).and_utc(), |newest| newest.at);
    let id = format!("tag:{},{}:conference/{}/changes", origin.host, changes.since, changes.conference);
    let feed = Feed {
        title: Text::plain(clean(&changes.title)),
        updated: time(updated),
        authors: vec![Person { name: clean(&changes.author), ..Person::default() }],
        links: vec![
            link("self", &changes.self_url, "application/atom+xml"),
            link("alternate", &changes.page_url, "text/html"),
        ],
        entries: newest_first.into_iter().map(|change| entry(change, &id)).collect(),
        lang: Some(clean(&changes.language)).filter(|language| !language.is_empty()),
        id,
        ..Feed::default()
    };
    written(&feed)
}

/// News of something that goes on: what the feed says, and what happened. All words are the caller's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// What names the feed for ever.
    pub id: String,
    /// When it was changed where nothing happened yet.
    pub since: Instant,
    /// The feed's title.
    pub title: String,
    /// Who publishes it.
    pub author: String,
    /// Language of its words, BCP 47.
    pub language: String,
    /// Address of the feed itself.
    pub self_url: String,
    /// Address of the page that shows the same.
    pub page_url: String,
    /// What happened, in any order.
    pub entries: Vec<NewsEntry>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsEntry {
    /// What names it for ever.
    pub id: String,
    /// When.
    pub at: Instant,
    /// What, in a line.
    pub title: String,
    /// What else there is to say of it, as plain text.
    pub summary: Option<String>,
    /// Address of its page.
    pub url: String,
}

/// Writes the feed of news, the latest first. The same news give the same bytes.
pub fn news(news: &News) -> String {
    let mut latest: Vec<&NewsEntry> = news.entries.iter().collect();
    latest.sort_by(|one, other| (other.at, &other.id).cmp(&(one.at, &one.id)));
    let entries = latest.iter().map(|one| Entry {
        title: Text::plain(clean(&one.title)),
        summary: one.summary.as_deref().map(|words| Text::plain(clean(words))),
        id: clean(&one.id),
        updated: time(one.at),
        published: Some(time(one.at)),
        links: vec![link("alternate", &one.url, "text/html")],
        ..Entry::default()
    });
    written(&Feed {
        title: Text::plain(clean(&news.title)),
        updated: time(latest.first().map_or(news.since, |one| one.at)),
        authors: vec![Person { name: clean(&news.author), ..Person::default() }],
        links: vec![
            link("self", &news.self_url, "application/atom+xml"),
            link("alternate", &news.page_url, "text/html"),
        ],
        entries: entries.collect(),
        lang: Some(clean(&news.language)).filter(|language| !language.is_empty()),
        id: clean(&news.id),
        ..Feed::default()
    })
}

fn written(feed: &Feed) -> String {
    let bytes = feed.write_with_config(Vec::new(), WriteConfig::default()).expect("a vector takes all that is written");
    String::from_utf8(bytes).expect("Strings make UTF-8")
}

fn entry(change: &Change, feed: &str) -> Entry {
    Entry {
        title: Text::plain(clean(&change.title)),
        id: format!("{feed}/{}", change.number),
        updated: time(change.at),
        published: Some(time(change.at)),
        categories: vec![Category { term: clean(&change.version), ..Category::default() }],
        links: vec![link("alternate", &change.url, "text/html")],
        content: (!change.sentences.is_empty()).then(|| content(&change.sentences)),
        ..Entry::default()
    }
}

/// A list, because readers run the lines of plain text together. No markup but ours gets into it.
fn content(sentences: &[String]) -> Content {
    let items: Vec<_> = sentences.iter().map(|sentence| escape(&clean(sentence))).collect();
    Content {
        value: Some(format!("<ul><li>{}</li></ul>", items.join("</li><li>"))),
        content_type: Some("html".into()),
        ..Content::default()
    }
}

fn link(rel: &str, href: &str, mime_type: &str) -> Link {
    Link { rel: rel.into(), href: clean(href), mime_type: Some(mime_type.into()), ..Link::default() }
}

fn time(instant: Instant) -> FixedDateTime {
    instant.fixed_offset()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Only what XML 1.0 can carry.
fn clean(text: &str) -> String {
    text.chars()
        .map(|letter| if letter.is_whitespace() { ' ' } else { letter })
        .filter(|letter| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
        .collect()
}
