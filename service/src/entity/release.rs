//! A published, immutable state of a programme.

use domain::id::{ConferenceId, PersonId, ReleaseId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "release")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ReleaseId,
    pub conference_id: ConferenceId,
    pub number: i32,
    pub version: String,
    pub comment: String,
    pub released_at: DateTimeUtc,
    pub content: Vec<u8>,
    pub content_hash: String,
    pub diff: Json,
    pub notices: Json,
    pub counts: Json,
    pub released_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
