//! The scoped finders of standards, which everybody may read.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    id::{DraftId, GroupId, PersonId, StandardId},
    publication::{ErratumState, RelationKind},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, QueryTrait, RelationDef,
    Select,
};

use crate::entity::{erratum, standard, standard_relation, standard_withdrawal};

/// All standards, the latest first.
pub(super) fn all() -> Select<standard::Entity> {
    standard::Entity::find().order_by_desc(standard::Column::Number)
}

/// Those of a group.
pub(super) fn of_group(group: GroupId) -> Select<standard::Entity> {
    all().filter(standard::Column::GroupId.eq(group))
}

/// Those that a draft became.
pub(super) fn of_draft(draft: DraftId) -> Select<standard::Entity> {
    all().filter(standard::Column::DraftId.eq(draft))
}

/// Those that are in force: nobody withdrew them, and none has taken their place.
pub(super) fn current(standards: Select<standard::Entity>) -> Select<standard::Entity> {
    let gone = standard_withdrawal::Entity::find().select_only().column(standard_withdrawal::Column::StandardId);
    unreplaced(standards).filter(standard::Column::Id.not_in_subquery(gone.into_query()))
}

/// The withdrawals of some standards.
pub(super) fn withdrawals(ids: impl IntoIterator<Item = StandardId>) -> Select<standard_withdrawal::Entity> {
    standard_withdrawal::Entity::find().filter(standard_withdrawal::Column::StandardId.is_in(ids))
}

/// What somebody withdrew, anywhere.
pub(super) fn withdrawn_by(person: PersonId) -> Select<standard_withdrawal::Entity> {
    standard_withdrawal::Entity::find().filter(standard_withdrawal::Column::WithdrawnBy.eq(person))
}

/// Those whose place none has taken.
pub(super) fn unreplaced(standards: Select<standard::Entity>) -> Select<standard::Entity> {
    let gone = standard_relation::Entity::find()
        .select_only()
        .column(standard_relation::Column::TargetId)
        .filter(standard_relation::Column::Kind.eq(RelationKind::Obsoletes));
    standards.filter(standard::Column::Id.not_in_subquery(gone.into_query()))
}

/// Some standards by their numbers.
pub(super) fn numbered(numbers: impl IntoIterator<Item = i32>) -> Select<standard::Entity> {
    standard::Entity::find().filter(standard::Column::Number.is_in(numbers))
}

/// Some standards.
pub(super) fn by_ids(ids: impl IntoIterator<Item = StandardId>) -> Select<standard::Entity> {
    standard::Entity::find().filter(standard::Column::Id.is_in(ids))
}

/// What some standards do to others, and what others do to them.
pub(super) fn relations(ids: &[StandardId]) -> Select<standard_relation::Entity> {
    let either = Condition::any()
        .add(standard_relation::Column::StandardId.is_in(ids.iter().copied()))
        .add(standard_relation::Column::TargetId.is_in(ids.iter().copied()));
    standard_relation::Entity::find().filter(either)
}

/// The errata of a standard that somebody may know of, the latest first: what everybody reads, what is their own, and all
/// of it for those who settle them.
pub(super) fn errata_visible_to(
    standard: StandardId,
    person: Option<PersonId>,
    settles: bool,
) -> Select<erratum::Entity> {
    let all = errata(standard);
    if settles {
        return all;
    }
    let mut known = Condition::any().add(read());
    if let Some(person) = person {
        known = known.add(erratum::Column::ReporterId.eq(person));
    }
    all.filter(known)
}

/// The errata of a standard that everybody reads, in the order in which they were reported.
pub(super) fn errata_read(standard: StandardId) -> Select<erratum::Entity> {
    erratum::Entity::find()
        .filter(erratum::Column::StandardId.eq(standard))
        .filter(read())
        .order_by_asc(erratum::Column::Number)
}

/// Every erratum of a standard, the latest first, for a caller that asks for one by its number and looks at it next.
pub(super) fn errata(standard: StandardId) -> Select<erratum::Entity> {
    erratum::Entity::find().filter(erratum::Column::StandardId.eq(standard)).order_by_desc(erratum::Column::Number)
}

/// What somebody reported, anywhere, the latest first.
pub(super) fn errata_by(person: PersonId) -> Select<erratum::Entity> {
    erratum::Entity::find().filter(erratum::Column::ReporterId.eq(person)).order_by_desc(erratum::Column::ReportedAt)
}

/// What somebody settled, anywhere, the latest first.
pub(super) fn errata_settled_by(person: PersonId) -> Select<erratum::Entity> {
    erratum::Entity::find().filter(erratum::Column::SettledBy.eq(person)).order_by_desc(erratum::Column::SettledAt)
}

/// The errata in some states of some standards, the first ones first.
pub(super) fn errata_in(of: &[StandardId], states: &[ErratumState]) -> Select<erratum::Entity> {
    erratum::Entity::find()
        .filter(erratum::Column::StandardId.is_in(of.iter().copied()))
        .filter(erratum::Column::State.is_in(states.iter().copied()))
        .order_by_asc(erratum::Column::ReportedAt)
        .order_by_asc(erratum::Column::Id)
}

/// The open errata of standards of some groups, those first that are open for longest. One that waits is found in the
/// groups alone in which that was asked for.
pub(super) fn open_errata(of: &[GroupId], waiting: &[GroupId]) -> Select<erratum::Entity> {
    let at = |groups: &[GroupId], is_read: bool| {
        let open = ErratumState::ALL.iter().copied().filter(|state| state.is_open() && state.is_read() == is_read);
        Condition::all()
            .add(standard::Column::GroupId.is_in(groups.iter().copied()))
            .add(erratum::Column::State.is_in(open))
    };
    let to_standard: RelationDef =
        erratum::Entity::belongs_to(standard::Entity).from(erratum::Column::StandardId).to(standard::Column::Id).into();
    erratum::Entity::find()
        .join(JoinType::InnerJoin, to_standard)
        .filter(Condition::any().add(at(of, true)).add(at(waiting, false)))
        .order_by_asc(erratum::Column::StateSince)
        .order_by_asc(erratum::Column::Id)
}

/// What somebody published, the latest first.
pub(super) fn published_by(person: PersonId) -> Select<standard::Entity> {
    all().filter(standard::Column::PublishedBy.eq(person))
}

fn read() -> Condition {
    let states = ErratumState::ALL.iter().copied().filter(|state| state.is_read());
    Condition::all().add(erratum::Column::State.is_in(states))
}
