//! The scoped finders of what voting rights are derived from.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::id::{GroupId, MeetingId, PersonId};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::entity::{attendance, leave_of_absence, meeting, standing_declaration, voting_rule};

/// The rules of a group, those that hold latest first, and of those of one day the one set last.
pub(super) fn rules(group: GroupId) -> Select<voting_rule::Entity> {
    voting_rule::Entity::find()
        .filter(voting_rule::Column::GroupId.eq(group))
        .order_by_desc(voting_rule::Column::FromDate)
        .order_by_desc(voting_rule::Column::Id)
}

/// The meetings of a group, the latest first.
pub(super) fn meetings(group: GroupId) -> Select<meeting::Entity> {
    meeting::Entity::find()
        .filter(meeting::Column::GroupId.eq(group))
        .order_by_desc(meeting::Column::OnDate)
        .order_by_desc(meeting::Column::Id)
}

/// One meeting of a group.
pub(super) fn meeting(group: GroupId, id: MeetingId) -> Select<meeting::Entity> {
    meetings(group).filter(meeting::Column::Id.eq(id))
}

/// Who was at some meetings.
pub(super) fn attendances(meetings: Vec<MeetingId>) -> Select<attendance::Entity> {
    attendance::Entity::find().filter(attendance::Column::MeetingId.is_in(meetings))
}

/// Who was at the meetings of somebody's life.
pub(super) fn attendances_of(person: PersonId) -> Select<attendance::Entity> {
    attendance::Entity::find().filter(attendance::Column::PersonId.eq(person))
}

/// The leaves of absence from a group, the latest first.
pub(super) fn leaves(group: GroupId) -> Select<leave_of_absence::Entity> {
    leave_of_absence::Entity::find()
        .filter(leave_of_absence::Column::GroupId.eq(group))
        .order_by_desc(leave_of_absence::Column::FromDate)
        .order_by_desc(leave_of_absence::Column::Id)
}

/// Somebody's leaves of absence everywhere.
pub(super) fn leaves_of(person: PersonId) -> Select<leave_of_absence::Entity> {
    leave_of_absence::Entity::find().filter(leave_of_absence::Column::PersonId.eq(person))
}

/// Who declared to want the vote in a group, and when.
pub(super) fn declarations(group: GroupId) -> Select<standing_declaration::Entity> {
    standing_declaration::Entity::find().filter(standing_declaration::Column::GroupId.eq(group))
}

/// What somebody declared everywhere.
pub(super) fn declarations_of(person: PersonId) -> Select<standing_declaration::Entity> {
    standing_declaration::Entity::find().filter(standing_declaration::Column::PersonId.eq(person))
}
