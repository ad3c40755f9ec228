//! A term of office that an election gave, or a seat that it left open.

use domain::ballot::OfficeKind;
use domain::id::{BallotId, GroupId, OfficeTermId, PersonId, RoleId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "office_term")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: OfficeTermId,
    pub group_id: GroupId,
    pub ballot_id: BallotId,
    pub place: i32,
    pub kind: OfficeKind,
    pub title: String,
    pub from_date: Date,
    pub ends_date: Date,
    pub installed_at: DateTimeUtc,
    pub person_id: Option<PersonId>,
    pub role_id: Option<RoleId>,
    pub fills_id: Option<OfficeTermId>,
}

impl ActiveModelBehavior for ActiveModel {}
