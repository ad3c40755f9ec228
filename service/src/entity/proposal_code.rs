//! The access code that a proposal came with.

use domain::id::{AccessCodeId, ProposalId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_code")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
    pub code_id: AccessCodeId,
    pub redeemed_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
