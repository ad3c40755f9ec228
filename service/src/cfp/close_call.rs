//! Closing a call before its time.

use domain::{
    id::CallId,
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::{
    find::locked_call,
    offers::{keep, kept},
};
use crate::{
    Ctx, Result,
    entity::call,
    record::{Entry, event},
    version::next_update,
};

/// Closes a call now, for every kind of session and without grace. What arrived before is taken, however late it is
/// written down. To open it again, its dates are edited.
pub async fn close_call(ctx: &Ctx, id: CallId) -> Result<()> {
    ctx.authorize_route(Action::ManageCalls)?;
    ctx.write(async |tx| {
        let (conference, before) = locked_call(ctx, tx, id, Action::ManageCalls).await?;
        let old = kept(&before)?;
        let details = old.clone().closed(ctx.now);
        if details == old {
            return Ok(());
        }
        let updated_at = next_update(before.updated_at, ctx.now);
        let mut row = call::ActiveModel::from(before);
        keep(&mut row, &details)?;
        row.updated_at = Set(updated_at);
        row.update(tx).await?;
        let entry = Entry::new("call.closed", "call", id, Scope::Conference(conference.id));
        event::append(ctx, tx, entry.with(json!({ "before": old.call.closes }))).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::cfp::CallStanding;

    use super::*;
    use crate::{cfp::call, on_both_databases, testing::code_of};

    on_both_databases! {
        async fn a_closed_call_is_closed_from_the_next_moment_on(world: World) {
            let (conference, id) = world.call("open-2026", "talks").await;
            close_call(&world.ctx, id).await.expect("closed");
            assert_eq!(world.last_event().await.verb, "call.closed");
            let standing = async |ctx: &Ctx| call(ctx, &conference, "talks").await.expect("read").standing;
            assert_eq!(standing(&world.ctx).await, CallStanding::Open);
            assert_eq!(standing(&world.later(1)).await, CallStanding::Closed);
            let events = world.events().await.len();
            close_call(&world.later(1), id).await.expect("closed already");
            assert_eq!(world.events().await.len(), events);
        }

        async fn strangers_close_nothing(world: World) {
            let (_, id) = world.call("open-2026", "talks").await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(close_call(&eve, id).await), "denied");
            assert_eq!(code_of(close_call(&world.anonymous(), id).await), "sign-in-needed");
        }
    }
}
