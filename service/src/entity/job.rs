//! A unit of background work, claimed with a lease.

use domain::{id::JobId, job::JobState};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JobId,
    pub kind: String,
    pub payload: Json,
    pub run_at: DateTimeUtc,
    pub tries: i32,
    pub created_at: DateTimeUtc,
    pub state: JobState,
    pub unique_key: Option<String>,
    pub lease: Option<Uuid>,
    pub leased_until: Option<DateTimeUtc>,
    pub last_error: Option<String>,
    pub finished_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
