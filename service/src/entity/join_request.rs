//! That somebody asks to join a group, in their words.

use domain::id::{GroupId, JoinRequestId, OrganisationId, PersonId};
use domain::policy::RoleKind;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "join_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: JoinRequestId,
    pub group_id: GroupId,
    pub person_id: PersonId,
    pub role: RoleKind,
    pub words: String,
    pub category: String,
    pub asked_at: DateTimeUtc,
    pub reply: String,
    pub organisation_id: Option<OrganisationId>,
    pub answer: Option<String>,
    pub answered_at: Option<DateTimeUtc>,
    pub answered_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
