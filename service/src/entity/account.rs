//! The means to sign in; belongs to exactly one person.

use domain::id::{AccountId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    pub person_id: PersonId,
    pub created_at: DateTimeUtc,
    pub password_hash: Option<String>,
    pub password_changed_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
