//! The Atom feed of a programme's changes: one entry per release.

use atom_syndication::{Content, Entry, Feed, Generator, Link, Person, Text};
use domain::{Instant, id::ConferenceId, id::ReleaseId, programme::tidy};
use quick_xml::escape::escape;

/// A feed of changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes<'a> {
    /// Whose changes.
    pub conference: ConferenceId,
    /// When the conference came to be on this site; part of the feed's identity, so it must not change.
    pub since: Instant,
    /// Name of the feed, in the reader's language.
    pub title: &'a str,
    /// Who publishes.
    pub author: &'a str,
    /// BCP 47 tag of the language of titles and sentences.
    pub language: &'a str,
    /// The domain in the feed's identities. It must stay even when the site moves.
    pub authority: &'a str,
    /// The feed's own address.
    pub address: &'a str,
    /// The page that shows the same.
    pub page: &'a str,
    /// Name and version of the software.
    pub generator: (&'a str, &'a str),
    /// The releases, newest first.
    pub releases: Vec<ReleaseNews<'a>>,
}

/// One release in the feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseNews<'a> {
    /// Which release.
    pub id: ReleaseId,
    /// When it was published.
    pub at: Instant,
    /// What it is called, in the reader's language.
    pub title: &'a str,
    /// The page that shows it.
    pub page: &'a str,
    /// What changed, a sentence each, as plain text in the reader's language.
    pub sentences: Vec<String>,
}

/// The feed as Atom.
pub fn changes(changes: &Changes<'_>) -> String {
    let feed = Feed {
        title: Text::plain(tidy::line(changes.title)),
        id: tag(changes.authority, changes.since, &format!("conference/{}/changes", changes.conference)),
        // The newest release is the feed's last change; the clock has no say in it.
        updated: changes.releases.iter().map(|release| release.at).max().unwrap_or(changes.since).fixed_offset(),
        authors: vec![Person { name: tidy::line(changes.author), ..Person::default() }],
        generator: Some(Generator {
            value: tidy::line(changes.generator.0),
            uri: None,
            version: Some(tidy::line(changes.generator.1)),
        }),
        links: vec![
            link("self", changes.address, "application/atom+xml"),
            link("alternate", changes.page, "text/html"),
        ],
        entries: changes.releases.iter().map(|release| entry(release, changes.authority)).collect(),
        lang: Some(changes.language.to_owned()),
        ..Feed::default()
    };
    feed.to_string()
}

fn entry(release: &ReleaseNews<'_>, authority: &str) -> Entry {
    let items: Vec<_> = release.sentences.iter().map(|sentence| escape(tidy::line(sentence))).collect();
    Entry {
        title: Text::plain(tidy::line(release.title)),
        id: tag(authority, release.at, &format!("release/{}", release.id)),
        updated: release.at.fixed_offset(),
        published: Some(release.at.fixed_offset()),
        links: vec![link("alternate", release.page, "text/html")],
        content: (!items.is_empty()).then(|| Content {
            value: Some(format!("<ul><li>{}</li></ul>", items.join("</li><li>"))),
            content_type: Some("html".into()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

fn link(rel: &str, href: &str, kind: &str) -> Link {
    Link { href: tidy::address(href), rel: rel.into(), mime_type: Some(kind.into()), ..Link::default() }
}

/// A `tag:` URI (RFC 4151): the same for ever, wherever the site is.
fn tag(authority: &str, since: Instant, specific: &str) -> String {
    format!("tag:{authority},{}:{specific}", since.format("%Y-%m-%d"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed() -> String {
        let at = |text: &str| text.parse::<Instant>().expect("an instant");
        changes(&Changes {
            conference: ConferenceId(uuid::Uuid::from_u128(1)),
            since: at("2026-01-01T10:00:00Z"),
            title: "Changes & more",
            author: "Demo <2026>",
            language: "en",
            authority: "example.org",
            address: "https://example.org/c/demo/changes.atom",
            page: "https://example.org/c/demo/changes",
            generator: ("Plenary", "0.1.0"),
            releases: vec![
                ReleaseNews {
                    id: ReleaseId(uuid::Uuid::from_u128(3)),
                    at: at("2026-01-03T10:00:00Z"),
                    title: "Version 2",
                    page: "https://example.org/c/demo/changes/2",
                    sentences: vec!["“<b>Kernel</b>” moved & changed.".into()],
                },
                ReleaseNews {
                    id: ReleaseId(uuid::Uuid::from_u128(2)),
                    at: at("2026-01-02T10:00:00Z"),
                    title: "Version 1",
                    page: "https://example.org/c/demo/changes/1",
                    sentences: vec![],
                },
            ],
        })
    }

    #[test]
    fn identities_and_times_come_from_the_releases_alone() {
        let parsed: Feed = feed().parse().expect("an Atom feed");
        assert_eq!(parsed.id, "tag:example.org,2026-01-01:conference/00000000-0000-0000-0000-000000000001/changes");
        assert_eq!(parsed.updated.to_rfc3339(), "2026-01-03T10:00:00+00:00");
        assert_eq!(parsed.entries[0].id, "tag:example.org,2026-01-03:release/00000000-0000-0000-0000-000000000003");
        assert_eq!(feed(), feed());
    }

    #[test]
    fn sentences_are_text_and_never_markup() {
        let parsed: Feed = feed().parse().expect("an Atom feed");
        let content = parsed.entries[0].content.as_ref().and_then(|content| content.value.as_deref());
        assert_eq!(content, Some("<ul><li>“&lt;b&gt;Kernel&lt;/b&gt;” moved &amp; changed.</li></ul>"));
        assert_eq!(parsed.title.as_str(), "Changes & more");
        assert_eq!(parsed.authors[0].name, "Demo <2026>");
    }
}
