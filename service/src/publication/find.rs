//! The scoped finders of standards, which everybody may read.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    id::{DraftId, GroupId, StandardId},
    publication::RelationKind,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};

use crate::entity::{standard, standard_relation};

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

/// Those whose place none has taken.
pub(super) fn current(standards: Select<standard::Entity>) -> Select<standard::Entity> {
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
