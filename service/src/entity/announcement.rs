//! Decisions that are told together.

use domain::id::{AnnouncementId, CallId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "announcement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AnnouncementId,
    pub call_id: CallId,
    pub decided: Json,
    pub confirm_by: DateTimeUtc,
    pub prepared_at: DateTimeUtc,
    pub prepared_by: Option<PersonId>,
    pub sent_by: Option<PersonId>,
    pub sent_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
