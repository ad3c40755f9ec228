//! Where a draft stands on a line beside the main one.

use domain::id::DraftId;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub draft_id: DraftId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub line: String,
    pub state: String,
    pub since: DateTimeUtc,
    pub due: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
