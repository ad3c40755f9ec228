//! Who casts a vote: oneself, or for an organisation.

use domain::ballot::CastAs;
use domain::id::{BallotId, PersonId, VoterId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot_caster")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub ballot_id: BallotId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub voter_id: VoterId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub cast_as: CastAs,
}

impl ActiveModelBehavior for ActiveModel {}
