//! The record of a ballot that closed, chained to the one before it in its group.

use domain::id::{BallotId, BallotRecordId, GroupId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot_record")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BallotRecordId,
    pub ballot_id: BallotId,
    pub group_id: GroupId,
    pub number: i32,
    pub content: String,
    pub hash: String,
    pub previous: String,
    pub made_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
