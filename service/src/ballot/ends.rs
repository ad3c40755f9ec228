//! How the ballots of a group ended, with the head of its sealed event log then: for feeds and pages, beside the mails that
//! carry it.

use domain::{
    Instant,
    id::{BallotId, EventId},
    policy::{Action, Scope},
};
use sea_orm::ConnectionTrait;

use crate::{
    Ctx, Result,
    group::GroupFacts,
    record::seal::{SealedEvent, sealed_events},
};

/// That a ballot was closed or settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndLine {
    /// Which event it was.
    pub id: EventId,
    /// Which ballot.
    pub ballot: BallotId,
    /// When.
    pub at: Instant,
    /// Whether its outcome stands from then on; else it was closed.
    pub settled: bool,
    /// The head of the chain that seals the group's event log, with this in it.
    pub head: Option<String>,
}

/// What is told of.
const CLOSED: &str = "ballot.closed";
const SETTLED: &str = "ballot.settled";

/// How the ballots of a group ended, the first first: for an asker who knows of the group, and so of every ballot that was
/// opened.
pub async fn ballot_ends(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<EndLine>> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let told = sealed_events(&ctx.db.read, Scope::Group(group.id), &[CLOSED, SETTLED], None).await?;
    Ok(told.into_iter().filter_map(line).collect())
}

/// The head with which one ballot closed.
pub(super) async fn head_of(db: &impl ConnectionTrait, group: &GroupFacts, id: BallotId) -> Result<Option<String>> {
    let told = sealed_events(db, Scope::Group(group.id), &[CLOSED], Some(id.0)).await?;
    Ok(told.into_iter().next_back().and_then(|one| one.head))
}

fn line(told: SealedEvent) -> Option<EndLine> {
    let settled = told.verb == SETTLED;
    Some(EndLine { id: told.id, ballot: told.subject?.into(), at: told.at, settled, head: told.head })
}
