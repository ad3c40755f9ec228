//! Posting a version of a charter. It is never changed afterwards.

use domain::{
    group::charter::{TypedCharter, content_hash},
    id::{CharterId, GroupId},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::find;
use crate::{Ctx, Error, Result, entity::charter, record::event, version::changed_meanwhile};

/// Posts a charter and returns its number. One `made_from` a version that is not the newest any more is refused; the same
/// text again is no new version.
pub async fn post_charter(ctx: &Ctx, group: GroupId, typed: &TypedCharter, made_from: Option<i32>) -> Result<i32> {
    ctx.authorize_route(Action::WriteCharter)?;
    let details = typed.check()?;
    ctx.write(async |tx| {
        let of = find::locked(ctx, tx, group, Action::WriteCharter).await?;
        if !of.state.is_written() {
            return Err(Error::conflict("group-over", "This group has ended; nothing is written in it any more."));
        }
        let newest = find::charters(group).one(tx).await?;
        let last = newest.as_ref().map_or(0, |row| row.number);
        if made_from.is_some_and(|number| number != last) {
            return Err(changed_meanwhile());
        }
        let hash = content_hash(&details.text);
        if newest.is_some_and(|row| row.hash == hash) {
            return Ok(last);
        }
        let (id, number): (CharterId, i32) = (ctx.id(), last + 1);
        let row = charter::ActiveModel {
            id: Set(id),
            group_id: Set(group),
            number: Set(number),
            text: Set(details.text),
            hash: Set(hash.clone()),
            note: Set(details.note.clone()),
            posted_at: Set(ctx.now),
            posted_by: Set(ctx.actor.person()),
        };
        row.insert(tx).await?;
        let entry = find::told(&of, "charter.posted", "charter", id);
        event::append(ctx, tx, entry.with(json!({ "number": number, "hash": hash, "note": details.note }))).await?;
        Ok(number)
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::policy::{RoleKind, Scope};

    use super::*;
    use crate::{
        Found,
        group::{charter as read_charter, charters, group},
        on_both_databases,
        testing::{World, code_of, fields_of},
    };

    on_both_databases! {
        async fn versions_stay_as_they_were_posted(world: World) {
            let scene = world.groups().await;
            let mut edith = world.person("Edith Editor").await;
            world.grant(&mut edith, Scope::Group(scene.open), RoleKind::Editor).await;
            let edith = world.as_(&edith);
            assert_eq!(post_charter(&edith, scene.open, &text("# One"), None).await.expect("posted"), 2);
            assert_eq!(post_charter(&edith, scene.open, &text("# One\r\n"), Some(2)).await.expect("the same"), 2);
            assert_eq!(code_of(post_charter(&edith, scene.open, &text("# Two"), Some(1)).await), "changed-meanwhile");
            assert_eq!(post_charter(&edith, scene.open, &text("# Two"), Some(2)).await.expect("posted"), 3);
            let facts = facts(&world).await;
            let all = charters(&world.anonymous(), &facts).await.expect("shown");
            assert_eq!((all.in_force, all.versions.len()), (Some(1), 3));
            let old = read_charter(&world.anonymous(), &facts, Some(2)).await.expect("shown");
            assert_eq!((old.text.as_str(), old.line.hash.as_str()), ("# One", content_hash("# One").as_str()));
            assert_eq!(code_of(read_charter(&world.anonymous(), &facts, Some(9)).await), "not-found");
        }

        async fn of_fifty_versions_made_from_one_state_one_is_taken(world: World) {
            let scene = world.groups().await;
            let id = scene.open;
            let posted = world.fifty(|ctx| async move {
                let typed = text(&format!("# {}", hex::encode(&ctx.chance.secret()[..4])));
                post_charter(&ctx, id, &typed, Some(1)).await
            }).await;
            assert_eq!(posted.iter().filter(|posted| posted.is_ok()).count(), 1);
        }

        async fn members_do_not_write_it_and_an_empty_one_is_none(world: World) {
            let scene = world.groups().await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(post_charter(&eve, scene.open, &text("# Mine"), None).await), "denied");
            assert_eq!(code_of(post_charter(&eve, scene.closed, &text("# Mine"), None).await), "not-found");
            assert_eq!(fields_of(post_charter(&world.ctx, scene.open, &text(" "), None).await), ["text missing"]);
        }
    }

    fn text(text: &str) -> TypedCharter {
        TypedCharter { text: text.into(), note: String::new() }
    }

    async fn facts(world: &World) -> crate::group::GroupFacts {
        group(&world.ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown")
    }
}
