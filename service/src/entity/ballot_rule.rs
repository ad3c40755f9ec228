//! A rule for ballots that a group has put together; never changed.

use domain::id::{BallotRuleId, GroupId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BallotRuleId,
    pub group_id: GroupId,
    pub name: String,
    pub rule: Json,
    pub added_at: DateTimeUtc,
    pub added_by: Option<PersonId>,
    pub retired_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
