//! A person's time at an organisation; never overwritten, ended by a date.

use domain::id::{AffiliationId, OrganisationId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "affiliation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AffiliationId,
    pub person_id: PersonId,
    pub organisation_id: OrganisationId,
    pub title: String,
    pub from_date: Date,
    pub created_at: DateTimeUtc,
    pub to_date: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
