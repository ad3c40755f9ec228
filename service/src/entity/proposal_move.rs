//! A move of a proposal that its organisers made.

use domain::cfp::{Move, State};
use domain::id::{MoveId, PersonId, ProposalId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_move")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: MoveId,
    pub proposal_id: ProposalId,
    pub moved_by: Option<PersonId>,
    pub step: Move,
    pub state: State,
    pub reason: String,
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
