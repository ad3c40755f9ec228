//! Somebody in the record, with or without an account.

use domain::{
    id::{FileId, PersonId},
    language::Lang,
    policy::Visibility,
};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PersonId,
    pub name: String,
    pub sort_name: String,
    pub pronouns: String,
    pub biography: String,
    pub time_zone: String,
    pub language: Lang,
    pub visibility: Visibility,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub picture_id: Option<FileId>,
    pub merged_into: Option<PersonId>,
    pub erased_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
