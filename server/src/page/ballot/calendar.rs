//! `GET /g/{group}/ballots.ics`: when the ballots of a group open and close.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::{ballot::BallotState, policy::Action};
use exchange::calendar::{Moment, moments};
use service::ballot::{self, BallotLine, EndLine};

use super::found;
use crate::{page::Answer, visitor::Visitor};

/// The openings and closings that the visitor may know of: nothing of drafts, and of none more than its title and times,
/// and the head of the group's sealed event log when it closed.
pub async fn feed(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    let lines = ballot::ballots(&visitor.ctx, &facts).await?;
    let ends = ballot::ballot_ends(&visitor.ctx, &facts).await?;
    let all: Vec<Moment> = lines.iter().flat_map(|line| both(&visitor, &slug, line, &ends)).collect();
    let name = app::ballot::feed_name(visitor.visit.language, &facts.name);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache")),
    ];
    Ok((headers, moments(&name, &all)).into_response())
}

fn both(visitor: &Visitor, slug: &str, line: &BallotLine, ends: &[EndLine]) -> Vec<Moment> {
    let Some(opened) = line.opened_at else { return Vec::new() };
    let settings = visitor.site.settings();
    let closed = ends.iter().rfind(|end| end.ballot == line.id && !end.settled);
    let sealed = closed.and_then(|end| end.head.as_deref());
    let sealed = sealed.map(|head| app::ballot::sealed_words(visitor.visit.language, head)).unwrap_or_default();
    let moment = |what: &str, at| Moment {
        uid: format!("ballot-{}-{what}@{}", line.id, settings.host()),
        at,
        changed: line.state_since,
        summary: app::ballot::feed_words(visitor.visit.language, what, &line.title),
        note: if what == "closes" { sealed.clone() } else { String::new() },
        page: settings.address(&format!("/g/{slug}/ballots/{}", line.id)),
        cancelled: what == "closes" && matches!(line.state, BallotState::Annulled | BallotState::Deferred),
    };
    let closes = line.closed_at.or(line.closes_at).map(|at| moment("closes", at));
    std::iter::once(moment("opens", opened)).chain(closes).collect()
}
