//! Who reviews for a call, and how much.

use domain::{
    id::{CallId, PersonId},
    policy::{Action, Scope},
    problem::Flaw,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseTransaction, IntoActiveModel};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Error, Result,
    conference::find as conference_find,
    database::locked,
    entity::{call, conference, reviewer},
    record::{Entry, event},
    team::members,
    version::next_update,
};

/// Makes a reviewer of somebody who is on the conference's team, or changes how much they review.
pub async fn set_reviewer(ctx: &Ctx, call: CallId, person: PersonId, most: &str) -> Result<()> {
    ctx.authorize_route(Action::ManageReview)?;
    let most = load(most).map_err(|flaw| Error::field("load", flaw.code, flaw.message))?;
    ctx.write(async |tx| {
        let (of, call) = managed(ctx, tx, call).await?;
        let team = members(tx, Scope::Conference(of.id)).await?;
        if team.iter().all(|member| member.person != person) {
            return Err(Error::field("person", "option", "Choose one of the options."));
        }
        appoint(ctx, tx, call.id, person, most).await?;
        let entry = Entry::new("reviewer.set", "person", person, Scope::Conference(of.id));
        event::append(ctx, tx, entry.with(json!({ "call": call.id, "load": most }))).await
    })
    .await
}

/// Ends somebody's reviewing for a call. What they wrote stays; what they have not begun is free again with the next
/// assignment.
pub async fn remove_reviewer(ctx: &Ctx, call: CallId, person: PersonId) -> Result<()> {
    ctx.authorize_route(Action::ManageReview)?;
    ctx.write(async |tx| {
        let (of, call) = managed(ctx, tx, call).await?;
        let row = find::reviewer_ever(call.id, person).one(tx).await?.filter(|row| row.left_at.is_none());
        let mut row = row.ok_or_else(Error::not_found)?.into_active_model();
        row.left_at = Set(Some(ctx.now));
        row.update(tx).await?;
        let entry = Entry::new("reviewer.removed", "person", person, Scope::Conference(of.id));
        event::append(ctx, tx, entry.with(json!({ "call": call.id }))).await
    })
    .await
}

/// Locks a call whose review the actor sets up.
pub(super) async fn managed(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    call: CallId,
) -> Result<(conference::Model, call::Model)> {
    let call = locked::<call::Entity>(tx, call).await?;
    let of = find::conference(&call).one(tx).await?.ok_or_else(Error::not_found)?;
    ctx.authorize(Action::ManageReview, conference_find::place(&of))?;
    Ok((of, call))
}

/// Makes a reviewer of somebody, or changes how much they review; under the call's lock.
pub(super) async fn appoint(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    call: CallId,
    person: PersonId,
    most: i32,
) -> Result<()> {
    if let Some(row) = find::reviewer_ever(call, person).one(tx).await? {
        let updated_at = next_update(row.updated_at, ctx.now);
        let mut row = row.into_active_model();
        row.most = Set(most);
        row.left_at = Set(None);
        row.updated_at = Set(updated_at);
        row.update(tx).await?;
        return Ok(());
    }
    let row = reviewer::ActiveModel {
        call_id: Set(call),
        person_id: Set(person),
        most: Set(most),
        interests: Set(json!({})),
        joined_at: Set(ctx.now),
        updated_at: Set(ctx.now),
        left_at: Set(None),
        reminded_at: Set(None),
    };
    row.insert(tx).await?;
    Ok(())
}

/// Most reviews of a reviewer, as typed.
pub(super) fn load(typed: &str) -> std::result::Result<i32, Flaw> {
    let load = typed.trim().parse::<i32>().ok().filter(|load| (0..=1_000).contains(load));
    load.ok_or_else(|| Flaw::new("number", "Give a whole number from 0 to 1,000."))
}
