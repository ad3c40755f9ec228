//! What the site does about calls by itself: it closes them when their time is over, also when nobody looks.

use domain::{
    life::CallState,
    policy::{Action, Place},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, prelude::async_trait::async_trait};
use serde_json::Value;

use super::{
    call_mails::{Occasion, tell},
    call_row::{Held, about},
    find,
};
use crate::{
    Ctx, Result, database,
    entity::group_call,
    record::{Handler, event},
    version::next_update,
};

/// The kind of the job that closes calls.
pub const TEND_CALLS: &str = "call.tend";

/// Carries out [`TEND_CALLS`] jobs.
#[derive(Debug)]
pub struct TendCalls;

#[async_trait]
impl Handler for TendCalls {
    async fn run(&self, ctx: &Ctx, _: &Value) -> Result<()> {
        let closed = tend_calls(ctx).await?;
        tracing::debug!(closed, "calls are tended");
        Ok(())
    }
}

/// Closes what is over; says how many calls that were.
pub async fn tend_calls(ctx: &Ctx) -> Result<usize> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let mut closed = 0;
    for known in find::over(ctx.now).all(&ctx.db.read).await? {
        closed += ctx
            .write(async |tx| {
                let call = database::locked::<group_call::Entity>(tx, known.id).await?;
                let held = about(ctx, tx, call).await?;
                if held.call.state != CallState::Open || held.state(ctx) != CallState::Closed {
                    return Ok(0);
                }
                close(ctx, tx, &held).await?;
                Ok(1)
            })
            .await?;
    }
    Ok(closed)
}

/// Closes a locked call whose time is over.
pub(super) async fn close(ctx: &Ctx, tx: &DatabaseTransaction, held: &Held) -> Result<group_call::Model> {
    let mut row = group_call::ActiveModel::from(held.call.clone());
    row.state = Set(CallState::Closed);
    row.closed_at = Set(Some(held.call.closes_at));
    row.updated_at = Set(next_update(held.call.updated_at, ctx.now));
    let row = row.update(tx).await?;
    event::append(ctx, tx, held.told("call.closed", "call", row.id).with(held.said())).await?;
    tell(ctx, tx, held, Occasion::Closed).await?;
    Ok(row)
}
