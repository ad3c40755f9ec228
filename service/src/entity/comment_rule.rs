//! Whose comments wait in a group.

use domain::comment::Moderation;
use domain::id::{GroupId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment_rule")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: GroupId,
    pub moderation: Moderation,
    pub set_at: DateTimeUtc,
    pub set_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
