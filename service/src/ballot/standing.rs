//! What ballots say about who took part: members who miss them lose the vote where the group's rule of standing counts them.

use domain::{
    ballot::BallotState,
    group::standing::{Answer, Ballot},
    id::{BallotId, GroupId, OrganisationId, PersonId, VoterId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use super::find;
use crate::{
    Result,
    entity::{ballot, ballot_voter},
};

/// The ballots of a group that feed standing and closed for good, with who voted.
pub(crate) struct HeldBallots {
    rows: Vec<ballot::Model>,
    voters: Vec<ballot_voter::Model>,
}

/// Two queries, however many ballots there are.
pub(crate) async fn held_for_standing(db: &impl ConnectionTrait, group: GroupId) -> Result<HeldBallots> {
    let rows = find::of_group(group, find::Knows::Opened)
        .filter(ballot::Column::FeedsStanding.eq(true))
        .filter(ballot::Column::State.is_in([BallotState::Closed, BallotState::Settled]))
        .all(db)
        .await?;
    let ids: Vec<BallotId> = rows.iter().map(|row| row.id).collect();
    Ok(HeldBallots { voters: find::voters_of(ids).all(db).await?, rows })
}

impl HeldBallots {
    /// What somebody did in those in which they, or the organisation as which theirs votes, had a vote. What they said is
    /// not looked at: whoever abstains took part.
    pub(crate) fn of(&self, person: PersonId, principal: Option<OrganisationId>) -> Vec<Ballot> {
        let own = |voter: &VoterId| voter.0 == person.0 || principal.is_some_and(|id| id.0 == voter.0);
        let held = |row: &ballot::Model| {
            let vote = self.voters.iter().find(|voter| voter.ballot_id == row.id && own(&voter.voter_id))?;
            Some(Ballot {
                opened: row.opened_at?.date_naive(),
                closed: row.closed_at.map(|at| at.date_naive()),
                answer: vote.voted.then_some(Answer::Vote),
            })
        };
        self.rows.iter().filter_map(held).collect()
    }
}
