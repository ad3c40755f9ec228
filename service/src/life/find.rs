//! The scoped finders of calls and of what belongs to the life of drafts: whatever reads them starts here.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    Instant,
    id::{AppealId, CharterId, DraftId, GroupCallId, GroupId, IprId, ObjectionId, PersonId},
    life::{AppealState, CallState, ObjectionState},
    policy::Scope,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Select, sea_query::SelectStatement};

use crate::entity::{
    appeal, call_response, charter, draft_line, draft_move, event, group_call, ipr_declaration, objection,
    objection_word, write_up,
};

/// The further lines on which some drafts stand.
pub(crate) fn lines(drafts: impl IntoIterator<Item = DraftId>) -> Select<draft_line::Entity> {
    draft_line::Entity::find().filter(draft_line::Column::DraftId.is_in(drafts)).order_by_asc(draft_line::Column::Line)
}

/// How a draft moved, the latest first.
pub(super) fn moves(draft: DraftId) -> Select<draft_move::Entity> {
    draft_move::Entity::find().filter(draft_move::Column::DraftId.eq(draft)).order_by_desc(draft_move::Column::Number)
}

/// The calls on a draft, the latest first, for a caller that authorises on the draft.
pub(crate) fn calls_on(draft: DraftId) -> Select<group_call::Entity> {
    newest(group_call::Entity::find().filter(group_call::Column::DraftId.eq(draft)))
}

/// The calls of some groups on their charters and on drafts that the asker may know of, the latest first. `visible` asks for
/// the ids of those.
pub(crate) fn calls_among(groups: Vec<GroupId>, visible: SelectStatement) -> Select<group_call::Entity> {
    let known = Condition::any()
        .add(group_call::Column::DraftId.is_null())
        .add(group_call::Column::DraftId.in_subquery(visible));
    newest(group_call::Entity::find().filter(group_call::Column::GroupId.is_in(groups)).filter(known))
}

fn newest(calls: Select<group_call::Entity>) -> Select<group_call::Entity> {
    calls.order_by_desc(group_call::Column::OpenedAt).order_by_desc(group_call::Column::Id)
}

/// One call, for a caller that authorises next.
pub(super) fn call(id: GroupCallId) -> Select<group_call::Entity> {
    group_call::Entity::find().filter(group_call::Column::Id.eq(id))
}

/// The call as which one began anew.
pub(super) fn begun_from(call: &group_call::Model) -> Select<group_call::Entity> {
    group_call::Entity::find()
        .filter(group_call::Column::GroupId.eq(call.group_id))
        .filter(group_call::Column::Restarts.eq(call.id))
}

/// Calls that nobody settled.
pub(crate) fn unsettled(calls: Select<group_call::Entity>) -> Select<group_call::Entity> {
    calls.filter(group_call::Column::State.is_in([CallState::Open, CallState::Closed]))
}

/// Calls whose time is over and of which nobody noticed yet, for the job that closes them.
pub(super) fn over(now: Instant) -> Select<group_call::Entity> {
    group_call::Entity::find()
        .filter(group_call::Column::State.eq(CallState::Open))
        .filter(group_call::Column::ClosesAt.lt(now))
}

/// What was said to a call, the first first.
pub(super) fn responses(call: GroupCallId) -> Select<call_response::Entity> {
    call_response::Entity::find()
        .filter(call_response::Column::CallId.eq(call))
        .order_by_asc(call_response::Column::SaidAt)
        .order_by_asc(call_response::Column::Id)
}

/// Everything that somebody said to calls.
pub(super) fn said_by(person: PersonId) -> Select<call_response::Entity> {
    call_response::Entity::find().filter(call_response::Column::PersonId.eq(person))
}

/// The objections that were raised in a call, the first first.
pub(super) fn objections_in(call: GroupCallId) -> Select<objection::Entity> {
    first(objection::Entity::find().filter(objection::Column::CallId.eq(call)))
}

/// The objections to a draft, whichever call they were raised in, the first first.
pub(super) fn objections_to(draft: DraftId) -> Select<objection::Entity> {
    first(objection::Entity::find().filter(objection::Column::DraftId.eq(draft)))
}

/// The objections in some groups to charters and to drafts that the asker may know of.
pub(crate) fn objections_among(groups: Vec<GroupId>, visible: SelectStatement) -> Select<objection::Entity> {
    let known =
        Condition::any().add(objection::Column::DraftId.is_null()).add(objection::Column::DraftId.in_subquery(visible));
    first(objection::Entity::find().filter(objection::Column::GroupId.is_in(groups)).filter(known))
}

fn first(objections: Select<objection::Entity>) -> Select<objection::Entity> {
    objections.order_by_asc(objection::Column::RaisedAt).order_by_asc(objection::Column::Id)
}

/// Objections that wait for an answer.
pub(crate) fn unresolved(objections: Select<objection::Entity>) -> Select<objection::Entity> {
    objections.filter(objection::Column::State.is_in([ObjectionState::Raised, ObjectionState::Sustained]))
}

/// One objection, for a caller that authorises next.
pub(super) fn objection(id: ObjectionId) -> Select<objection::Entity> {
    objection::Entity::find().filter(objection::Column::Id.eq(id))
}

/// What was said about some objections, the first first.
pub(super) fn words(objections: impl IntoIterator<Item = ObjectionId>) -> Select<objection_word::Entity> {
    objection_word::Entity::find()
        .filter(objection_word::Column::ObjectionId.is_in(objections))
        .order_by_asc(objection_word::Column::Number)
}

/// The appeals against the outcome of a call, the first first.
pub(super) fn appeals(call: GroupCallId) -> Select<appeal::Entity> {
    appeal::Entity::find().filter(appeal::Column::CallId.eq(call)).order_by_asc(appeal::Column::LodgedAt)
}

/// The appeals in some groups that wait for a decision.
pub(crate) fn lodged(groups: Vec<GroupId>) -> Select<appeal::Entity> {
    appeal::Entity::find()
        .filter(appeal::Column::GroupId.is_in(groups))
        .filter(appeal::Column::State.eq(AppealState::Lodged))
}

/// One appeal, for a caller that authorises next.
pub(super) fn appeal(id: AppealId) -> Select<appeal::Entity> {
    appeal::Entity::find().filter(appeal::Column::Id.eq(id))
}

/// Everything that somebody appealed against.
pub(super) fn appealed_by(person: PersonId) -> Select<appeal::Entity> {
    appeal::Entity::find().filter(appeal::Column::PersonId.eq(person))
}

/// The list of rights that were declared about a draft, the first first.
pub(super) fn declarations(draft: DraftId) -> Select<ipr_declaration::Entity> {
    ipr_declaration::Entity::find()
        .filter(ipr_declaration::Column::DraftId.eq(draft))
        .order_by_asc(ipr_declaration::Column::DeclaredAt)
        .order_by_asc(ipr_declaration::Column::Id)
}

/// One of them.
pub(super) fn declaration(draft: DraftId, id: IprId) -> Select<ipr_declaration::Entity> {
    declarations(draft).filter(ipr_declaration::Column::Id.eq(id))
}

/// Everything that somebody declared.
pub(super) fn declared_by(person: PersonId) -> Select<ipr_declaration::Entity> {
    ipr_declaration::Entity::find().filter(ipr_declaration::Column::PersonId.eq(person))
}

/// The states of the write-ups of some drafts, the latest first.
pub(crate) fn write_ups(drafts: impl IntoIterator<Item = DraftId>) -> Select<write_up::Entity> {
    write_up::Entity::find().filter(write_up::Column::DraftId.is_in(drafts)).order_by_desc(write_up::Column::Number)
}

/// A version of a group's charter.
pub(super) fn charter(group: GroupId, number: i32) -> Select<charter::Entity> {
    charter::Entity::find().filter(charter::Column::GroupId.eq(group)).filter(charter::Column::Number.eq(number))
}

/// The calls on a charter.
pub(crate) fn calls_on_charter(charter: CharterId) -> Select<group_call::Entity> {
    newest(group_call::Entity::find().filter(group_call::Column::CharterId.eq(charter)))
}

/// What happened in a group that everybody may read, by what is told in feeds, the latest first.
pub(super) fn told(group: GroupId, verbs: &[&str]) -> Select<event::Entity> {
    let scope = Scope::Group(group);
    event::Entity::find()
        .filter(event::Column::ScopeKind.eq(scope.kind().to_string()))
        .filter(event::Column::ScopeId.eq(scope.id()))
        .filter(event::Column::Visibility.eq(domain::policy::Visibility::Public))
        .filter(event::Column::Verb.is_in(verbs.iter().copied()))
        .order_by_desc(event::Column::At)
        .order_by_desc(event::Column::Id)
}
