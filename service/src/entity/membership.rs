//! Somebody's time in a group, and for whom they act there.

use domain::id::{GroupId, MembershipId, OrganisationId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "membership")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MembershipId,
    pub group_id: GroupId,
    pub person_id: PersonId,
    pub category: String,
    pub weight: i32,
    pub joined_on: Date,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub organisation_id: Option<OrganisationId>,
    pub rank: Option<i32>,
    pub left_on: Option<Date>,
    pub ended_at: Option<DateTimeUtc>,
    pub ended_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
