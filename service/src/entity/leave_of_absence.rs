//! A leave of absence from a group.

use domain::id::{GroupId, LeaveId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "leave_of_absence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LeaveId,
    pub group_id: GroupId,
    pub person_id: PersonId,
    pub from_date: Date,
    pub reason: String,
    pub approved_at: DateTimeUtc,
    pub until_date: Option<Date>,
    pub approved_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
