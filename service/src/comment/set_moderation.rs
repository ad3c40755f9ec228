//! Saying whose comments wait in a group.

use domain::{comment::Moderation, id::GroupId, policy::Action};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Error, Result,
    entity::comment_rule,
    group::{GroupFacts, find as groups},
    record::event,
};

/// Whose comments wait in a group: of those who are not in it, unless it said otherwise.
pub async fn moderation(ctx: &Ctx, group: &GroupFacts) -> Result<Moderation> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    Ok(find::rule(group.id).one(&ctx.db.read).await?.map_or(Moderation::NonMembers, |row| row.moderation))
}

/// Says whose comments wait from now on. What waits already goes on waiting.
pub async fn set_moderation(ctx: &Ctx, group: GroupId, typed: &str) -> Result<()> {
    ctx.authorize_route(Action::EditGroup)?;
    let option = || Error::field("moderation", "option", "Choose one of the options.");
    let rule: Moderation = typed.trim().parse().map_err(|_| option())?;
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group, Action::EditGroup).await?;
        match find::rule(group).one(tx).await? {
            Some(row) if row.moderation == rule => return Ok(()),
            Some(row) => {
                let mut row = row.into_active_model();
                row.moderation = Set(rule);
                row.set_at = Set(ctx.now);
                row.set_by = Set(ctx.actor.person());
                row.update(tx).await?;
            }
            None => {
                let row = comment_rule::ActiveModel {
                    group_id: Set(group),
                    moderation: Set(rule),
                    set_at: Set(ctx.now),
                    set_by: Set(ctx.actor.person()),
                };
                row.insert(tx).await?;
            }
        }
        let entry = groups::told(&of, "comments.moderation-set", "group", group);
        event::append(ctx, tx, entry.with(json!({ "moderation": rule }))).await
    })
    .await
}
