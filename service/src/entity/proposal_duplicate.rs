//! That a proposal was handed in twice, and which one counts.

use domain::id::{PersonId, ProposalId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_duplicate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
    pub original_id: ProposalId,
    pub marked_at: DateTimeUtc,
    pub marked_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
