//! What a group's feed says, in the reader's language.

use service::{group::GroupFacts, life::Happening};

use super::words::state_word;
use crate::{
    i18n::{t, tv},
    page::in_words_of,
    visit::Visit,
};

/// The words of a feed.
#[derive(Clone, Debug)]
pub struct FeedWords {
    /// What the feed is called.
    pub title: String,
    /// What each happening is called, in their order.
    pub titles: Vec<String>,
}

/// The words of a group's feed.
pub fn feed_words(visit: Visit, group: &GroupFacts, told: &[Happening]) -> FeedWords {
    in_words_of(visit, || FeedWords {
        title: tv("feed-title", &[("group", group.name.clone().into())]),
        titles: told.iter().map(|one| said(group, one)).collect(),
    })
}

fn said(group: &GroupFacts, one: &Happening) -> String {
    let of =
        |key: &str| one.words.iter().find(|(name, _)| name == key).map(|(_, word)| word.clone()).unwrap_or_default();
    let title = one.draft.as_ref().map_or_else(|| group.name.clone(), |(title, _)| title.clone());
    let line = of("line");
    let state = |key: &str| if line.is_empty() { String::new() } else { state_word(one.workflow, &line, &of(key)) };
    let kind = of("kind");
    let kind = if kind.is_empty() { kind } else { t(&format!("call-kind-{kind}")) };
    let outcome = of("outcome");
    let outcome = if outcome.is_empty() { outcome } else { t(&format!("call-outcome-{outcome}")) };
    let values = [
        ("title", title.into()),
        ("from", state("from").into()),
        ("to", state("to").into()),
        ("kind", kind.into()),
        ("outcome", outcome.into()),
        ("number", of("number").into()),
    ];
    tv(&format!("feed-{}", one.verb.replace('.', "-")), &values)
}
