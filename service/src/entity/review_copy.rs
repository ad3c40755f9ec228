//! What chairs prepare of a proposal for its reviewers: the redacted copy, its subjects, who decides about it.

use domain::id::{PersonId, ProposalId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review_copy")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
    pub topics: Json,
    pub targets: Json,
    pub updated_at: DateTimeUtc,
    pub title: Option<String>,
    pub summary: Option<String>,
    pub description: Option<String>,
    pub deputy_id: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
