//! An invitation to speak along in a proposal.

use domain::cfp::InvitationAnswer;
use domain::id::{PersonId, ProposalId, SpeakerInvitationId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "speaker_invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SpeakerInvitationId,
    pub proposal_id: ProposalId,
    pub address: String,
    pub token_hash: Vec<u8>,
    pub invited_by: PersonId,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub answer: Option<InvitationAnswer>,
    pub answered_at: Option<DateTimeUtc>,
    pub answered_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
