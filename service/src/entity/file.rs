//! A stored file; its bytes lie in the object store under their hash.

use domain::id::{FileId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "file")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: FileId,
    pub hash: String,
    pub media_type: String,
    pub size: i64,
    pub visibility: String,
    pub created_at: DateTimeUtc,
    pub owner_id: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
