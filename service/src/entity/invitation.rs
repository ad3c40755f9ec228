//! An invitation into a team.

use domain::id::{InvitationId, PersonId};
use domain::policy::{RoleKind, ScopeKind};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "invitation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InvitationId,
    pub scope_kind: ScopeKind,
    pub kind: RoleKind,
    pub address: String,
    pub token_hash: Vec<u8>,
    pub invited_by: PersonId,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub scope_id: Option<Uuid>,
    pub accepted_at: Option<DateTimeUtc>,
    pub accepted_by: Option<PersonId>,
    pub withdrawn_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}
