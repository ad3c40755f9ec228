//! Showing a call to everybody who knows of its conference, and hiding it again.

use domain::{
    id::CallId,
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::find::locked_call;
use crate::{
    Ctx, Result,
    entity::call,
    record::{Entry, event},
};

/// Shows a call. It takes proposals from its opening on.
pub async fn show_call(ctx: &Ctx, id: CallId) -> Result<()> {
    set(ctx, id, true, "call.shown").await
}

/// Hides a call: nobody new can find it, and nothing can be handed in to it.
pub async fn hide_call(ctx: &Ctx, id: CallId) -> Result<()> {
    set(ctx, id, false, "call.hidden").await
}

/// Doing it twice is doing it once.
async fn set(ctx: &Ctx, id: CallId, is_shown: bool, verb: &'static str) -> Result<()> {
    ctx.authorize_route(Action::ManageCalls)?;
    ctx.write(async |tx| {
        let (conference, before) = locked_call(ctx, tx, id, Action::ManageCalls).await?;
        if before.shown_at.is_some() == is_shown {
            return Ok(());
        }
        let mut row = call::ActiveModel::from(before);
        row.shown_at = Set(is_shown.then_some(ctx.now));
        row.update(tx).await?;
        event::append(ctx, tx, Entry::new(verb, "call", id, Scope::Conference(conference.id))).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{cfp::calls, on_both_databases, testing::code_of};

    on_both_databases! {
        async fn a_call_is_shown_once_and_hidden_again(world: World) {
            let (conference, id) = world.call("open-2026", "talks").await;
            for _ in 0..2 {
                show_call(&world.ctx, id).await.expect("shown");
            }
            assert_eq!(calls(&world.anonymous(), &conference).await.expect("listed").len(), 1);
            hide_call(&world.ctx, id).await.expect("hidden");
            assert_eq!(calls(&world.anonymous(), &conference).await.expect("listed"), []);
            assert_eq!(world.events().await.split_off(2), ["session-types.edited", "tracks.edited", "call.created", "call.shown", "call.hidden"]);
        }

        async fn strangers_show_nothing(world: World) {
            let (_, id) = world.call("open-2026", "talks").await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(show_call(&eve, id).await), "denied");
            assert_eq!(code_of(hide_call(&eve, id).await), "denied");
            assert_eq!(code_of(show_call(&world.anonymous(), id).await), "sign-in-needed");
        }
    }
}
