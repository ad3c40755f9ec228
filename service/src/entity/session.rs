//! An item of a programme: what favourites and sign-ups point at. What the public reads of it stands in the release.

use domain::id::{ConferenceId, SessionId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SessionId,
    pub conference_id: ConferenceId,
    pub code: String,
    pub title: String,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
