//! `GET /g/{group}/ballots.atom`: ballots of a group that opened, closed and were settled.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::policy::Action;
use exchange::atom::{News, NewsEntry, news};
use service::ballot::{self, BallotLine, EndLine};

use super::found;
use crate::{page::Answer, visitor::Visitor};

/// So much is told.
const NEWEST: usize = 100;

/// What happened to the ballots that the visitor may know of: nothing of drafts, how each ended, and the head of the
/// group's sealed event log then. Readers keep what they got, so a log that is rewritten later shows.
pub async fn feed(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let group = found(&visitor, &slug, Action::SeeGroup).await?;
    let lines = ballot::ballots(&visitor.ctx, &group).await?;
    let ends = ballot::ballot_ends(&visitor.ctx, &group).await?;
    let home = visitor.site.settings().address(&format!("/g/{slug}"));
    let language = visitor.visit.language;
    let opened = lines.iter().filter_map(|line| {
        Some(NewsEntry {
            id: format!("urn:uuid:{}", line.id),
            at: line.opened_at?,
            title: app::ballot::feed_words(language, "opens", &line.title),
            summary: None,
            url: format!("{home}/ballots/{}", line.id),
        })
    });
    let ended = ends.iter().filter_map(|end| {
        let line: &BallotLine = lines.iter().find(|line| line.id == end.ballot)?;
        let what = if end.settled { "settled" } else { "closes" };
        Some(NewsEntry {
            id: format!("urn:uuid:{}", end.id),
            at: end.at,
            title: app::ballot::feed_words(language, what, &line.title),
            summary: said(&visitor, line, end),
            url: format!("{home}/ballots/{}", line.id),
        })
    });
    let mut entries: Vec<NewsEntry> = opened.chain(ended).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.at));
    entries.truncate(NEWEST);
    let feed = News {
        id: format!("{home}/ballots.atom"),
        since: group.state_since,
        title: app::ballot::feed_name(language, &group.name),
        author: group.name.clone(),
        language: language.to_string(),
        self_url: format!("{home}/ballots.atom"),
        page_url: format!("{home}/ballots"),
        entries,
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/atom+xml; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    Ok((headers, news(&feed)).into_response())
}

/// How a decision ended, and the head.
fn said(visitor: &Visitor, line: &BallotLine, end: &EndLine) -> Option<String> {
    let language = visitor.visit.language;
    let outcome = line.outcome.map(|outcome| app::ballot::outcome_words(language, outcome));
    let sealed = end.head.as_deref().map(|head| app::ballot::sealed_words(language, head));
    let words: Vec<String> = outcome.into_iter().chain(sealed).collect();
    (!words.is_empty()).then(|| words.join(" "))
}
