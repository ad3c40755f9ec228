//! The answer to a write that named an idempotency key, replayed when it comes again.

use domain::id::AccountId;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "idempotent_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    pub route: String,
    pub body_hash: Vec<u8>,
    pub created_at: DateTimeUtc,
    pub status: Option<i32>,
    pub headers: Option<Json>,
    pub body: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}
