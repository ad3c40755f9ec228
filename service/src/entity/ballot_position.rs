//! Something that was said in a ballot; the latest of a voter counts, and none is ever changed but for what is ruled about it.

use domain::ballot::CastAs;
use domain::id::{BallotId, BallotPositionId, PersonId, VoterId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot_position")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BallotPositionId,
    pub ballot_id: BallotId,
    pub cast_by: PersonId,
    pub voter_id: VoterId,
    pub number: i32,
    pub choice: String,
    pub text: String,
    pub cast_as: CastAs,
    pub affiliation: String,
    pub cast_at: DateTimeUtc,
    pub ruling: String,
    pub resolution: String,
    pub discounted_at: Option<DateTimeUtc>,
    pub ruled_by: Option<PersonId>,
    pub resolved_at: Option<DateTimeUtc>,
    pub resolved_by: Option<PersonId>,
    pub carried: bool,
}

impl ActiveModelBehavior for ActiveModel {}
