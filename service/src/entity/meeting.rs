//! A meeting of a group.

use domain::group::standing::Kind;
use domain::id::{GroupId, MeetingId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meeting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MeetingId,
    pub group_id: GroupId,
    pub title: String,
    pub kind: Kind,
    pub on_date: Date,
    pub recorded_at: DateTimeUtc,
    pub recorded_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
