//! The reviewers of a call: how much each takes, and how far they are.

use domain::{
    Instant,
    id::{CallId, InvitationId, PersonId},
    policy::{Action, Scope as TeamScope},
    review::{
        figures::loads,
        visibility::{Channel, Field},
    },
};
use sea_orm::{ColumnTrait, QueryFilter};

use super::{board::seen, find, find::Scope, my_part::interests, place};
use crate::{
    Ctx, Result,
    conference::ConferenceFacts,
    entity::invitation,
    team::{find::unanswered_invitations, members},
};

/// Who reviews for a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviewers {
    /// In the order in which they came.
    pub lines: Vec<ReviewerLine>,
    /// Who was invited and has not answered.
    pub invited: Vec<InvitedReviewer>,
    /// Who is on the team and does not review here.
    pub team: Vec<(PersonId, String)>,
}

/// A reviewer. What is counted is counted over the proposals whose reviewers the asker may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewerLine {
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Most reviews.
    pub most: u32,
    /// How many proposals are theirs.
    pub assigned: u32,
    /// How many of those they have reviewed.
    pub done: u32,
    /// How many they declined.
    pub declined: usize,
    /// Of how many subjects they said how well they know them.
    pub subjects: usize,
    /// For how many proposals they said what they wish.
    pub wishes: usize,
}

/// Somebody invited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitedReviewer {
    /// Which invitation.
    pub id: InvitationId,
    /// Where it went.
    pub address: String,
    /// Most reviews that were asked for.
    pub most: u32,
    /// Until when it can be accepted.
    pub expires_at: Instant,
}

/// The reviewers of a call, for those who set its review up.
pub async fn reviewers(ctx: &Ctx, conference: &ConferenceFacts, call: CallId) -> Result<Reviewers> {
    ctx.authorize_route(Action::SeeProposals)?;
    ctx.authorize(Action::SeeProposals, conference.place())?;
    let db = &ctx.db.read;
    let (call, sight, record) = seen(ctx, conference, call, Scope::Call).await?;
    let rows = find::reviewers_of(call.id).all(db).await?;
    let items = record.proposals.iter().map(|row| record.item(&sight, row)).collect::<Result<Vec<_>>>()?;
    let seen = || record.proposals.iter().zip(&items).map(|(row, item)| (sight.lens(row), item));
    let loads = loads(seen());
    let counted: Vec<_> =
        seen().filter(|(lens, _)| lens.shows(Field::ReviewerNames, Channel::Count)).map(|(_, item)| item.id).collect();
    let team = members(db, TeamScope::Conference(conference.id)).await?;
    let names = place::names(db, rows.iter().map(|row| row.person_id).chain(team.iter().map(|one| one.person))).await?;
    let name = |person: PersonId| names.get(&person).cloned().unwrap_or_default();
    let mut lines = Vec::new();
    for row in &rows {
        let person = row.person_id;
        let (assigned, done) = loads.get(&person).copied().unwrap_or_default();
        let declined = counted.iter().flat_map(|id| record.assignments(*id));
        let wishes = counted.iter().flat_map(|id| record.bids(*id));
        lines.push(ReviewerLine {
            person,
            name: name(person),
            most: u32::try_from(row.most).unwrap_or(0),
            assigned,
            done,
            declined: declined.filter(|one| one.person_id == person && one.declined_at.is_some()).count(),
            subjects: interests(row)?.len(),
            wishes: wishes.filter(|bid| bid.person_id == person).count(),
        });
    }
    let others =
        team.into_iter().map(|one| one.person).filter(|person| rows.iter().all(|row| row.person_id != *person));
    Ok(Reviewers {
        team: others.map(|person| (person, name(person))).collect(),
        invited: invited(ctx, conference, call.id).await?,
        lines,
    })
}

async fn invited(ctx: &Ctx, conference: &ConferenceFacts, call: CallId) -> Result<Vec<InvitedReviewer>> {
    let db = &ctx.db.read;
    let asked = find::invited_to(call).all(db).await?;
    let open = unanswered_invitations(TeamScope::Conference(conference.id))
        .filter(invitation::Column::Id.is_in(asked.iter().map(|row| row.invitation_id)))
        .filter(invitation::Column::ExpiresAt.gte(ctx.now));
    let line = |row: invitation::Model| {
        let most = asked.iter().find(|one| one.invitation_id == row.id).map_or(0, |one| one.most);
        InvitedReviewer {
            id: row.id,
            address: row.address,
            most: u32::try_from(most).unwrap_or(0),
            expires_at: row.expires_at,
        }
    };
    Ok(open.all(db).await?.into_iter().map(line).collect())
}
