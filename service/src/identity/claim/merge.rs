//! Making one of two persons.

use domain::{
    id::{MergeId, PersonId},
    policy::Scope,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, IntoActiveModel};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::find::{has_account, merged_into};
use crate::{
    Ctx, Error, Result,
    ballot::refuse_two_votes,
    cfp,
    database::locked,
    entity::{person, person_merge},
    record::event::{Entry, append},
};

/// What moved from the one to the other.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Moved {
    pub proposals: Vec<cfp::MovedPart>,
    /// Who had been merged into the one before.
    pub merged: Vec<PersonId>,
}

/// Locks two persons in one order, so that two merges never wait for each other.
pub(super) async fn lock_both(
    tx: &DatabaseTransaction,
    from: PersonId,
    into: PersonId,
) -> Result<(person::Model, person::Model)> {
    let (first, second) = (from.min(into), from.max(into));
    let first = locked::<person::Entity>(tx, first).await?;
    let second = locked::<person::Entity>(tx, second).await?;
    Ok(if first.id == from { (first, second) } else { (second, first) })
}

/// Merges `from`, who has no account, into `into`, within a transaction.
pub(super) async fn merge(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    from: PersonId,
    into: PersonId,
    verb: &'static str,
) -> Result<MergeId> {
    if from == into {
        return Err(Error::conflict("same-person", "These are the same person already. Nothing was changed."));
    }
    let (one, other) = lock_both(tx, from, into).await?;
    let is_gone = |row: &person::Model| row.merged_into.is_some() || row.erased_at.is_some();
    if is_gone(&one) || is_gone(&other) || has_account(tx, from).await? {
        let message =
            "One of the two is somebody else already, has left, or has an account of their own. Nothing was changed.";
        return Err(Error::conflict("not-to-be-merged", message));
    }
    refuse_two_votes(tx, from, into).await?;
    let earlier = merged_into(tx, from).await?;
    for id in earlier.iter().copied().chain([from]) {
        point(ctx, tx, id, Some(into)).await?;
    }
    let moved = Moved { proposals: cfp::move_parts(tx, from, into).await?, merged: earlier };
    let row = person_merge::ActiveModel {
        id: Set(ctx.id()),
        from_id: Set(from),
        into_id: Set(into),
        moved: Set(serde_json::to_value(&moved).map_err(Error::fault)?),
        merged_at: Set(ctx.now),
        merged_by: Set(ctx.actor.person()),
        undone_at: Set(None),
        undone_by: Set(None),
    };
    let id = row.insert(tx).await?.id;
    append(ctx, tx, Entry::new(verb, "person", from, Scope::Site).with(json!({ "into": into, "merge": id }))).await?;
    Ok(id)
}

/// Has an id resolve to another person, or to their own again.
pub(super) async fn point(ctx: &Ctx, tx: &DatabaseTransaction, id: PersonId, into: Option<PersonId>) -> Result<()> {
    let mut row = locked::<person::Entity>(tx, id).await?.into_active_model();
    row.merged_into = Set(into);
    row.updated_at = Set(ctx.now);
    row.update(tx).await?;
    Ok(())
}
