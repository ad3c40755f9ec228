//! A paper of a confidential ballot. Its id is random: it tells neither when nor in which order.

use domain::id::{BallotId, SlipId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot_slip")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SlipId,
    pub ballot_id: BallotId,
    pub choice: String,
    pub text: String,
    pub weight: i32,
    pub category: String,
}

impl ActiveModelBehavior for ActiveModel {}
