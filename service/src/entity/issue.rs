//! An issue in the ledger of a draft.

use domain::comment::Disposition;
use domain::id::{DraftId, IssueId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "issue")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: IssueId,
    pub draft_id: DraftId,
    pub number: i32,
    pub title: String,
    pub about: String,
    pub opened_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub holder_since: DateTimeUtc,
    pub rationale: String,
    pub opened_by: Option<PersonId>,
    pub holder: Option<PersonId>,
    pub due_at: Option<DateTimeUtc>,
    pub disposition: Option<Disposition>,
    pub settled_at: Option<DateTimeUtc>,
    pub settled_by: Option<PersonId>,
    pub settled_on: Option<i32>,
    pub duplicate_of: Option<IssueId>,
}

impl ActiveModelBehavior for ActiveModel {}
