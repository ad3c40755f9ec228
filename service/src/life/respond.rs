//! Responding to a call: for it, against it with reasons, or otherwise. The newest response of somebody counts; what they
//! said before stays.

use domain::{
    group::Occasion,
    id::{GroupCallId, ObjectionId, PersonId},
    life::{CallState, ObjectionState, Stance, call::TypedResponse, objection::ObjectionAct, period::due_after},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, QueryFilter};
use serde_json::json;

use super::{
    call_row::{Held, answered},
    find,
    objections::{Said, settle},
};
use crate::{
    Ctx, Error, Result,
    entity::{call_response, objection, role},
    group::{accept_policies_within, affiliation_on, find as groups},
    record::event,
};

/// Says something to a call while it is open. It counts if this moment is not after the closing and it is written before
/// the call closes; otherwise it is refused and whoever said it is told.
pub async fn respond(ctx: &Ctx, id: GroupCallId, typed: &TypedResponse) -> Result<()> {
    ctx.authorize_route(Action::TakePart)?;
    let (stance, text) = typed.check()?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let held = answered(ctx, tx, id, Action::TakePart).await?;
        if held.state(ctx) != CallState::Open {
            return Err(Error::conflict(
                "call-over",
                "The call takes no responses any more. Nothing was sent; see what came of it.",
            ));
        }
        accept_policies_within(ctx, tx, &held.group, person, Occasion::Responding, &typed.policies).await?;
        let last = find::responses(id).filter(call_response::Column::PersonId.eq(person)).all(tx).await?;
        let affiliation = affiliation_on(tx, person, ctx.now.date_naive()).await?;
        let inside =
            groups::roles_now(held.group.id, ctx.now).filter(role::Column::PersonId.eq(person)).one(tx).await?;
        let row = call_response::ActiveModel {
            id: Set(ctx.id()),
            call_id: Set(id),
            person_id: Set(person),
            number: Set(last.last().map_or(1, |last| last.number + 1)),
            stance: Set(stance),
            text: Set(text.clone()),
            affiliation: Set(affiliation.clone()),
            is_member: Set(inside.is_some()),
            said_at: Set(ctx.now),
        };
        row.insert(tx).await?;
        let mut said = held.said();
        said["stance"] = json!(stance);
        event::append(ctx, tx, held.told("call.responded", "call", id).with(said)).await?;
        object(ctx, tx, &held, person, stance, text, affiliation).await
    })
    .await
}

/// What a response means for the objection of whoever responds: there is one, it stays, or it is taken back.
async fn object(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    held: &Held,
    person: PersonId,
    stance: Stance,
    text: String,
    affiliation: String,
) -> Result<()> {
    let own = find::objections_in(held.call.id).filter(objection::Column::PersonId.eq(person)).all(tx).await?;
    let last = own.into_iter().next_back();
    match (stance, last) {
        (Stance::Comment, _) | (Stance::Support, None) => Ok(()),
        (Stance::Support, Some(last)) => match last.state.after(ObjectionAct::Withdraw) {
            Some(to) => settle(ctx, tx, held, last, Said { to, text }).await,
            None => Ok(()),
        },
        (Stance::Object, Some(last)) if last.state == ObjectionState::Addressed => {
            settle(ctx, tx, held, last, Said { to: ObjectionState::Sustained, text }).await
        }
        (Stance::Object, Some(last)) if last.state.is_unresolved() => {
            let to = last.state;
            settle(ctx, tx, held, last, Said { to, text }).await
        }
        (Stance::Object, _) => {
            let id: ObjectionId = ctx.id();
            let row = objection::ActiveModel {
                id: Set(id),
                group_id: Set(held.group.id),
                call_id: Set(held.call.id),
                person_id: Set(person),
                draft_id: Set(held.call.draft_id),
                state: Set(ObjectionState::Raised),
                state_since: Set(ctx.now),
                affiliation: Set(affiliation),
                raised_at: Set(ctx.now),
                due: Set(due_after(ctx.now, held.clocks().objection)),
            };
            let row = row.insert(tx).await?;
            settle(ctx, tx, held, row, Said { to: ObjectionState::Raised, text }).await
        }
    }
}
