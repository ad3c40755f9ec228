//! The scoped finders of speakers and invitations.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    Instant,
    cfp::{By, Invitation, Lineup, SpeakerRole},
    id::{PersonId, ProposalId, SpeakerInvitationId},
    policy::Action,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, Select,
};

use super::super::{
    find::{Offered, Own, locked_offered, locked_own, speakers_of},
    sight::{is_bound, speaks_in},
};
use crate::{
    Ctx, Error, Result,
    entity::{account, call, held_address, person_link, proposal, proposal_speaker, speaker_invitation},
    identity::{Purpose, hash},
};

/// Every invitation that a proposal ever sent, the first one first.
pub(super) fn invitations_of(id: ProposalId) -> Select<speaker_invitation::Entity> {
    speaker_invitation::Entity::find()
        .filter(speaker_invitation::Column::ProposalId.eq(id))
        .order_by_asc(speaker_invitation::Column::Id)
}

/// One invitation of a proposal.
pub(super) fn invitation_of(id: ProposalId, invitation: SpeakerInvitationId) -> Select<speaker_invitation::Entity> {
    invitations_of(id).filter(speaker_invitation::Column::Id.eq(invitation))
}

/// The invitation that the secret of a link belongs to.
pub(super) async fn by_token(db: &impl ConnectionTrait, token: &str) -> Result<speaker_invitation::Model> {
    speaker_invitation::Entity::find()
        .filter(speaker_invitation::Column::TokenHash.eq(hash(Purpose::SpeakerInvitation, token)))
        .one(db)
        .await?
        .ok_or_else(Error::not_found)
}

/// What somebody sent after `instant`, for all their proposals.
pub(super) fn sent_since(person: PersonId, instant: Instant) -> Select<speaker_invitation::Entity> {
    speaker_invitation::Entity::find()
        .filter(speaker_invitation::Column::InvitedBy.eq(person))
        .filter(speaker_invitation::Column::CreatedAt.gt(instant))
}

/// As the rules of invitations see it.
pub(super) fn as_sent(row: &speaker_invitation::Model) -> Invitation {
    Invitation { sent_at: row.created_at, is_answered: row.answer.is_some() }
}

/// Who speaks in a proposal, in order.
pub(super) async fn lineup(db: &impl ConnectionTrait, id: ProposalId) -> Result<Lineup> {
    Ok(Lineup::of(speakers_of(id).all(db).await?.into_iter().map(|row| (row.person_id, row.role))))
}

/// Keeps the parts and the order of speakers who all are there; who is not named any more goes.
pub(super) async fn keep(tx: &DatabaseTransaction, id: ProposalId, lineup: &Lineup) -> Result<()> {
    for row in speakers_of(id).all(tx).await? {
        match (0..).zip(lineup.speakers()).find(|(_, (person, _))| *person == row.person_id) {
            Some((position, (_, role))) if row.role != role || row.position != position => {
                let mut row = proposal_speaker::ActiveModel::from(row);
                row.role = Set(role);
                row.position = Set(position);
                row.update(tx).await?;
            }
            Some(_) => {}
            None => {
                proposal_speaker::Entity::delete_by_id((id, row.person_id)).exec(tx).await?;
            }
        }
    }
    Ok(())
}

/// A proposal whose speakers change, locked, with who they are and in which part the asker changes them.
pub(super) struct Ruled {
    pub proposal: proposal::Model,
    pub call: call::Model,
    pub lineup: Lineup,
    pub by: By,
}

/// The proposal for one of its speakers, or for an organiser from whom nothing keeps it. To others it does not exist.
pub(super) async fn locked_for_speakers(ctx: &Ctx, tx: &DatabaseTransaction, id: ProposalId) -> Result<Ruled> {
    let (proposal, call, by) = if speaks_in(ctx, tx, id).await? {
        ctx.authorize_route(Action::Propose)?;
        let Own { proposal, call, by } = locked_own(ctx, tx, id).await?;
        (proposal, call, by)
    } else {
        let Offered { proposal, call } = locked_offered(ctx, tx, id, Action::EnterProposals).await?;
        if is_bound(ctx, tx, id).await? {
            return Err(Error::denied());
        }
        (proposal, call, By::Organiser)
    };
    Ok(Ruled { lineup: lineup(tx, id).await?, proposal, call, by })
}

/// Whether somebody has an account.
pub(super) async fn has_account(db: &impl ConnectionTrait, person: PersonId) -> Result<bool> {
    Ok(accounts_of([person]).one(db).await?.is_some())
}

/// The accounts of people.
pub(super) fn accounts_of(people: impl IntoIterator<Item = PersonId>) -> Select<account::Entity> {
    account::Entity::find().filter(account::Column::PersonId.is_in(people))
}

/// The links of people's profiles, in order.
pub(super) fn links_of(people: impl IntoIterator<Item = PersonId>) -> Select<person_link::Entity> {
    person_link::Entity::find()
        .filter(person_link::Column::PersonId.is_in(people))
        .order_by_asc(person_link::Column::Position)
}

/// The addresses that the record holds of people without an account.
pub(super) fn held_addresses_of(people: impl IntoIterator<Item = PersonId>) -> Select<held_address::Entity> {
    held_address::Entity::find().filter(held_address::Column::PersonId.is_in(people))
}

/// Whoever the record holds this address of.
pub(super) fn held_at(canonical: &str) -> Select<held_address::Entity> {
    held_address::Entity::find()
        .filter(held_address::Column::Canonical.eq(canonical))
        .order_by_asc(held_address::Column::Id)
}

/// The main speaker's place, or the next one among the others.
pub(super) fn next_position(lineup: &Lineup) -> i32 {
    i32::try_from(lineup.others.len() + 1).unwrap_or(i32::MAX)
}

/// Somebody's part in a proposal.
pub(super) fn role_in(lineup: &Lineup, person: PersonId) -> Option<SpeakerRole> {
    lineup.speakers().find(|(speaker, _)| *speaker == person).map(|(_, role)| role)
}
