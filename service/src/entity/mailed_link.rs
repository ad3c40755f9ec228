//! A link that was mailed to an address and works once.

use domain::{
    id::{AccountId, LinkId},
    identity::LinkPurpose,
};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mailed_link")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: LinkId,
    pub account_id: Option<AccountId>,
    pub purpose: LinkPurpose,
    pub address: String,
    pub token_hash: Vec<u8>,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub browser_hash: Option<Vec<u8>>,
    pub code_hash: Option<Vec<u8>>,
    pub name: Option<String>,
    pub used_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
