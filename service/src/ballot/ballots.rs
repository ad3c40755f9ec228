//! The ballots of a group, and those that wait for somebody's vote.

use std::collections::HashMap;

use domain::{
    Instant,
    ballot::{BallotState, rule::Outcome},
    id::BallotId,
    policy::Action,
};
use sea_orm::{ColumnTrait, QueryFilter};
use serde::Serialize;

use super::{counted::terms_of, find, lost::lost_of};
use crate::{
    Ctx, Error, Result,
    entity::{ballot, ballot_voter, candidacy, working_group},
    group::{GroupFacts, find as groups},
};

/// A ballot in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BallotLine {
    /// Which.
    pub id: BallotId,
    /// What it is called.
    pub title: String,
    /// What its rule or way of counting is called.
    pub rule_name: String,
    /// Where it stands.
    pub state: BallotState,
    /// Since when it stands there.
    pub state_since: Instant,
    /// When it opened.
    pub opened_at: Option<Instant>,
    /// The last moment at which a position counts.
    pub closes_at: Option<Instant>,
    /// Whether it calls for seconds.
    pub nominates: bool,
    /// When it closed.
    pub closed_at: Option<Instant>,
    /// How a decision ended.
    pub outcome: Option<Outcome>,
}

/// A vote that somebody can still cast.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DueLine {
    /// Which ballot.
    pub id: BallotId,
    /// What it is called.
    pub title: String,
    /// The part of addresses of its group.
    pub group: String,
    /// The name of its group.
    pub group_name: String,
    /// Since when it stands where it does.
    pub since: Instant,
    /// The last moment.
    pub closes_at: Instant,
    /// Whether every vote that the asker casts was cast.
    pub voted: bool,
}

/// The ballots of a group that the asker may know of, the newest first.
pub async fn ballots(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<BallotLine>> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let rows = find::of_group(group.id, find::Knows::of(group)).all(&ctx.db.read).await?;
    let line = |row: ballot::Model| BallotLine {
        id: row.id,
        title: row.title,
        rule_name: row.rule_name,
        state: row.state,
        state_since: row.state_since,
        opened_at: row.opened_at,
        nominates: row.state == BallotState::Draft && row.seconds > 0,
        closes_at: row.closes_at,
        closed_at: row.closed_at,
        outcome: row.outcome,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Whether a ballot of the group is there for the asker: a draft is for those who run ballots, for those who are nominated
/// in it, and while it calls for seconds for all in the group.
pub async fn known_ballot(ctx: &Ctx, group: &GroupFacts, id: BallotId) -> Result<()> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let db = &ctx.db.read;
    let row = find::in_group(group.id, id).one(db).await?.ok_or_else(Error::not_found)?;
    if find::Knows::of(group).knows(&row) {
        return Ok(());
    }
    let person = ctx.actor.person().ok_or_else(Error::not_found)?;
    let nominated = find::candidates(id).filter(candidacy::Column::PersonId.eq(person)).one(db).await?;
    nominated.map(|_| ()).ok_or_else(Error::not_found)
}

/// The open ballots in which the asker casts a vote that would count if they closed now, the first to close first.
pub async fn votes_due(ctx: &Ctx) -> Result<Vec<DueLine>> {
    ctx.authorize_route(Action::Vote)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let rows = find::due_of(person, ctx.now).all(db).await?;
    let known = groups::visible_to(&ctx.actor);
    let known = known.filter(working_group::Column::Id.is_in(rows.iter().map(|row| row.group_id))).all(db).await?;
    let casts = find::casts_of(person).all(db).await?;
    let cast_here = |voter: &ballot_voter::Model| {
        casts.iter().any(|one| one.ballot_id == voter.ballot_id && one.voter_id == voter.voter_id)
    };
    let voters = find::voters_of(rows.iter().map(|row| row.id).collect()).all(db).await?;
    let (mut mine, mut lines) = (HashMap::<BallotId, Vec<ballot_voter::Model>>::new(), Vec::new());
    for voter in voters.into_iter().filter(|voter| voter.struck_at.is_none() && cast_here(voter)) {
        mine.entry(voter.ballot_id).or_default().push(voter);
    }
    for row in rows {
        let Some(group) = known.iter().find(|group| group.id == row.group_id) else { continue };
        let (Some(mut votes), Some(closes_at)) = (mine.remove(&row.id), row.closes_at) else { continue };
        let strikes = terms_of(&row)?.conduct().lost_standing;
        let gone = lost_of(db, group, (&row, strikes), &votes, ctx.now).await?;
        votes.retain(|vote| !gone.contains(&vote.voter_id));
        if votes.is_empty() {
            continue;
        }
        lines.push(DueLine {
            voted: votes.iter().all(|vote| vote.voted),
            id: row.id,
            title: row.title,
            group: group.slug.clone(),
            group_name: group.name.clone(),
            since: row.state_since,
            closes_at,
        });
    }
    Ok(lines)
}
