//! That somebody accepted a policy, and whose they were that day.

use domain::group::Occasion;
use domain::id::{AcceptanceId, GroupPolicyId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "policy_acceptance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AcceptanceId,
    pub policy_id: GroupPolicyId,
    pub person_id: PersonId,
    pub occasion: Occasion,
    pub affiliation: String,
    pub accepted_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
