//! A group.

use domain::group::{GroupKind, GroupState, Joining, Seats};
use domain::id::{EcosystemId, GroupId, PersonId};
use domain::life::Workflow;
use domain::policy::Visibility;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "working_group")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GroupId,
    pub ecosystem_id: Option<EcosystemId>,
    pub parent_id: Option<GroupId>,
    pub slug: String,
    pub kind: GroupKind,
    pub state: GroupState,
    pub state_note: String,
    pub state_since: DateTimeUtc,
    pub name: String,
    pub purpose: String,
    pub description: String,
    pub first_steps: String,
    pub joining: Joining,
    pub visibility: Visibility,
    pub member_list: Visibility,
    pub seats: Seats,
    pub categories: Json,
    pub links: Json,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub proposed_by: Option<PersonId>,
    pub approved_at: Option<DateTimeUtc>,
    pub workflow: Workflow,
}

impl ActiveModelBehavior for ActiveModel {}
