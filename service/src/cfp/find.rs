//! The scoped finders of calls: whatever reads calls starts here, so that what is hidden stays hidden.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    Instant,
    cfp::{By, SpeakerRole, State},
    id::{CallId, ConferenceId, PersonId, ProposalId, SessionTypeId, TrackId},
    policy::{Action, Actor, Decision, Place, Scope, decide},
    review::visibility::{Channel, Field},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Select,
};

use crate::{
    Ctx, Error, Result, conference,
    database::locked,
    decision,
    entity::{call, conference as conference_row, person, proposal, proposal_move, proposal_speaker},
    review::Sight,
};

/// The calls of a conference that `actor` may know of, the first to close first: the organisers know of those that are
/// not shown yet.
pub(super) fn calls_for(actor: &Actor, conference: ConferenceId, place: Place) -> Select<call::Entity> {
    let all = call::Entity::find()
        .filter(call::Column::ConferenceId.eq(conference))
        .order_by_asc(call::Column::Closes)
        .order_by_asc(call::Column::Id);
    match decide(actor, Action::OrganiseConference, place) {
        Decision::Allow => all,
        _ => all.filter(call::Column::ShownAt.is_not_null()),
    }
}

/// The calls of a conference that are shown, the first to close first.
pub(super) fn shown_calls(conference: ConferenceId) -> Select<call::Entity> {
    call::Entity::find()
        .filter(call::Column::ConferenceId.eq(conference))
        .filter(call::Column::ShownAt.is_not_null())
        .order_by_asc(call::Column::Closes)
        .order_by_asc(call::Column::Id)
}

/// The calls of all conferences that are shown, opened by `now` and close after `since`, the first to close first.
pub(super) fn shown_calls_around(now: Instant, since: Instant) -> Select<call::Entity> {
    call::Entity::find()
        .filter(call::Column::ShownAt.is_not_null())
        .filter(call::Column::Opens.lte(now))
        .filter(call::Column::Closes.gte(since))
        .order_by_asc(call::Column::Closes)
        .order_by_asc(call::Column::Id)
}

/// Locks a call for a write that may do `action` to its conference. Its address names the conference, so that a call of
/// another one is not found.
pub(crate) async fn locked_call(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: CallId,
    action: Action,
) -> Result<(conference_row::Model, call::Model)> {
    let row = locked::<call::Entity>(tx, id).await?;
    let of = conference::find::by_id(row.conference_id).one(tx).await?.ok_or_else(Error::not_found)?;
    ctx.authorize(action, conference::find::place(&of))?;
    Ok((of, row))
}

/// The proposals in which somebody speaks, the newest first.
pub(crate) fn proposals_of(person: PersonId) -> Select<proposal::Entity> {
    let theirs = proposal_speaker::Entity::find()
        .select_only()
        .column(proposal_speaker::Column::ProposalId)
        .filter(proposal_speaker::Column::PersonId.eq(person))
        .into_query();
    proposal::Entity::find().filter(proposal::Column::Id.in_subquery(theirs)).order_by_desc(proposal::Column::Id)
}

/// Proposals by their ids, for whoever is asked next what they may see of them.
pub(super) fn proposals_by_id(ids: impl IntoIterator<Item = ProposalId>) -> Select<proposal::Entity> {
    proposal::Entity::find().filter(proposal::Column::Id.is_in(ids))
}

/// The calls that proposals were offered to.
pub(crate) fn calls_by_id(ids: impl IntoIterator<Item = CallId>) -> Select<call::Entity> {
    call::Entity::find().filter(call::Column::Id.is_in(ids))
}

/// The conferences that calls belong to, for whoever speaks in a proposal there.
pub(crate) fn conferences_by_id(ids: impl IntoIterator<Item = ConferenceId>) -> Select<conference_row::Entity> {
    conference_row::Entity::find().filter(conference_row::Column::Id.is_in(ids))
}

/// How somebody is part of a proposal, if they are.
pub(crate) async fn part_in(
    db: &impl ConnectionTrait,
    id: ProposalId,
    person: PersonId,
) -> Result<Option<proposal_speaker::Model>> {
    Ok(proposal_speaker::Entity::find_by_id((id, person)).one(db).await?)
}

/// Proposals that name a kind of session or a track, in any state: those cannot go.
pub(crate) async fn proposals_naming(
    tx: &impl ConnectionTrait,
    types: &[SessionTypeId],
    tracks: &[TrackId],
) -> Result<u64> {
    let named = Condition::any()
        .add(proposal::Column::SessionTypeId.is_in(types.iter().copied()))
        .add(proposal::Column::TrackId.is_in(tracks.iter().copied()));
    let planned = decision::find::plans_naming(tx, types, tracks).await?;
    Ok(proposal::Entity::find().filter(named).count(tx).await? + planned)
}

/// A proposal of the actor's, locked, with the call and conference that it belongs to and the part in which they act.
/// To everybody else it does not exist.
pub(crate) async fn locked_own(ctx: &Ctx, tx: &DatabaseTransaction, id: ProposalId) -> Result<Own> {
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    part_in(tx, id, person).await?.ok_or_else(Error::not_found)?;
    let proposal = locked::<proposal::Entity>(tx, id).await?;
    // Read again under the lock: it may have been handed over, or they may have left.
    let part = part_in(tx, id, person).await?.ok_or_else(Error::not_found)?;
    let call = calls_by_id([proposal.call_id]).one(tx).await?.ok_or_else(Error::not_found)?;
    let by = match part.role {
        SpeakerRole::Main => By::MainSpeaker,
        SpeakerRole::Co => By::CoSpeaker,
    };
    Ok(Own { proposal, call, by })
}

/// What [`locked_own`] finds.
pub(crate) struct Own {
    pub proposal: proposal::Model,
    pub call: call::Model,
    pub by: By,
}

/// The proposals that a call of a conference was offered. Drafts are nobody's but their speakers'.
pub(crate) fn offered_to(conference: ConferenceId, call: CallId) -> Select<proposal::Entity> {
    let here = call::Entity::find()
        .select_only()
        .column(call::Column::Id)
        .filter(call::Column::Id.eq(call))
        .filter(call::Column::ConferenceId.eq(conference))
        .into_query();
    proposal::Entity::find()
        .filter(proposal::Column::CallId.in_subquery(here))
        .filter(proposal::Column::State.ne(State::Draft))
}

/// Who speaks in some proposals.
pub(crate) fn speakers_in(ids: impl IntoIterator<Item = ProposalId>) -> Select<proposal_speaker::Entity> {
    proposal_speaker::Entity::find()
        .filter(proposal_speaker::Column::ProposalId.is_in(ids))
        .order_by_asc(proposal_speaker::Column::Position)
        .order_by_asc(proposal_speaker::Column::JoinedAt)
}

/// Who speaks in a proposal.
pub(crate) fn speakers_of(id: ProposalId) -> Select<proposal_speaker::Entity> {
    speakers_in([id])
}

/// The people behind ids that the asker was shown anyway.
pub(crate) fn persons_by_id(ids: impl IntoIterator<Item = PersonId>) -> Select<person::Entity> {
    person::Entity::find().filter(person::Column::Id.is_in(ids))
}

/// How a proposal was moved, the latest first.
pub(super) fn moves_of(id: ProposalId) -> Select<proposal_move::Entity> {
    proposal_move::Entity::find()
        .filter(proposal_move::Column::ProposalId.eq(id))
        .order_by_desc(proposal_move::Column::Id)
}

/// A proposal that was offered to a call, locked for a write that may do `action` to its conference. To everybody else
/// it does not exist, and neither does a draft.
pub(crate) async fn locked_offered(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: ProposalId,
    action: Action,
) -> Result<Offered> {
    let proposal = locked::<proposal::Entity>(tx, id).await?;
    let call = calls_by_id([proposal.call_id]).one(tx).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(tx).await?.ok_or_else(Error::not_found)?;
    let may = decide(&ctx.actor, action, conference::find::place(&of)) == Decision::Allow;
    if !may || proposal.state == State::Draft {
        return Err(Error::not_found());
    }
    // What they are tied to does not exist for them, whatever they would do to it.
    let lens = Sight::of(ctx, tx, conference::find::place(&of), &call).await?.lens(&proposal);
    if !lens.shows(Field::Existence, Channel::Page) {
        return Err(Error::not_found());
    }
    Ok(Offered { proposal, call })
}

/// What [`locked_offered`] finds.
pub(crate) struct Offered {
    pub proposal: proposal::Model,
    pub call: call::Model,
}

/// In whose history something about a proposal stands: of a draft, the conference's team knows nothing.
pub(super) fn history_of(proposal: &proposal::Model, call: &call::Model) -> Scope {
    if proposal.state == State::Draft { Scope::Site } else { Scope::Conference(call.conference_id) }
}

/// The call that a proposal was offered to, and the conference as a place.
pub(super) async fn calls_of(db: &impl ConnectionTrait, id: ProposalId) -> Result<(CallId, Place)> {
    let proposal = proposal::Entity::find_by_id(id).one(db).await?.ok_or_else(Error::not_found)?;
    let call = calls_by_id([proposal.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(db).await?.ok_or_else(Error::not_found)?;
    Ok((call.id, conference::find::place(&of)))
}
