//! That two persons of the record are one, and what moved from the one to the other.

use domain::id::{MergeId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_merge")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MergeId,
    pub from_id: PersonId,
    pub into_id: PersonId,
    pub moved: Json,
    pub merged_at: DateTimeUtc,
    pub merged_by: Option<PersonId>,
    pub undone_at: Option<DateTimeUtc>,
    pub undone_by: Option<PersonId>,
}

impl ActiveModelBehavior for ActiveModel {}
