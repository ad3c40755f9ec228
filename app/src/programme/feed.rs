//! What the feed of changes and a personal calendar say, in words.

use service::programme::releases::Release;

use super::{
    change::{counts_in_words, happened},
    guide::{Guide, version_name},
};
use crate::{
    i18n::{t, tv},
    page::in_words_of,
    visit::Visit,
};

/// Changes of one release that are told singly.
const SINGLY: usize = 300;

/// The words of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedWords {
    /// Its title.
    pub title: String,
    /// Those of each release.
    pub releases: Vec<ReleaseWords>,
}

/// The words of one release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseWords {
    /// Its title, with how much changed.
    pub title: String,
    /// What its maker says, and each change.
    pub sentences: Vec<String>,
}

/// The words of the feed of `releases`.
pub fn feed_words(visit: Visit, guide: &Guide<'_>, releases: &[Release]) -> FeedWords {
    in_words_of(visit, || FeedWords {
        title: format!("{}: {}", guide.title(), t("programme-what-changed")),
        releases: releases.iter().map(|release| release_words(guide, release)).collect(),
    })
}

/// The name of somebody's own calendar.
pub fn agenda_name(visit: Visit, conference: &str) -> String {
    in_words_of(visit, || format!("{conference}: {}", t("programme-my-agenda")))
}

fn release_words(guide: &Guide<'_>, release: &Release) -> ReleaseWords {
    let facts = &release.facts;
    let version = tv("programme-version", &[("version", version_name(facts).into())]);
    let comment = Some(facts.comment.clone()).filter(|comment| !comment.is_empty());
    // Everything is new in the first: saying so once, in the title, is enough.
    let told = if facts.number > 1 { SINGLY } else { 0 };
    let mut changes: Vec<_> = release.diff.changes.iter().collect();
    changes.sort_by_key(|change| change.what.rank());
    let changes = changes.into_iter().take(told);
    let changes = changes.map(|change| format!("{}: {}", change.title, happened(guide, &change.what)));
    ReleaseWords {
        title: format!("{version}: {}", counts_in_words(&release.diff.counts())),
        sentences: comment.into_iter().chain(changes).collect(),
    }
}
