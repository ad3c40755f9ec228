//! A code that lets somebody in where a call alone does not.

use domain::id::{AccessCodeId, CallId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "access_code")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccessCodeId,
    pub call_id: CallId,
    pub code: String,
    pub note: String,
    pub valid_until: DateTimeUtc,
    pub uses: i32,
    pub used: i32,
    pub opens: Json,
    pub created_at: DateTimeUtc,
    pub revoked_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
