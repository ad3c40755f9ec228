//! That somebody was reminded of something that is due.

use domain::duty::DutyKind;
use domain::id::PersonId;
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "duty_reminder")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: DutyKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub thing_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub due: DateTimeUtc,
    pub sent_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
