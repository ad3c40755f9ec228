//! What is open about drafts, found by the database in the order of the lists: as much of it as is shown, and no more.
//! Texts with their states, issues, comments that wait and answers that are awaited can be thousands, and so can errata,
//! which are found where standards are; the rest are few.
#![expect(
    clippy::disallowed_methods,
    reason = "the scoped finders that the rule asks for: each asks for drafts that are known"
)]

use domain::{
    Instant,
    draft::Part,
    duty::Wanted,
    id::{GroupId, PersonId},
    life::{CallState, State, Workflow, workflow::MAIN},
    policy::{RoleKind, ScopeKind},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, Order, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    RelationDef, Select,
    sea_query::{Alias, Expr, ExprTrait, Func, IntoColumnRef, SelectStatement},
};

use crate::{
    comment,
    entity::{draft, draft_line, draft_person, group_call, issue, issue_answer, role, working_group},
    team::held_at,
};

/// The states of the main lines of all workflows in which somebody of a kind must act.
pub(super) fn in_states(wanted: Wanted) -> Condition {
    Workflow::ALL.iter().fold(Condition::any(), |any, workflow| {
        let states = workflow.line(MAIN).map(|line| line.states).unwrap_or_default();
        any.add(
            Condition::all()
                .add(draft::Column::Workflow.eq(*workflow))
                .add(draft::Column::State.is_in(keys(states, wanted))),
        )
    })
}

/// The same of the further lines.
pub(super) fn in_states_beside(wanted: Wanted) -> Condition {
    let mut any = Condition::any();
    for workflow in Workflow::ALL {
        for line in workflow.table().lines.iter().filter(|line| line.key != MAIN) {
            let at = Condition::all()
                .add(draft::Column::Workflow.eq(*workflow))
                .add(draft_line::Column::Line.eq(line.key))
                .add(draft_line::Column::State.is_in(keys(line.states, wanted)));
            any = any.add(at);
        }
    }
    any
}

fn keys(states: &'static [State], wanted: Wanted) -> impl Iterator<Item = &'static str> {
    states.iter().filter(move |state| state.holder == wanted).map(|state| state.key)
}

/// Drafts in states in which somebody must act, and on which no call is unsettled: then that stands for them. Those first
/// that are due first, by whoever was named where that counts.
/// `until` leaves out what is due later than that or on no day.
pub(super) fn states(known: Condition, until: Option<Instant>, now: Instant) -> Select<draft::Entity> {
    let called = calls().filter(group_call::Column::Line.eq(MAIN));
    let counts = is_named(now);
    let first = |named: draft::Column, own: draft::Column| -> Expr {
        let both = Func::coalesce([named.into_expr(), own.into_expr()]);
        Expr::case(counts.clone(), both).finally(own.into_expr()).into()
    };
    let due = first(draft::Column::HolderDue, draft::Column::StateDue);
    draft::Entity::find()
        .filter(known)
        .filter(by(due.clone(), until))
        .filter(in_states(Wanted::Nobody).not())
        .filter(Expr::not_exists(called.into_query()))
        .order_by(due.clone().is_null(), Order::Asc)
        .order_by(due, Order::Asc)
        .order_by(first(draft::Column::HolderSince, draft::Column::StateSince), Order::Asc)
        .order_by(draft::Column::Id, Order::Asc)
}

fn by(due: Expr, until: Option<Instant>) -> Condition {
    until.map_or_else(Condition::all, |until| Condition::all().add(due.lte(until)))
}

/// The same on their further lines.
pub(super) fn lines(known: Condition, until: Option<Instant>) -> Select<draft_line::Entity> {
    let called = calls().filter(
        Expr::col((group_call::Entity, group_call::Column::Line))
            .equals((draft_line::Entity, draft_line::Column::Line)),
    );
    draft_line::Entity::find()
        .join(JoinType::InnerJoin, of_draft::<draft_line::Entity>(draft_line::Column::DraftId))
        .filter(known)
        .filter(by(draft_line::Column::Due.into_expr(), until))
        .filter(in_states_beside(Wanted::Nobody).not())
        .filter(Expr::not_exists(called.into_query()))
        .order_by(draft_line::Column::Due.is_null(), Order::Asc)
        .order_by(draft_line::Column::Due, Order::Asc)
        .order_by(draft_line::Column::Since, Order::Asc)
        .order_by(draft_line::Column::DraftId, Order::Asc)
}

/// The unsettled calls on the draft at hand.
fn calls() -> Select<group_call::Entity> {
    group_call::Entity::find()
        .select_only()
        .column(group_call::Column::Id)
        .filter(same((group_call::Entity, group_call::Column::DraftId), (draft::Entity, draft::Column::Id)))
        .filter(group_call::Column::State.is_in([CallState::Open, CallState::Closed]))
}

/// Issues of which nobody said what becomes of them.
pub(super) fn issues(known: Condition, until: Option<Instant>) -> Select<issue::Entity> {
    comment::undecided()
        .join(JoinType::InnerJoin, of_draft::<issue::Entity>(issue::Column::DraftId))
        .filter(known)
        .filter(by(issue::Column::DueAt.into_expr(), until))
        .order_by(issue::Column::DueAt.is_null(), Order::Asc)
        .order_by(issue::Column::DueAt, Order::Asc)
        .order_by(issue::Column::HolderSince, Order::Asc)
        .order_by(issue::Column::Id, Order::Asc)
}

/// Comments that wait; they have no day.
pub(super) fn waiting(known: Condition) -> Select<crate::entity::comment::Entity> {
    use crate::entity::comment::{Column, Entity};
    comment::all_waiting().join(JoinType::InnerJoin, of_draft::<Entity>(Column::DraftId)).filter(known)
}

/// Answers that are awaited, those first that are due first.
pub(super) fn answers(known: Condition, until: Option<Instant>, now: Instant) -> Select<issue_answer::Entity> {
    let to_issue: RelationDef = issue_answer::Entity::belongs_to(issue::Entity)
        .from(issue_answer::Column::IssueId)
        .to(issue::Column::Id)
        .into();
    comment::all_awaited(now)
        .join(JoinType::InnerJoin, to_issue)
        .join(JoinType::InnerJoin, of_draft::<issue::Entity>(issue::Column::DraftId))
        .filter(issue::Column::Disposition.is_not_null())
        .filter(known)
        .filter(by(issue_answer::Column::DueAt.into_expr(), until))
        .order_by(issue_answer::Column::DueAt, Order::Asc)
        .order_by(issue_answer::Column::AskedAt, Order::Asc)
        .order_by(issue_answer::Column::IssueId, Order::Asc)
        .order_by(issue_answer::Column::PersonId, Order::Asc)
}

fn of_draft<E: EntityTrait>(from: E::Column) -> RelationDef {
    E::belongs_to(draft::Entity).from(from).to(draft::Column::Id).into()
}

/// Drafts that are under no embargo at a moment.
pub(super) fn free(now: Instant) -> Condition {
    Condition::any().add(draft::Column::EmbargoUntil.is_null()).add(draft::Column::EmbargoUntil.lte(now))
}

/// Whether whoever was named to act on the draft at hand counts, as [`domain::duty::named`] says.
fn is_named(now: Instant) -> Condition {
    let reads = draft_person::Entity::find()
        .select_only()
        .column(draft_person::Column::PersonId)
        .filter(same((draft_person::Entity, draft_person::Column::DraftId), (draft::Entity, draft::Column::Id)))
        .filter(same((draft_person::Entity, draft_person::Column::PersonId), (draft::Entity, draft::Column::HolderId)));
    Condition::all()
        .add(still(draft::Column::HolderId, now))
        .add(Condition::any().add(free(now)).add(Expr::exists(reads.into_query())))
}

/// Whether whoever a column of the draft at hand names holds something in its group, or chairs the one above.
pub(super) fn still(person: draft::Column, now: Instant) -> Condition {
    Condition::all().add(person.is_not_null()).add(Condition::any().add(inside((draft::Entity, person), now)).add(has(
        above(RoleKind::Chair),
        (draft::Entity, person),
        now,
    )))
}

/// Whether somebody holds something in the group of the draft at hand.
pub(super) fn inside(person: impl IntoColumnRef, now: Instant) -> Expr {
    has(in_group(), person, now)
}

/// Whether somebody reads what only those in the group of the draft at hand and those above it read.
pub(super) fn reads(person: impl IntoColumnRef + Clone, now: Instant) -> Condition {
    let admins =
        Condition::all().add(role::Column::ScopeKind.eq(ScopeKind::Site)).add(role::Column::Kind.eq(RoleKind::Admin));
    Condition::any()
        .add(inside(person.clone(), now))
        .add(has(above(RoleKind::Chair), person.clone(), now))
        .add(has(owned(), person.clone(), now))
        .add(has(admins, person, now))
}

/// The drafts of some groups of which somebody is the first of those who edit them and hold something in their group. For
/// groups in which they do.
pub(super) fn edited(groups: &[GroupId], person: PersonId, now: Instant) -> SelectStatement {
    let other = |column| (Alias::new("other"), column);
    let own = |column| (draft_person::Entity, column);
    let before = Condition::any()
        .add(Expr::col(other(draft_person::Column::NamedAt)).lt(Expr::col(own(draft_person::Column::NamedAt))))
        .add(
            Condition::all().add(same(other(draft_person::Column::NamedAt), own(draft_person::Column::NamedAt))).add(
                Expr::col(other(draft_person::Column::PersonId)).lt(Expr::col(own(draft_person::Column::PersonId))),
            ),
        );
    let earlier = SelectStatement::new()
        .column(other(draft_person::Column::PersonId))
        .from_as(draft_person::Entity, Alias::new("other"))
        .cond_where(same(other(draft_person::Column::DraftId), own(draft_person::Column::DraftId)))
        .cond_where(Expr::col(other(draft_person::Column::Part)).eq(Part::Editor))
        .cond_where(before)
        .cond_where(inside(other(draft_person::Column::PersonId), now))
        .to_owned();
    let theirs = draft_person::Entity::find()
        .select_only()
        .column(draft_person::Column::DraftId)
        .join(JoinType::InnerJoin, of_draft::<draft_person::Entity>(draft_person::Column::DraftId))
        .filter(draft_person::Column::PersonId.eq(person))
        .filter(draft_person::Column::Part.eq(Part::Editor))
        .filter(draft::Column::GroupId.is_in(groups.iter().copied()))
        .filter(Expr::not_exists(earlier));
    theirs.into_query()
}

/// The drafts of some groups that nobody edits who holds something in their group.
pub(super) fn orphaned(groups: &[GroupId], now: Instant) -> SelectStatement {
    let editors = draft_person::Entity::find()
        .select_only()
        .column(draft_person::Column::PersonId)
        .filter(same((draft_person::Entity, draft_person::Column::DraftId), (draft::Entity, draft::Column::Id)))
        .filter(draft_person::Column::Part.eq(Part::Editor))
        .filter(inside((draft_person::Entity, draft_person::Column::PersonId), now));
    let theirs = draft::Entity::find()
        .select_only()
        .column(draft::Column::Id)
        .filter(draft::Column::GroupId.is_in(groups.iter().copied()))
        .filter(Expr::not_exists(editors.into_query()));
    theirs.into_query()
}

/// Whether somebody holds one of some roles now.
fn has(roles: Condition, person: impl IntoColumnRef, now: Instant) -> Expr {
    let held = role::Entity::find()
        .select_only()
        .column(role::Column::Id)
        .filter(roles)
        .filter(same((role::Entity, role::Column::PersonId), person))
        .filter(held_at(now));
    Expr::exists(held.into_query())
}

/// Roles in the group of the draft at hand.
fn in_group() -> Condition {
    Condition::all()
        .add(role::Column::ScopeKind.eq(ScopeKind::Group))
        .add(same((role::Entity, role::Column::ScopeId), (draft::Entity, draft::Column::GroupId)))
}

/// Roles of a kind in the group above that.
fn above(kind: RoleKind) -> Condition {
    Condition::all()
        .add(role::Column::ScopeKind.eq(ScopeKind::Group))
        .add(role::Column::Kind.eq(kind))
        .add(role::Column::ScopeId.in_subquery(group_of(working_group::Column::ParentId)))
}

/// Owners of its ecosystem.
fn owned() -> Condition {
    Condition::all()
        .add(role::Column::ScopeKind.eq(ScopeKind::Ecosystem))
        .add(role::Column::Kind.eq(RoleKind::Owner))
        .add(role::Column::ScopeId.in_subquery(group_of(working_group::Column::EcosystemId)))
}

fn group_of(column: working_group::Column) -> SelectStatement {
    working_group::Entity::find()
        .select_only()
        .column(column)
        .filter(same((working_group::Entity, working_group::Column::Id), (draft::Entity, draft::Column::GroupId)))
        .filter(column.is_not_null())
        .into_query()
}

fn same(one: impl IntoColumnRef, other: impl IntoColumnRef) -> Expr {
    Expr::col(one).equals(other)
}
