//! Until when a proposal is for named persons only, and what everybody else reads.

use domain::cfp::Vendor;
use domain::id::{PersonId, ProposalId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "embargo")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
    pub until: DateTimeUtc,
    pub stand_in_title: String,
    pub stand_in_summary: String,
    pub vendor: Vendor,
    pub updated_at: DateTimeUtc,
    pub set_by: Option<PersonId>,
    pub lifted_at: Option<DateTimeUtc>,
    pub lifted_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
