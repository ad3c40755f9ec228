//! Setting a policy of a group, from a day on. What held before stays in the record.

use domain::{
    group::{TypedPolicy, charter::content_hash},
    id::{GroupId, GroupPolicyId},
    policy::Action,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::find;
use crate::{Ctx, Result, entity::group_policy, record::event};

/// Adds a policy, or the next version of one of its kind. Whoever takes part from that day on accepts it first.
pub async fn add_policy(ctx: &Ctx, group: GroupId, typed: &TypedPolicy) -> Result<GroupPolicyId> {
    ctx.authorize_route(Action::EditGroup)?;
    let details = typed.check(ctx.now.date_naive())?;
    let id: GroupPolicyId = ctx.id();
    ctx.write(async |tx| {
        let of = find::locked(ctx, tx, group, Action::EditGroup).await?;
        let hash = content_hash(&details.text);
        let row = group_policy::ActiveModel {
            id: Set(id),
            group_id: Set(group),
            kind: Set(details.kind),
            title: Set(details.title.clone()),
            text: Set(details.text),
            hash: Set(hash.clone()),
            from_date: Set(details.from),
            added_at: Set(ctx.now),
            added_by: Set(ctx.actor.person()),
        };
        row.insert(tx).await?;
        let data = json!({ "kind": details.kind, "title": details.title, "from": details.from, "hash": hash });
        event::append(ctx, tx, find::told(&of, "policy.added", "policy", id).with(data)).await
    })
    .await?;
    Ok(id)
}
