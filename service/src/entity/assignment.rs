//! A proposal that somebody is to review.

use domain::id::{PersonId, ProposalId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "assignment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub assigned_at: DateTimeUtc,
    pub reason: String,
    pub declined_at: Option<DateTimeUtc>,
    pub assigned_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
