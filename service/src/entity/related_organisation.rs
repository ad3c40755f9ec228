//! An organisation that votes in a group as one with another.

use domain::id::{GroupId, OrganisationId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "related_organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub group_id: GroupId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisation_id: OrganisationId,
    pub principal_id: OrganisationId,
    pub related_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
