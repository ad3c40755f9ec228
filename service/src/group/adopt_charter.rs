//! Adopting a charter: a recorded act of those above the group, bound to the text by its hash.
//!
//! Where a call asks whether the group works under the text, the act waits for what comes of it, and names it.

use domain::{
    FieldErrors,
    group::charter::{Severity, lint},
    id::{AdoptionId, GroupId},
    life::{CallOutcome, CallState},
    policy::Action,
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, QueryFilter};
use serde_json::json;

use super::{charters::voters, find};
use crate::{
    Ctx, Error, Result,
    entity::{charter_adoption, group_call},
    life::find as life,
    record::event,
};

/// Adopts version `number` of a group's charter, whose text the asker read under `hash`. One with faults is refused;
/// warnings are theirs to weigh.
pub async fn adopt_charter(ctx: &Ctx, group: GroupId, number: i32, hash: &str, note: &str) -> Result<AdoptionId> {
    ctx.authorize_route(Action::OverseeGroup)?;
    let mut errors = FieldErrors::default();
    let note = errors.take("note", text::optional_line(note, 500));
    let note = errors.finish(note)?;
    let id: AdoptionId = ctx.id();
    ctx.write(async |tx| {
        let of = find::locked(ctx, tx, group, Action::OverseeGroup).await?;
        if !of.state.is_written() {
            return Err(Error::conflict("group-over", "This group has ended; nothing is written in it any more."));
        }
        let all = find::charters(group).all(tx).await?;
        let row = all.iter().find(|row| row.number == number).ok_or_else(Error::not_found)?;
        if row.hash != hash.trim() {
            let message = "This is not the text that you read. Nothing was adopted; read the version again.";
            return Err(Error::conflict("other-text", message));
        }
        if find::adoptions(group).one(tx).await?.is_some_and(|last| last.charter_id == row.id) {
            return Err(Error::conflict("charter-in-force", "This version is in force already."));
        }
        let calls = life::calls_on_charter(row.id);
        if life::unsettled(calls.clone()).one(tx).await?.is_some() {
            let message = "A call on this charter is not settled. Record its outcome or annul it first.";
            return Err(Error::conflict("call-runs", message));
        }
        let agreed = calls.filter(group_call::Column::Outcome.eq(CallOutcome::Consensus));
        let agreed = agreed.filter(group_call::Column::State.eq(CallState::Settled)).one(tx).await?;
        let faults = lint(&row.text, voters(tx, group, ctx.now).await?);
        if faults.iter().any(|finding| finding.severity == Severity::Error) {
            let message = "This charter has faults that stand beside its text. Mend them in a new version first.";
            return Err(Error::conflict("charter-faults", message));
        }
        let adoption = charter_adoption::ActiveModel {
            id: Set(id),
            group_id: Set(group),
            charter_id: Set(row.id),
            hash: Set(row.hash.clone()),
            note: Set(note),
            adopted_at: Set(ctx.now),
            adopted_by: Set(ctx.actor.person()),
        };
        adoption.insert(tx).await?;
        let entry = find::told(&of, "charter.adopted", "charter", row.id);
        event::append(
            ctx,
            tx,
            entry.with(json!({ "number": number, "hash": row.hash, "call": agreed.map(|call| call.id) })),
        )
        .await
    })
    .await?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use domain::group::charter::{TypedCharter, content_hash};

    use super::*;
    use crate::{group::post_charter, on_both_databases, testing::code_of};

    on_both_databases! {
        async fn what_is_adopted_is_the_text_that_was_read(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            post_charter(&carl, scene.open, &text("# Two"), None).await.expect("posted");
            let hash = content_hash("# Two");
            assert_eq!(code_of(adopt_charter(&carl, scene.open, 2, &hash, "").await), "denied");
            assert_eq!(code_of(adopt_charter(&world.ctx, scene.open, 2, &content_hash("# One"), "").await), "other-text");
            assert_eq!(code_of(adopt_charter(&world.ctx, scene.open, 7, &hash, "").await), "not-found");
            adopt_charter(&world.ctx, scene.open, 2, &hash, "").await.expect("adopted");
            assert_eq!(code_of(adopt_charter(&world.ctx, scene.open, 2, &hash, "").await), "charter-in-force");
            let told = world.last_event().await;
            assert_eq!((told.verb.as_str(), &told.data["hash"]), ("charter.adopted", &json!(hash)));
            assert_eq!(world.ask("SELECT count(*) AS n FROM charter_adoption").await, 4);
        }

        async fn a_charter_with_faults_is_not_adopted(world: World) {
            let scene = world.groups().await;
            let faulty = "See section 9.";
            post_charter(&world.ctx, scene.open, &text(faulty), None).await.expect("posted");
            let refused = adopt_charter(&world.ctx, scene.open, 2, &content_hash(faulty), "").await;
            assert_eq!(code_of(refused), "charter-faults");
        }

        async fn outsiders_learn_nothing(world: World) {
            let scene = world.groups().await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(adopt_charter(&eve, scene.closed, 1, "", "").await), "not-found");
            assert_eq!(code_of(adopt_charter(&world.anonymous(), scene.open, 1, "", "").await), "sign-in-needed");
        }
    }

    fn text(text: &str) -> TypedCharter {
        TypedCharter { text: text.into(), note: String::new() }
    }
}
