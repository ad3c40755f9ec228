//! A link that was mailed to somebody without an account, for claiming what the record holds of them.

use domain::id::{PersonId, ProposalId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_claim")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: PersonId,
    pub token_hash: Vec<u8>,
    pub proposal_id: ProposalId,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub sent_by: Option<PersonId>,
    pub used_at: Option<DateTimeUtc>,
    pub used_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
