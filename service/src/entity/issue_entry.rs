//! Something that happened to an issue.

use domain::id::{IssueEntryId, IssueId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "issue_entry")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: IssueEntryId,
    pub issue_id: IssueId,
    pub what: String,
    pub at: DateTimeUtc,
    pub data: Json,
    pub person_id: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
