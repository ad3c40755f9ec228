//! A letter to somebody who speaks.

use domain::id::{AnnouncementId, CallId, LetterId, OutboxId, PersonId};
use domain::language::Lang;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LetterId,
    pub call_id: CallId,
    pub person_id: PersonId,
    pub proposals: Json,
    pub language: Lang,
    pub path: String,
    pub asks: bool,
    pub subject: String,
    pub body: String,
    pub written_subject: String,
    pub written_body: String,
    pub is_stale: bool,
    pub written_at: DateTimeUtc,
    pub announcement_id: Option<AnnouncementId>,
    pub outbox_id: Option<OutboxId>,
    pub sent_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
