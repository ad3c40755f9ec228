//! Somebody who seconds a nomination.

use domain::id::{CandidacyId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "candidacy_second")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub candidacy_id: CandidacyId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub seconded_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
