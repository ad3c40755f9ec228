//! Somebody of the committee who reads a proposal under embargo.

use domain::id::{PersonId, ProposalId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "embargo_reader")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub named_at: DateTimeUtc,
    pub named_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
