//! What a cookie proves. Only the hash of the token is kept.

use domain::{
    id::{AccountId, SignInId},
    identity::SignInMethod,
};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SignInId,
    pub account_id: AccountId,
    pub token_hash: Vec<u8>,
    pub created_at: DateTimeUtc,
    pub seen_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub proved_at: DateTimeUtc,
    pub method: SignInMethod,
    pub user_agent: String,
    pub address: String,
    pub ended_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
