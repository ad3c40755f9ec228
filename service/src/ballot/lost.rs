//! Who lost the vote that they had when the ballot opened, where its rule strikes it from both sides.

use std::collections::HashSet;

use domain::{
    Instant,
    ballot::{BallotState, VoterKind, rule::LostStanding},
    id::{GroupId, PersonId, VoterId},
    policy::RoleKind,
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use super::counted::Seen;
use crate::{
    Result,
    entity::{ballot, ballot_voter, role, working_group},
    group::{electors, find as groups},
};

/// The voters who lost it by the ballot's last moment, however late the site comes to close it, or by now while that is to
/// come. Nothing of it is kept before the close: whoever regains the vote counts again.
pub(super) async fn lost(
    db: &impl ConnectionTrait,
    of: &working_group::Model,
    seen: &Seen,
    now: Instant,
) -> Result<HashSet<VoterId>> {
    lost_of(db, of, (&seen.row, seen.conduct().lost_standing), &seen.voters, now).await
}

/// As [`lost`], of some of a ballot's voters: for lists that look at nothing else of it.
pub(super) async fn lost_of(
    db: &impl ConnectionTrait,
    of: &working_group::Model,
    (row, strikes): (&ballot::Model, LostStanding),
    voters: &[ballot_voter::Model],
    now: Instant,
) -> Result<HashSet<VoterId>> {
    let last = match (row.state, row.closes_at) {
        (BallotState::Open, Some(closes)) => closes.min(now),
        // The clock of a ballot that is put off stands still.
        _ => now,
    };
    let keeping = match strikes {
        LostStanding::Keeps => return Ok(HashSet::new()),
        LostStanding::Struck => Keeping { members: members(db, of.id, last).await?, electors: None },
        LostStanding::Judged => {
            let all = Box::pin(electors(db, of, last.date_naive(), last)).await?;
            let electors = all.votes.iter().map(|one| one.voter).collect();
            Keeping { members: members(db, of.id, last).await?, electors: Some(electors) }
        }
    };
    Ok(voters.iter().filter(|voter| !keeping.keeps(voter)).map(|voter| voter.voter_id).collect())
}

/// Whether somebody is no member any more.
pub(super) async fn has_left(
    db: &impl ConnectionTrait,
    group: GroupId,
    voter: &ballot_voter::Model,
    now: Instant,
) -> Result<bool> {
    if voter.kind == VoterKind::Organisation {
        return Ok(false);
    }
    Ok(!members(db, group, now).await?.contains(&PersonId(voter.voter_id.0)))
}

/// Who keeps their vote: a person who is a member, an organisation always; and where the rule of standing is asked again,
/// both only if it gives them a vote.
struct Keeping {
    members: HashSet<PersonId>,
    electors: Option<HashSet<VoterId>>,
}

impl Keeping {
    fn keeps(&self, voter: &ballot_voter::Model) -> bool {
        let stays = voter.kind == VoterKind::Organisation || self.members.contains(&PersonId(voter.voter_id.0));
        stays && self.electors.as_ref().is_none_or(|electors| electors.contains(&voter.voter_id))
    }
}

/// Who was a member at a moment; whoever came later was none.
async fn members(db: &impl ConnectionTrait, group: GroupId, at: Instant) -> Result<HashSet<PersonId>> {
    let held = groups::roles_now(group, at)
        .filter(role::Column::Kind.eq(RoleKind::Member))
        .filter(role::Column::FromAt.lte(at))
        .all(db)
        .await?;
    Ok(held.into_iter().map(|row| row.person_id).collect())
}
