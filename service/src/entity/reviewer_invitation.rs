//! An invitation into a team that makes a reviewer of who accepts it.

use domain::id::{CallId, InvitationId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reviewer_invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub invitation_id: InvitationId,
    pub call_id: CallId,
    pub most: i32,
}

impl ActiveModelBehavior for ActiveModel {}
