//! The access codes of a call, and what one opens.

use domain::{
    Instant,
    cfp::AccessCode,
    id::{AccessCodeId, CallId, SessionTypeId, TrackId},
    policy::Action,
};
use sea_orm::{ColumnTrait, QueryFilter};

use super::find::{code_typed, codes_of, meant};
use crate::{Ctx, Error, Result, cfp::find::calls_for, conference::ConferenceFacts, entity::call};

/// An access code in the list of its call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeLine {
    /// Which.
    pub id: AccessCodeId,
    /// What to type, in fours.
    pub code: String,
    /// For whom it is.
    pub note: String,
    /// What it opens, until when, how often.
    pub opens: AccessCode,
    /// When it was made.
    pub created_at: Instant,
    /// When it was revoked.
    pub revoked_at: Option<Instant>,
}

/// What a code opens of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedCall {
    /// What to type, in fours.
    pub code: String,
    /// The tracks it offers besides those that are open to all.
    pub tracks: Vec<TrackId>,
    /// The kinds of session it is for; none named are all.
    pub types: Vec<SessionTypeId>,
    /// The last moment at which it counts.
    pub valid_until: Instant,
}

/// The codes of a call, the newest first, for those who make them.
pub async fn access_codes(ctx: &Ctx, conference: &ConferenceFacts, call: CallId) -> Result<Vec<CodeLine>> {
    ctx.authorize_route(Action::ManageCalls)?;
    ctx.authorize(Action::ManageCalls, conference.place())?;
    let db = &ctx.db.read;
    let here = calls_for(&ctx.actor, conference.id, conference.place()).filter(call::Column::Id.eq(call));
    here.one(db).await?.ok_or_else(Error::not_found)?;
    let rows = codes_of(call).all(db).await?;
    let line = |row: crate::entity::access_code::Model| {
        Ok(CodeLine {
            id: row.id,
            code: AccessCode::in_fours(&row.code),
            opens: meant(&row)?,
            created_at: row.created_at,
            revoked_at: row.revoked_at,
            note: row.note,
        })
    };
    rows.into_iter().map(line).collect()
}

/// What a code opens, for whoever has it: of a call that is shown, as long as the code counts.
pub async fn opened_call(
    ctx: &Ctx,
    conference: &ConferenceFacts,
    call: CallId,
    typed: &str,
) -> Result<Option<OpenedCall>> {
    ctx.authorize_route(Action::Propose)?;
    ctx.authorize(Action::SeeConference, conference.place())?;
    let db = &ctx.db.read;
    let here = calls_for(&ctx.actor, conference.id, conference.place()).filter(call::Column::Id.eq(call));
    if here.one(db).await?.is_none() {
        return Ok(None);
    }
    let Some(row) = code_typed(db, call, typed).await? else { return Ok(None) };
    let code = meant(&row)?;
    if code.check(ctx.now).is_err() {
        return Ok(None);
    }
    Ok(Some(OpenedCall {
        code: AccessCode::in_fours(&row.code),
        tracks: code.tracks.into_iter().collect(),
        types: code.types.into_iter().collect(),
        valid_until: code.valid_until,
    }))
}
