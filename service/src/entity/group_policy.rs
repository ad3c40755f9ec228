//! A policy of a group, from a day on; never changed.

use domain::group::PolicyKind;
use domain::id::{GroupId, GroupPolicyId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "group_policy")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GroupPolicyId,
    pub group_id: GroupId,
    pub kind: PolicyKind,
    pub title: String,
    pub text: String,
    pub hash: String,
    pub from_date: Date,
    pub added_at: DateTimeUtc,
    pub added_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
