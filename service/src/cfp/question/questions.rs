//! The questions of a call.

use domain::{
    Instant,
    cfp::{Question, Target, TypedQuestion},
    id::CallId,
    policy::{Action, Decision, decide},
    zone::Zone,
};
use sea_orm::{ColumnTrait, QueryFilter};

use super::find::{asked, asked_by};
use crate::{
    Ctx, Result, Version,
    cfp::find::calls_for,
    conference::ConferenceFacts,
    entity::{call, question},
};

/// A question of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What is asked.
    pub question: Question,
    /// As a form or an edit starts from it.
    pub typed: TypedQuestion,
    /// The state that an edit is made from.
    pub version: Version,
    /// When it was worded so.
    pub updated_at: Instant,
}

/// The questions that a call asks now, in order, for whoever may know of the call. What reviewers are asked, only its
/// team reads.
pub async fn questions(ctx: &Ctx, conference: &ConferenceFacts, id: CallId) -> Result<Vec<Asked>> {
    ctx.authorize(Action::SeeConference, conference.place())?;
    let db = &ctx.db.read;
    if calls_for(&ctx.actor, conference.id, conference.place()).filter(call::Column::Id.eq(id)).one(db).await?.is_none()
    {
        return Err(crate::Error::not_found());
    }
    let is_team = decide(&ctx.actor, Action::OrganiseConference, conference.place()) == Decision::Allow;
    let mut query = asked_by(id);
    if !is_team {
        query = query.filter(question::Column::Target.ne(Target::Reviewer));
    }
    let zone = Zone::named_or_utc(&conference.zone);
    let rows = query.all(db).await?;
    rows.iter().map(|row| Asked::of(row, &zone)).collect()
}

impl Asked {
    fn of(row: &question::Model, zone: &Zone) -> Result<Self> {
        let question = asked(row)?;
        Ok(Self {
            typed: question.typed(zone),
            question,
            version: Version::of_row(row.updated_at),
            updated_at: row.updated_at,
        })
    }
}
