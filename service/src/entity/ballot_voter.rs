//! Whose vote it is in a ballot, as it was when the ballot opened.

use domain::ballot::VoterKind;
use domain::id::{BallotId, SlipId, VoterId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot_voter")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ballot_id: BallotId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub voter_id: VoterId,
    pub kind: VoterKind,
    pub weight: i32,
    pub category: String,
    pub because: Json,
    pub present: bool,
    pub voted: bool,
    pub slip_id: Option<SlipId>,
    pub struck_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
