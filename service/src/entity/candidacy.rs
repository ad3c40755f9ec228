//! Somebody who stands in an election, or an option of a choice.

use domain::id::{BallotId, CandidacyId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "candidacy")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CandidacyId,
    pub ballot_id: BallotId,
    pub person_id: Option<PersonId>,
    pub name: String,
    pub affiliation: String,
    pub statement: String,
    pub nominated_at: DateTimeUtc,
    pub number: Option<i32>,
    pub nominated_by: Option<PersonId>,
    pub accepted_at: Option<DateTimeUtc>,
    pub declined_at: Option<DateTimeUtc>,
    pub majority: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
