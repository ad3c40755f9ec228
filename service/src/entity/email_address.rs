//! A verified address of an account. `canonical` is what is compared.

use domain::id::{AccountId, AddressId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "email_address")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AddressId,
    pub account_id: AccountId,
    pub address: String,
    pub canonical: String,
    pub is_primary: bool,
    pub verified_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
