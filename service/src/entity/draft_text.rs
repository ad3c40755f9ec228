//! The text of a revision, what stands in it, and what its requirements are.

use domain::id::DraftRevisionId;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_text")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub revision_id: DraftRevisionId,
    pub text: String,
    pub outline: Json,
    pub identities: Json,
}

impl ActiveModelBehavior for ActiveModel {}
