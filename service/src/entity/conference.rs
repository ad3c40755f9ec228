//! A conference.

use domain::id::{ConferenceId, EcosystemId};
use domain::policy::Visibility;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conference")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: ConferenceId,
    pub ecosystem_id: Option<EcosystemId>,
    pub slug: String,
    pub acronym: String,
    pub title: String,
    pub subtitle: String,
    pub description: String,
    pub start_date: Date,
    pub end_date: Date,
    pub zone: String,
    pub venue: String,
    pub city: String,
    pub languages: String,
    pub theme: String,
    pub visibility: Visibility,
    pub timeslot_minutes: i32,
    pub day_change_minutes: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
