//! What somebody declared a conflict of interest with.

use domain::id::{DeclarationId, PersonId};
use domain::review::{conflict::Tie, settings::DeclaredKind};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "declaration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DeclarationId,
    pub person_id: PersonId,
    pub kind: DeclaredKind,
    pub name: String,
    pub canonical: String,
    pub tie: Tie,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
