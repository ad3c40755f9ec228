//! A draft of a group.

use domain::draft::{Audience, DraftState};
use domain::id::{DraftId, GroupId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "draft")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DraftId,
    pub group_id: GroupId,
    pub name: String,
    pub title: String,
    pub summary: String,
    pub state: DraftState,
    pub state_since: DateTimeUtc,
    pub audience: Audience,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub repository: Option<String>,
    pub embargo_until: Option<DateTimeUtc>,
    pub created_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
