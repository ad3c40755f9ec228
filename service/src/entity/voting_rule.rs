//! A rule of standing of a group, from a day on; never changed.

use domain::group::standing::Preset;
use domain::id::{GroupId, PersonId, VotingRuleId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "voting_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: VotingRuleId,
    pub group_id: GroupId,
    pub preset: Preset,
    pub versions: Json,
    pub from_date: Date,
    pub set_at: DateTimeUtc,
    pub set_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
