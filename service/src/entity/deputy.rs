//! Who decides about a proposal in the chairs' place.

use domain::id::{PersonId, ProposalId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deputy")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
    pub person_id: PersonId,
    pub named_at: DateTimeUtc,
    pub named_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
