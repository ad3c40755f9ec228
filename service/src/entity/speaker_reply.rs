//! What somebody who speaks answered to an acceptance.

use domain::cfp::Reply;
use domain::id::{PersonId, ProposalId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "speaker_reply")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub reply: Reply,
    pub availability: String,
    pub replied_at: DateTimeUtc,
    pub recording: Option<bool>,
    pub agreed_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
