//! A file or a link beside a proposal: one of `file_id` and `url` says which.

use domain::id::{AttachmentId, FileId, PersonId, ProposalId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_attachment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AttachmentId,
    pub proposal_id: ProposalId,
    pub file_id: Option<FileId>,
    pub label: String,
    pub url: String,
    pub created_at: DateTimeUtc,
    pub added_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
