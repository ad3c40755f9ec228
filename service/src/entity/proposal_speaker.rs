//! Somebody who speaks in a proposal.

use domain::cfp::SpeakerRole;
use domain::id::{PersonId, ProposalId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_speaker")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub proposal_id: ProposalId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub role: SpeakerRole,
    pub joined_at: DateTimeUtc,
    pub position: i32,
}

impl ActiveModelBehavior for ActiveModel {}
