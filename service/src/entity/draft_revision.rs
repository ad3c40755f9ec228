//! A posted state of a draft; only its class is settled later.

use domain::draft::{change::Class, save::Source};
use domain::id::{DraftId, DraftRevisionId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_revision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DraftRevisionId,
    pub draft_id: DraftId,
    pub number: i32,
    pub hash: String,
    pub source: Source,
    pub title: String,
    pub note: String,
    pub bytes: i64,
    pub requirements: i32,
    pub summary: Json,
    pub affiliation: String,
    pub posted_at: DateTimeUtc,
    pub posted_by: Option<PersonId>,
    pub repository: Option<String>,
    pub commit_hash: Option<String>,
    pub class: Option<Class>,
    pub class_at: Option<DateTimeUtc>,
    pub class_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
