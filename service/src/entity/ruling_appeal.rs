//! An appeal against a ruling on what was said in a ballot.

use domain::id::{AppealId, BallotId, BallotPositionId, GroupId, PersonId};
use domain::life::AppealState;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ruling_appeal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AppealId,
    pub group_id: GroupId,
    pub ballot_id: BallotId,
    pub position_id: BallotPositionId,
    pub person_id: PersonId,
    pub state: AppealState,
    pub text: String,
    pub affiliation: String,
    pub lodged_at: DateTimeUtc,
    pub decision: String,
    pub due: Option<DateTimeUtc>,
    pub decided_at: Option<DateTimeUtc>,
    pub decided_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
