//! How the proposals of a call are reviewed.

use domain::id::{CallId, PersonId};
use domain::review::{score::Summary, visibility::Anonymity};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub call_id: CallId,
    pub anonymity: Anonymity,
    pub summary: Summary,
    pub wanted: i32,
    pub guidance: String,
    pub phases: Json,
    pub categories: Json,
    pub topics: Json,
    pub updated_at: DateTimeUtc,
    pub deputy_id: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
