//! An error that was reported in a standard.

use domain::{
    id::{ErratumId, PersonId, StandardId},
    publication::{ErratumKind, ErratumState},
};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erratum")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ErratumId,
    pub standard_id: StandardId,
    pub reporter_id: PersonId,
    pub number: i32,
    pub kind: ErratumKind,
    pub place: String,
    pub title: String,
    pub original: String,
    pub corrected: String,
    pub reason: String,
    pub affiliation: String,
    pub state: ErratumState,
    pub note: String,
    pub reported_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub state_since: DateTimeUtc,
    pub settled_at: Option<DateTimeUtc>,
    pub settled_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
