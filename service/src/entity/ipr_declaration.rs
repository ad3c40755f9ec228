//! Rights that somebody declared, or that a declaration was updated or withdrawn; never changed.

use domain::id::{DraftId, IprId, PersonId};
use domain::life::{IprAct, IprLicence};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ipr_declaration")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: IprId,
    pub draft_id: DraftId,
    pub person_id: PersonId,
    pub act: IprAct,
    pub revision: i32,
    pub holder: String,
    pub reference: String,
    pub licence: IprLicence,
    pub text: String,
    pub affiliation: String,
    pub declared_at: DateTimeUtc,
    pub supersedes: Option<IprId>,
}

impl ActiveModelBehavior for ActiveModel {}
