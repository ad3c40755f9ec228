//! The scoped finders of decisions, letters and answers.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    Instant,
    cfp::State,
    id::{AnnouncementId, CallId, ConferenceId, LetterId, PersonId, ProposalId, SessionTypeId, TrackId},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};

use crate::{
    Result,
    entity::{
        account, announcement, call, decision, email_address, letter, letter_wording, proposal, proposal_speaker,
        quota, session_type, speaker_need, speaker_reply, track, volunteered, working_session,
    },
};

/// What is planned or was told for proposals of a call.
pub(super) fn decisions_in(call: CallId) -> Select<decision::Entity> {
    decision::Entity::find().filter(decision::Column::CallId.eq(call)).order_by_asc(decision::Column::ProposalId)
}

/// What is planned and not told yet in a call.
pub(super) fn plans_in(call: CallId) -> Select<decision::Entity> {
    decisions_in(call).filter(decision::Column::Pending.is_not_null())
}

/// What is planned or was told for a proposal.
pub(super) fn decision_about(id: ProposalId) -> Select<decision::Entity> {
    decision::Entity::find_by_id(id)
}

/// What was told about proposals.
pub(super) fn decisions_about(ids: impl IntoIterator<Item = ProposalId>) -> Select<decision::Entity> {
    decision::Entity::find().filter(decision::Column::ProposalId.is_in(ids))
}

/// Plans that name a kind of session or a track: those cannot go.
pub(crate) async fn plans_naming(
    db: &impl ConnectionTrait,
    types: &[SessionTypeId],
    tracks: &[TrackId],
) -> Result<u64> {
    let named = Condition::any()
        .add(decision::Column::SessionTypeId.is_in(types.iter().copied()))
        .add(decision::Column::TrackId.is_in(tracks.iter().copied()));
    Ok(decision::Entity::find().filter(named).count(db).await?)
}

/// Acceptances whose last moment comes before `before` and that were not asked for again.
pub(super) fn unanswered_before(before: Instant) -> Select<decision::Entity> {
    let accepted = proposal::Entity::find()
        .select_only()
        .column(proposal::Column::Id)
        .filter(proposal::Column::State.eq(State::Accepted))
        .into_query();
    decision::Entity::find()
        .filter(decision::Column::ConfirmBy.lte(before))
        .filter(decision::Column::RemindedAt.is_null())
        .filter(decision::Column::ProposalId.in_subquery(accepted))
        .order_by_asc(decision::Column::ProposalId)
}

/// The proposals of a call but for drafts, in the order in which they were begun.
pub(super) fn proposals_in(call: CallId) -> Select<proposal::Entity> {
    proposal::Entity::find()
        .filter(proposal::Column::CallId.eq(call))
        .filter(proposal::Column::State.ne(State::Draft))
        .order_by_asc(proposal::Column::Id)
}

/// Those that are in the programme or were, for those who read their answers.
pub(super) fn accepted_in(call: CallId) -> Select<proposal::Entity> {
    proposals_in(call).filter(proposal::Column::State.is_in([State::Accepted, State::Confirmed]))
}

/// Proposals, for a caller that found their ids in a call.
pub(super) fn proposals_by_id(ids: impl IntoIterator<Item = ProposalId>) -> Select<proposal::Entity> {
    proposal::Entity::find().filter(proposal::Column::Id.is_in(ids))
}

/// Who speaks in the proposals of a call.
pub(super) fn speakers_in_call(call: CallId) -> Select<proposal_speaker::Entity> {
    let here = proposals_in(call).select_only().column(proposal::Column::Id).into_query();
    proposal_speaker::Entity::find().filter(proposal_speaker::Column::ProposalId.in_subquery(here))
}

/// How many are wanted in a call.
pub(super) fn quotas_in(call: CallId) -> Select<quota::Entity> {
    quota::Entity::find().filter(quota::Column::CallId.eq(call))
}

/// The wordings that a conference has written itself.
pub(super) fn wordings_of(conference: ConferenceId) -> Select<letter_wording::Entity> {
    letter_wording::Entity::find().filter(letter_wording::Column::ConferenceId.eq(conference))
}

/// What is prepared in a call and not told yet.
pub(super) fn open_announcement(call: CallId) -> Select<announcement::Entity> {
    announcement::Entity::find()
        .filter(announcement::Column::CallId.eq(call))
        .filter(announcement::Column::SentAt.is_null())
}

/// The letters of an announcement.
pub(super) fn letters_of(id: AnnouncementId) -> Select<letter::Entity> {
    letter::Entity::find().filter(letter::Column::AnnouncementId.eq(id)).order_by_asc(letter::Column::Id)
}

/// A letter that was not sent yet.
pub(super) fn unsent_letter(id: LetterId) -> Select<letter::Entity> {
    letter::Entity::find_by_id(id).filter(letter::Column::SentAt.is_null())
}

/// The letters that were sent in a call, the latest first.
pub(super) fn sent_letters(call: CallId) -> Select<letter::Entity> {
    letter::Entity::find()
        .filter(letter::Column::CallId.eq(call))
        .filter(letter::Column::SentAt.is_not_null())
        .order_by_desc(letter::Column::Id)
}

/// A call of a conference.
pub(super) fn call_in(conference: ConferenceId, id: CallId) -> Select<call::Entity> {
    call::Entity::find_by_id(id).filter(call::Column::ConferenceId.eq(conference))
}

/// The kinds of session of a conference.
pub(super) fn types_of(conference: ConferenceId) -> Select<session_type::Entity> {
    session_type::Entity::find()
        .filter(session_type::Column::ConferenceId.eq(conference))
        .order_by_asc(session_type::Column::Position)
}

/// The tracks of a conference.
pub(super) fn tracks_of(conference: ConferenceId) -> Select<track::Entity> {
    track::Entity::find().filter(track::Column::ConferenceId.eq(conference)).order_by_asc(track::Column::Position)
}

/// What speakers answered to acceptances.
pub(super) fn replies_to(ids: impl IntoIterator<Item = ProposalId>) -> Select<speaker_reply::Entity> {
    speaker_reply::Entity::find().filter(speaker_reply::Column::ProposalId.is_in(ids))
}

/// What speakers of a conference need.
pub(super) fn needs_at(conference: ConferenceId) -> Select<speaker_need::Entity> {
    speaker_need::Entity::find().filter(speaker_need::Column::ConferenceId.eq(conference))
}

/// What somebody volunteered at a conference.
pub(super) fn volunteered_by(conference: ConferenceId, person: PersonId) -> Select<volunteered::Entity> {
    volunteered_at(conference).filter(volunteered::Column::PersonId.eq(person))
}

/// What was volunteered at a conference.
pub(super) fn volunteered_at(conference: ConferenceId) -> Select<volunteered::Entity> {
    volunteered::Entity::find().filter(volunteered::Column::ConferenceId.eq(conference))
}

/// The sessions of a conference's working plan, those taken off it too.
pub(super) fn sessions_of(conference: ConferenceId) -> Select<working_session::Entity> {
    working_session::Entity::find()
        .filter(working_session::Column::ConferenceId.eq(conference))
        .order_by_asc(working_session::Column::Title)
        .order_by_asc(working_session::Column::Id)
}

/// The session that came from a proposal.
pub(super) fn session_of(id: ProposalId) -> Select<working_session::Entity> {
    working_session::Entity::find().filter(working_session::Column::ProposalId.eq(id))
}

/// The accounts of people, to write to them.
pub(super) fn accounts_of(ids: impl IntoIterator<Item = PersonId>) -> Select<account::Entity> {
    account::Entity::find().filter(account::Column::PersonId.is_in(ids))
}

/// The addresses that mail to accounts goes to.
pub(super) fn primary_addresses(ids: impl IntoIterator<Item = domain::id::AccountId>) -> Select<email_address::Entity> {
    email_address::Entity::find()
        .filter(email_address::Column::AccountId.is_in(ids))
        .filter(email_address::Column::IsPrimary.eq(true))
}

/// What somebody answered to acceptances.
pub(super) fn replies_by(person: PersonId) -> Select<speaker_reply::Entity> {
    speaker_reply::Entity::find().filter(speaker_reply::Column::PersonId.eq(person))
}

/// What somebody needs, wherever they speak.
pub(super) fn needs_of(person: PersonId) -> Select<speaker_need::Entity> {
    speaker_need::Entity::find().filter(speaker_need::Column::PersonId.eq(person))
}

/// What somebody volunteered, wherever they speak.
pub(super) fn volunteered_of(person: PersonId) -> Select<volunteered::Entity> {
    volunteered::Entity::find().filter(volunteered::Column::PersonId.eq(person))
}

/// The letters that somebody was sent.
pub(super) fn letters_to(person: PersonId) -> Select<letter::Entity> {
    letter::Entity::find()
        .filter(letter::Column::PersonId.eq(person))
        .filter(letter::Column::SentAt.is_not_null())
        .order_by_asc(letter::Column::Id)
}
