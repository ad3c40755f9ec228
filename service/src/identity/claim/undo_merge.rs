//! Undoing that two persons were found to be one.

use domain::{
    id::{MergeId, PersonId},
    policy::{Action, Place, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use serde_json::json;

use super::{
    find::merge_by_id,
    merge::{Moved, lock_both, point},
};
use crate::{
    Ctx, Error, Result, cfp,
    entity::person_merge,
    record::event::{Entry, append},
};

/// Makes two persons of one again: what moved goes back, as far as it is still there.
pub async fn undo_merge(ctx: &Ctx, id: MergeId) -> Result<PersonId> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    ctx.write(async |tx| {
        let row = merge_by_id(id).one(tx).await?.ok_or_else(Error::not_found)?;
        let (from, into) = (row.from_id, row.into_id);
        let (one, _) = lock_both(tx, from, into).await?;
        // Read again under the lock: somebody else may have undone it.
        let row = merge_by_id(id).one(tx).await?.ok_or_else(Error::not_found)?;
        if row.undone_at.is_some() || one.merged_into != Some(into) || one.erased_at.is_some() {
            let message = "This was undone already, or somebody left meanwhile. Nothing was changed.";
            return Err(Error::conflict("not-to-be-undone", message));
        }
        let moved: Moved = serde_json::from_value(row.moved.clone()).map_err(Error::fault)?;
        cfp::give_back(tx, from, into, &moved.proposals).await?;
        point(ctx, tx, from, None).await?;
        for earlier in moved.merged {
            point(ctx, tx, earlier, Some(from)).await?;
        }
        let mut row = person_merge::ActiveModel::from(row);
        row.undone_at = Set(Some(ctx.now));
        row.undone_by = Set(ctx.actor.person());
        row.update(tx).await?;
        let entry = Entry::new("merge.undone", "person", from, Scope::Site);
        append(ctx, tx, entry.with(json!({ "from": into, "merge": id }))).await?;
        Ok(from)
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        cfp::{TypedSpeaker, add_speaker, hand_over, speakers, submit_proposal},
        identity::{merge_persons, person_page},
        on_both_databases,
        testing::code_of,
    };

    on_both_databases! {
        async fn what_was_merged_by_mistake_is_as_it_was_before(world: World) {
            let (dora, id) = world.draft("open-2026", "Title").await;
            submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
            let gus = TypedSpeaker { name: "Gus Guest".into(), address: String::new() };
            let gus = add_speaker(&world.ctx, id, &gus).await.expect("entered");
            hand_over(&world.ctx, id, gus).await.expect("handed over");
            let before = speakers(&world.ctx, id).await.expect("shown");
            let merge = merge_persons(&world.ctx, gus, dora.person).await.expect("merged");
            let merged = speakers(&world.ctx, id).await.expect("shown");
            assert_eq!((merged.len(), merged[0].person, merged[0].is_main), (1, dora.person, true));
            assert_eq!(code_of(merge_persons(&world.ctx, gus, dora.person).await), "not-to-be-merged");
            assert_eq!(undo_merge(&world.ctx, merge).await.expect("undone"), gus);
            assert_eq!(speakers(&world.ctx, id).await.expect("shown"), before);
            assert_eq!(person_page(&world.ctx, gus).await.expect("somebody again").id, gus);
            assert_eq!(code_of(undo_merge(&world.ctx, merge).await), "not-to-be-undone");
        }

        async fn only_administrators_merge_and_never_two_accounts(world: World) {
            let (dora, eve) = (world.person("Dora Drafter").await, world.person("Eve Moneypenny").await);
            assert_eq!(code_of(merge_persons(&world.ctx, eve.person, dora.person).await), "not-to-be-merged");
            assert_eq!(code_of(merge_persons(&world.ctx, eve.person, eve.person).await), "same-person");
            assert_eq!(code_of(merge_persons(&world.as_(&eve), dora.person, eve.person).await), "denied");
            assert_eq!(code_of(undo_merge(&world.as_(&eve), world.ctx.id()).await), "denied");
            assert_eq!(code_of(undo_merge(&world.ctx, world.ctx.id()).await), "not-found");
        }
    }
}
