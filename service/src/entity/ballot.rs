//! A ballot of a group.

use domain::ballot::{BallotState, SubjectKind, rule::Outcome};
use domain::id::{BallotId, GroupId, PersonId};
use sea_orm::entity::prelude::*;

/// A row.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ballot")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: BallotId,
    pub group_id: GroupId,
    pub title: String,
    pub question: String,
    pub consequence: String,
    pub terms: Json,
    pub rule_name: String,
    pub subject_kind: SubjectKind,
    pub subject_title: String,
    pub subject_text: String,
    pub subject_hash: String,
    pub hours: i32,
    pub feeds_standing: bool,
    pub state: BallotState,
    pub state_note: String,
    pub state_since: DateTimeUtc,
    pub secret: Vec<u8>,
    pub times_extended: i32,
    pub times_deferred: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub subject_id: Option<Uuid>,
    pub created_by: Option<PersonId>,
    pub opened_at: Option<DateTimeUtc>,
    pub closes_at: Option<DateTimeUtc>,
    pub closed_at: Option<DateTimeUtc>,
    pub reminded_at: Option<DateTimeUtc>,
    pub outcome: Option<Outcome>,
    pub draw_numbers: Option<Json>,
    pub casting: Option<Json>,
    pub seconds: i32,
    pub follows_id: Option<BallotId>,
    pub scope: Option<Json>,
    pub voided: Option<String>,
    pub conference: String,
    pub session: String,
}

impl ActiveModelBehavior for ActiveModel {}
