//! A version of a group's charter; never changed.

use domain::id::{CharterId, GroupId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "charter")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CharterId,
    pub group_id: GroupId,
    pub number: i32,
    pub text: String,
    pub hash: String,
    pub note: String,
    pub posted_at: DateTimeUtc,
    pub posted_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
