//! A call for papers.

use domain::id::{CallId, ConferenceId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "call")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: CallId,
    pub conference_id: ConferenceId,
    pub slug: String,
    pub title: String,
    pub text: String,
    pub languages: String,
    pub opens: DateTimeUtc,
    pub closes: DateTimeUtc,
    pub grace_minutes: i32,
    pub most_co_speakers: i32,
    pub offers: Json,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub most_per_speaker: Option<i32>,
    pub shown_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
