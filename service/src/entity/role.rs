//! Something somebody holds in a scope, from a day and perhaps to one.

use domain::id::{PersonId, RoleId};
use domain::policy::{RoleKind, ScopeKind};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "role")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: RoleId,
    pub person_id: PersonId,
    pub scope_kind: ScopeKind,
    pub kind: RoleKind,
    pub from_at: DateTimeUtc,
    pub scope_id: Option<Uuid>,
    pub to_at: Option<DateTimeUtc>,
    pub granted_by: Option<PersonId>,
    pub ended_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
