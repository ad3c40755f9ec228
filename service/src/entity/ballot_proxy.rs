//! That somebody votes for another.

use domain::id::{BallotId, PersonId, ProxyId, VoterId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot_proxy")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ProxyId,
    pub ballot_id: BallotId,
    pub holder_id: PersonId,
    pub voter_id: VoterId,
    pub given_at: DateTimeUtc,
    pub given_by: Option<PersonId>,
    pub withdrawn_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
