//! Which proposal a row of a table became, so that reading it again makes no second one.

use domain::id::{CallId, ProposalId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "imported_proposal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call_id: CallId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub source: String,
    pub proposal_id: ProposalId,
}

impl ActiveModelBehavior for ActiveModel {}
