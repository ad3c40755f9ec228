//! Something a group plans to reach.

use domain::group::MilestoneState;
use domain::id::{GroupId, MilestoneId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "milestone")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MilestoneId,
    pub group_id: GroupId,
    pub title: String,
    pub state: MilestoneState,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub due: Option<Date>,
    pub settled_on: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
