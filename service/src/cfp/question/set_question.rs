//! Adding a question to a call, and editing one.

use domain::{
    FieldErrors,
    cfp::{Question, TypedQuestion},
    id::{CallId, QuestionId},
    policy::{Action, Scope},
    zone::Zone,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, PaginatorTrait};
use serde_json::json;

use super::find::{Found, asked, asked_by, is_answered, locked_question};
use crate::{
    Ctx, Error, Result, Version,
    cfp::{find::locked_call, offers::kept},
    entity::{call, question},
    error::Check,
    record::{Entry, changes, event},
    version::next_update,
};

/// Most questions of a call.
const MOST: u64 = 100;

/// Adds a question at the end of a call's list.
pub async fn add_question(ctx: &Ctx, call: CallId, typed: &TypedQuestion) -> Result<QuestionId> {
    ctx.authorize_route(Action::ManageCalls)?;
    let id: QuestionId = ctx.id();
    ctx.write(async |tx| {
        let (conference, call) = locked_call(ctx, tx, call, Action::ManageCalls).await?;
        let question = typed.check(id, &Zone::named_or_utc(&conference.zone), None, || ctx.id())?;
        refuse_foreign(&call, &question)?;
        let count = asked_by(call.id).count(tx).await?;
        if count >= MOST {
            return Err(Error::conflict("too-many-questions", "A call asks at most 100 questions. Remove one first."));
        }
        let row = question::ActiveModel {
            id: Set(id),
            call_id: Set(call.id),
            target: Set(question.target),
            position: Set(i32::try_from(count).map_err(Error::fault)?),
            asked: Set(serde_json::to_value(&question).map_err(Error::fault)?),
            created_at: Set(ctx.now),
            updated_at: Set(ctx.now),
            removed_at: Set(None),
        };
        row.insert(tx).await?;
        let entry = Entry::new("question.added", "question", id, Scope::Conference(conference.id));
        event::append(ctx, tx, entry.with(json!({ "call": call.id, "label": question.label }))).await
    })
    .await?;
    Ok(id)
}

/// Edits a question. What was answered to it before keeps the words of its time; whom it is put to and what its answers
/// are stays as soon as somebody answered. An edit `made_from` an old version is refused.
pub async fn edit_question(
    ctx: &Ctx,
    id: QuestionId,
    typed: &TypedQuestion,
    made_from: Option<&Version>,
) -> Result<()> {
    ctx.authorize_route(Action::ManageCalls)?;
    ctx.write(async |tx| {
        let Found { conference, call, before } = locked_question(ctx, tx, id).await?;
        let zone = Zone::named_or_utc(&conference.zone);
        let old = asked(&before)?;
        let question = typed.check(id, &zone, Some(&old), || ctx.id())?;
        Version::of_row(before.updated_at).expect(made_from)?;
        refuse_foreign(&call, &question)?;
        if (question.kind, question.target) != (old.kind, old.target) && is_answered(tx, id).await? {
            let field = if question.kind == old.kind { "target" } else { "kind" };
            let message = "Somebody has answered it, so this stays. Add another question instead.";
            return Err(Error::field(field, "answered", message));
        }
        let Some(changes) = changes(&old.typed(&zone), &question.typed(&zone))? else { return Ok(()) };
        let updated_at = next_update(before.updated_at, ctx.now);
        let mut row = question::ActiveModel::from(before);
        row.target = Set(question.target);
        row.asked = Set(serde_json::to_value(&question).map_err(Error::fault)?);
        row.updated_at = Set(updated_at);
        row.update(tx).await?;
        let entry = Entry::new("question.edited", "question", id, Scope::Conference(conference.id));
        event::append(ctx, tx, entry.with(changes)).await
    })
    .await
}

/// Refuses tracks and kinds of session that the call does not offer.
fn refuse_foreign(call: &call::Model, question: &Question) -> Result<()> {
    let offers = kept(call)?;
    let mut errors = FieldErrors::default();
    if !question.tracks.is_subset(&offers.tracks) {
        errors.add("tracks", "unknown-entry", "An entry is not known; load the page again.");
    }
    if !question.types.is_subset(&offers.types) {
        errors.add("types", "unknown-entry", "An entry is not known; load the page again.");
    }
    errors.check()
}
