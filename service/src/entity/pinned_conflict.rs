//! A conflict of interest that a chair set.

use domain::id::{PersonId, ProposalId};
use domain::review::conflict::Tie;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pinned_conflict")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub tie: Tie,
    pub pinned_at: DateTimeUtc,
    pub pinned_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
