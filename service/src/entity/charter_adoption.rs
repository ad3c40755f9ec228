//! That a version of a charter was adopted.

use domain::id::{AdoptionId, CharterId, GroupId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "charter_adoption")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AdoptionId,
    pub group_id: GroupId,
    pub charter_id: CharterId,
    pub hash: String,
    pub note: String,
    pub adopted_at: DateTimeUtc,
    pub adopted_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
