//! Objections: answered by the chairs in words, taken back or upheld by whoever raised them. Everything that was said stays.

use domain::{
    id::ObjectionId,
    life::{
        CallState, ObjectionState,
        call::{MAX_REASONS, choice, words},
        objection::ObjectionAct,
        period::due_after,
    },
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseTransaction};
use serde_json::json;

use super::{
    call_mails::{Occasion, tell},
    call_row::{Held, answered},
    find,
};
use crate::{
    Ctx, Error, Result, database,
    entity::{group_call, objection, objection_word},
    record::event,
};

/// What is said about an objection, and where that leads.
pub(super) struct Said {
    pub to: ObjectionState,
    pub text: String,
}

/// Answers an objection, takes it back, or stays with it.
pub async fn act_on_objection(ctx: &Ctx, id: ObjectionId, act: &str, text: &str) -> Result<()> {
    ctx.authorize_route(Action::TakePart)?;
    let mut errors = domain::FieldErrors::default();
    let act: Option<ObjectionAct> = errors.take("act", choice(act));
    let text = match act {
        Some(ObjectionAct::Withdraw) => errors.take("text", domain::text::block(text, MAX_REASONS)),
        _ => errors.take("text", words(text, MAX_REASONS)),
    };
    let known = find::objection(id).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    // Who may not even know of the call is not told what is wrong with their words.
    super::call_row::seen(ctx, &ctx.db.read, known.call_id).await?;
    let (act, text) = errors.finish(act.zip(text))?;
    ctx.write(async |tx| {
        let action = if act == ObjectionAct::Address { Action::JudgeCalls } else { Action::TakePart };
        let held = answered(ctx, tx, known.call_id, action).await?;
        let row = database::locked::<objection::Entity>(tx, id).await?;
        if act != ObjectionAct::Address && ctx.actor.person() != Some(row.person_id) {
            return Err(Error::denied());
        }
        let to = row.state.after(act).ok_or_else(|| {
            Error::conflict(
                "objection-state",
                "That does not lead on from where the objection stands now. Look at it anew.",
            )
        })?;
        // When the outcome stands, whoever is not content appeals.
        if act == ObjectionAct::Sustain && is_decided(tx, &held.call).await? {
            let message = "The outcome of the call is recorded. You can appeal against it while that is open.";
            return Err(Error::conflict("call-settled", message));
        }
        let objector = row.person_id;
        settle(ctx, tx, &held, row, Said { to, text }).await?;
        if act == ObjectionAct::Address {
            // So that they can take it back, or stay with it, before the outcome is recorded.
            tell(ctx, tx, &held, Occasion::Answered(objector)).await?;
        }
        Ok(())
    })
    .await
}

/// Whether the outcome is recorded of a call, or of the one as which it began anew.
pub(super) async fn is_decided(db: &impl ConnectionTrait, call: &group_call::Model) -> Result<bool> {
    let mut last = call.clone();
    while last.state == CallState::Restarted {
        let Some(next) = find::begun_from(&last).one(db).await? else { break };
        last = next;
    }
    Ok(last.state == CallState::Settled)
}

/// Puts an objection where something leads that was said, and keeps the words.
pub(super) async fn settle(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    held: &Held,
    row: objection::Model,
    said: Said,
) -> Result<()> {
    let (id, before) = (row.id, row.state);
    let number = find::words([id]).all(tx).await?.last().map_or(1, |last| last.number + 1);
    let kept = objection_word::ActiveModel {
        id: Set(ctx.id()),
        objection_id: Set(id),
        number: Set(number),
        state: Set(said.to),
        text: Set(said.text),
        said_at: Set(ctx.now),
        said_by: Set(ctx.actor.person()),
    };
    kept.insert(tx).await?;
    if said.to != before {
        let mut row = objection::ActiveModel::from(row);
        row.state = Set(said.to);
        row.state_since = Set(ctx.now);
        row.due = Set(said.to.is_unresolved().then(|| due_after(ctx.now, held.clocks().objection)).flatten());
        row.update(tx).await?;
    }
    let verb = match said.to {
        ObjectionState::Raised => "objection.raised",
        ObjectionState::Addressed => "objection.addressed",
        ObjectionState::Withdrawn => "objection.withdrawn",
        ObjectionState::Sustained => "objection.sustained",
    };
    let mut data = held.said();
    data["objection"] = json!(id);
    event::append(ctx, tx, held.told(verb, "objection", id).with(data)).await
}
