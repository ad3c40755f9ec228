//! Appeals against the outcome of a call: lodged in time by whoever is not content, decided by those above the group.

use domain::{
    id::{AppealId, GroupCallId},
    life::{
        AppealState, CallState,
        call::{MAX_REASONS, choice, words},
        period::due_after,
    },
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, QueryFilter};
use serde_json::json;

use super::{
    call_row::{answered, judged, seen},
    find,
    settle_call::annul,
};
use crate::{Ctx, Error, Result, database, entity::appeal, group::affiliation_on, record::event};

/// Appeals against the outcome of a call, while that is possible.
pub async fn lodge_appeal(ctx: &Ctx, id: GroupCallId, text: &str) -> Result<AppealId> {
    ctx.authorize_route(Action::TakePart)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    seen(ctx, &ctx.db.read, id).await?;
    let mut errors = domain::FieldErrors::default();
    let text = errors.take("text", words(text, MAX_REASONS));
    let text = errors.finish(text)?;
    ctx.write(async |tx| {
        let held = answered(ctx, tx, id, Action::TakePart).await?;
        let in_time = held.call.appeal_until.is_some_and(|until| ctx.now <= until);
        if held.call.state != CallState::Settled || !in_time {
            let message = "There is no outcome that could be appealed against now. Nothing was sent.";
            return Err(Error::conflict("no-appeal", message));
        }
        let own = find::appeals(id).filter(appeal::Column::PersonId.eq(person));
        if own.filter(appeal::Column::State.eq(AppealState::Lodged)).one(tx).await?.is_some() {
            return Err(Error::conflict("appeal-lodged", "Your appeal waits for an answer already."));
        }
        let appeal: AppealId = ctx.id();
        let row = appeal::ActiveModel {
            id: Set(appeal),
            group_id: Set(held.group.id),
            call_id: Set(id),
            person_id: Set(person),
            state: Set(AppealState::Lodged),
            text: Set(text.clone()),
            affiliation: Set(affiliation_on(tx, person, ctx.now.date_naive()).await?),
            lodged_at: Set(ctx.now),
            decision: Set(String::new()),
            due: Set(due_after(ctx.now, held.clocks().appeal)),
            decided_at: Set(None),
            decided_by: Set(None),
        };
        row.insert(tx).await?;
        event::append(ctx, tx, held.told("appeal.lodged", "appeal", appeal).with(held.said())).await?;
        Ok(appeal)
    })
    .await
}

/// Decides about an appeal, with reasons. Nobody decides about an outcome of their own; one that is overturned counts for
/// nothing any more.
pub async fn decide_appeal(ctx: &Ctx, id: AppealId, decision: &str, text: &str) -> Result<()> {
    ctx.authorize_route(Action::OverseeGroup)?;
    let known = find::appeal(id).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    let about = seen(ctx, &ctx.db.read, known.call_id).await?;
    ctx.authorize(Action::OverseeGroup, about.place)?;
    let mut errors = domain::FieldErrors::default();
    let decision: Option<AppealState> = errors.take("decision", choice(decision));
    if decision.is_some_and(|to| !to.is_decision()) {
        errors.add("decision", "option", "Choose one of the options.");
    }
    let text = errors.take("text", words(text, MAX_REASONS));
    let (decision, text) = errors.finish(decision.zip(text))?;
    ctx.write(async |tx| {
        let held = judged(ctx, tx, known.call_id, Action::OverseeGroup).await?;
        let row = database::locked::<appeal::Entity>(tx, id).await?;
        if !row.state.is_open() {
            return Err(Error::conflict("appeal-decided", "This appeal is decided already. Look at it anew."));
        }
        if ctx.actor.person().is_some() && ctx.actor.person() == held.call.settled_by {
            let message = "You recorded the outcome that this appeal is against; somebody else decides.";
            return Err(Error::conflict("own-decision", message));
        }
        let mut row = appeal::ActiveModel::from(row);
        row.state = Set(decision);
        row.decision = Set(text.clone());
        row.decided_at = Set(Some(ctx.now));
        row.decided_by = Set(ctx.actor.person());
        row.update(tx).await?;
        let mut said = held.said();
        said["decision"] = json!(decision);
        event::append(ctx, tx, held.told("appeal.decided", "appeal", id).with(said)).await?;
        if decision == AppealState::Upheld && held.call.state == CallState::Settled {
            annul(ctx, tx, held, &text).await?;
        }
        Ok(())
    })
    .await
}

/// Takes an appeal back.
pub async fn withdraw_appeal(ctx: &Ctx, id: AppealId) -> Result<()> {
    ctx.authorize_route(Action::TakePart)?;
    let known = find::appeal(id).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    ctx.write(async |tx| {
        let held = answered(ctx, tx, known.call_id, Action::TakePart).await?;
        let row = database::locked::<appeal::Entity>(tx, id).await?;
        if ctx.actor.person() != Some(row.person_id) {
            return Err(Error::denied());
        }
        if !row.state.is_open() {
            return Err(Error::conflict("appeal-decided", "This appeal is decided already. Look at it anew."));
        }
        let mut row = appeal::ActiveModel::from(row);
        row.state = Set(AppealState::Withdrawn);
        row.decided_at = Set(Some(ctx.now));
        row.update(tx).await?;
        event::append(ctx, tx, held.told("appeal.withdrawn", "appeal", id).with(held.said())).await
    })
    .await
}
