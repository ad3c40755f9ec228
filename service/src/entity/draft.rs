//! A draft of a group.

use domain::draft::Audience;
use domain::id::{DraftId, GroupId, PersonId};
use domain::life::Workflow;
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
    pub state: String,
    pub state_since: DateTimeUtc,
    pub audience: Audience,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub repository: Option<String>,
    pub embargo_until: Option<DateTimeUtc>,
    pub created_by: Option<PersonId>,
    pub workflow: Workflow,
    pub tags: String,
    pub state_due: Option<DateTimeUtc>,
    pub holder_id: Option<PersonId>,
    pub holder_since: Option<DateTimeUtc>,
    pub holder_due: Option<DateTimeUtc>,
    pub holder_note: String,
    pub shepherd_id: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
