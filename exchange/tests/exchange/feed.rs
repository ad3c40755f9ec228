//! The feed of changes.

use atom_syndication::Feed;
use exchange::atom::{Change, Changes, feed};
use proptest::prelude::*;
use serde_json::json;

use crate::{
    support::{origin, understood},
    world::at,
};

const ID: &str = "tag:plenary.example,2025-11-03:conference/00000000-0000-0000-0000-000000000007/changes";

fn changes() -> Changes {
    Changes {
        conference: uuid::Uuid::from_u128(7).into(),
        since: "2025-11-03".parse().expect("a day"),
        title: "Demo & Friends: <changes>".into(),
        author: "Demo".into(),
        language: "en".into(),
        self_url: "https://plenary.example/c/demo-2026/changes.atom?a=1&b=2".into(),
        page_url: "https://plenary.example/c/demo-2026/changes".into(),
        changes: vec![
            change(1, "2025-12-01T08:00:00Z", &["Everything is new."]),
            change(3, "2026-01-02T08:00:00Z", &["“A <b>” moved & stayed.", "B was \u{0}cancelled."]),
            change(2, "2025-12-24T20:00:00.5Z", &["C is <script>new</script>."]),
        ],
    }
}

fn change(number: u32, time: &str, sentences: &[&str]) -> Change {
    Change {
        number,
        version: format!("v{number}"),
        at: at(time),
        title: format!("Release {number}"),
        sentences: sentences.iter().map(|sentence| (*sentence).to_owned()).collect(),
        url: format!("https://plenary.example/c/demo-2026/changes/{number}"),
    }
}

#[test]
fn a_feed_looks_like_this() {
    insta::assert_snapshot!(feed(&changes(), &origin()).replace("><", ">\n<"));
}

#[test]
fn the_order_of_the_changes_makes_no_difference() {
    let mut turned = changes();
    turned.changes.reverse();
    assert_eq!(feed(&turned, &origin()), feed(&changes(), &origin()));
}

#[test]
fn a_new_release_leaves_the_entries_before_it_as_they_were() {
    let entries = |changes: &Changes| Feed::read_from(feed(changes, &origin()).as_bytes()).expect("a feed").entries;
    let mut more = changes();
    more.changes.push(change(4, "2026-01-03T08:00:00Z", &["D is new."]));
    let (before, now) = (entries(&changes()), entries(&more));
    assert_eq!(now[0].id, format!("{ID}/4"));
    assert_eq!(now[1..], before);
}

#[test]
fn a_conference_without_releases_has_an_empty_feed() {
    let nothing = Changes { changes: Vec::new(), ..changes() };
    let read = Feed::read_from(feed(&nothing, &origin()).as_bytes()).expect("a feed");
    assert_eq!((read.entries.len(), read.updated), (0, at("2025-11-03T00:00:00Z").fixed_offset()));
}

#[test]
fn feedparser_reads_the_same() {
    let text = feed(&changes(), &origin());
    let Some(read) = understood("read_feed.py", "feed", &text) else { return };
    let entry = |number: u32, time: &str, content: &str| {
        json!({
            "id": format!("{ID}/{number}"),
            "title": format!("Release {number}"),
            "updated": time,
            "published": time,
            "version": format!("v{number}"),
            "links": { "alternate": format!("https://plenary.example/c/demo-2026/changes/{number}") },
            "content": content,
        })
    };
    let expected = json!({
        "well_formed": true,
        "version": "atom10",
        "id": ID,
        "title": "Demo & Friends: <changes>",
        "author": "Demo",
        "language": "en",
        "updated": "2026-01-02T08:00:00+00:00",
        "links": {
            "self": "https://plenary.example/c/demo-2026/changes.atom?a=1&b=2",
            "alternate": "https://plenary.example/c/demo-2026/changes",
        },
        "entries": [
            entry(3, "2026-01-02T08:00:00+00:00", "<ul><li>“A &lt;b&gt;” moved &amp; stayed.</li><li>B was cancelled.</li></ul>"),
            entry(2, "2025-12-24T20:00:00.500+00:00", "<ul><li>C is &lt;script&gt;new&lt;/script&gt;.</li></ul>"),
            entry(1, "2025-12-01T08:00:00+00:00", "<ul><li>Everything is new.</li></ul>"),
        ],
    });
    assert_eq!(read, expected);
}

proptest! {
    /// Whatever the words are, the feed is XML, and no markup comes of them.
    #[test]
    fn any_words_make_a_feed(title in any::<String>(), sentence in any::<String>()) {
        let one = Change { title: title.clone(), sentences: vec![sentence], ..change(1, "2026-01-02T08:00:00Z", &[]) };
        let text = feed(&Changes { title, changes: vec![one], ..changes() }, &origin());
        let read = Feed::read_from(text.as_bytes()).expect("a feed");
        let content = read.entries[0].content.as_ref().and_then(|content| content.value.clone()).expect("a content");
        prop_assert_eq!(content.matches('<').count(), 4, "{}", content);
    }
}
