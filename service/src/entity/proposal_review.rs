//! Somebody's review of a proposal.

use domain::id::{PersonId, ProposalId, ReviewId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReviewId,
    pub proposal_id: ProposalId,
    pub person_id: PersonId,
    pub scores: Json,
    pub abstains: bool,
    pub for_committee: String,
    pub for_speakers: String,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub submitted_at: Option<DateTimeUtc>,
    pub read_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
