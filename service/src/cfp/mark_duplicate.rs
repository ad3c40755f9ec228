//! Marking a proposal as handed in twice.

use domain::{
    cfp::check_duplicate,
    id::ProposalId,
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;

use super::{
    find::{Offered, calls_by_id, locked_offered},
    sight::is_bound,
};
use crate::{
    Ctx, Error, Result,
    entity::proposal_duplicate,
    record::{Entry, event},
};

/// Marks a proposal as a duplicate of another one of the same conference, or takes the mark off. Whoever speaks in one of
/// the two, or is kept out by an embargo, does not.
pub async fn mark_duplicate(ctx: &Ctx, id: ProposalId, original: Option<ProposalId>) -> Result<()> {
    ctx.authorize_route(Action::EnterProposals)?;
    ctx.write(async |tx| {
        // In one order, so that two who mark each other's never wait for each other.
        let mut ids: Vec<ProposalId> = [Some(id), original].into_iter().flatten().collect();
        ids.sort_unstable();
        ids.dedup();
        let mut conferences = Vec::new();
        for one in &ids {
            let found = locked_offered(ctx, tx, *one, Action::EnterProposals).await;
            let Offered { call, .. } = if *one == id { found? } else { found.map_err(|_| unknown())? };
            if is_bound(ctx, tx, *one).await? {
                return Err(Error::denied());
            }
            conferences.push(calls_by_id([call.id]).one(tx).await?.ok_or_else(Error::not_found)?.conference_id);
        }
        conferences.dedup();
        let [conference] = conferences[..] else { return Err(unknown()) };
        let marked = mark_of(tx, id).await?;
        if marked.as_ref().map(|row| row.original_id) == original {
            return Ok(());
        }
        if let Some(original) = original {
            let is_of = mark_of(tx, original).await?.map(|row| row.original_id);
            check_duplicate(id, original, is_of)?;
            if !duplicates_of(tx, id).await?.is_empty() {
                let message = "Others are marked as duplicates of this one. Mark them as duplicates of that one first.";
                return Err(Error::field("duplicate_of", "chain", message));
            }
        }
        if let Some(row) = marked {
            proposal_duplicate::Entity::delete_by_id(row.proposal_id).exec(tx).await?;
        }
        if let Some(original) = original {
            let row = proposal_duplicate::ActiveModel {
                proposal_id: Set(id),
                original_id: Set(original),
                marked_at: Set(ctx.now),
                marked_by: Set(ctx.actor.person()),
            };
            row.insert(tx).await?;
        }
        let verb = if original.is_some() { "proposal.marked-duplicate" } else { "proposal.unmarked-duplicate" };
        let entry = Entry::new(verb, "proposal", id, Scope::Conference(conference));
        event::append(ctx, tx, entry.with(json!({ "original": original }))).await
    })
    .await
}

/// The mark of a proposal.
#[expect(clippy::disallowed_methods, reason = "a scoped finder: by its proposal")]
pub(super) async fn mark_of(db: &impl ConnectionTrait, id: ProposalId) -> Result<Option<proposal_duplicate::Model>> {
    Ok(proposal_duplicate::Entity::find_by_id(id).one(db).await?)
}

/// What is marked as a duplicate of a proposal.
#[expect(clippy::disallowed_methods, reason = "a scoped finder: by the original")]
pub(super) async fn duplicates_of(db: &impl ConnectionTrait, id: ProposalId) -> Result<Vec<ProposalId>> {
    let rows = proposal_duplicate::Entity::find()
        .filter(proposal_duplicate::Column::OriginalId.eq(id))
        .order_by_asc(proposal_duplicate::Column::ProposalId)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| row.proposal_id).collect())
}

fn unknown() -> Error {
    Error::field("duplicate_of", "unknown-entry", "There is no such proposal at this conference.")
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{
        cfp::{draft_proposal, proposal, submit_proposal},
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn marks_point_at_originals_and_come_off(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let ada = world.as_(&world.person("Ada Lovelace").await);
            let typed = world.proposal_for(&facts, "Title").await.0;
            let mut ids = Vec::new();
            for _ in 0..3 {
                let id = draft_proposal(&ada, call, &typed).await.expect("begun");
                submit_proposal(&ada, id, None).await.expect("handed in");
                ids.push(id);
            }
            mark_duplicate(&world.ctx, ids[0], Some(ids[1])).await.expect("marked");
            let of = proposal(&world.ctx, &facts, call, ids[0]).await.expect("shown").beside.duplicate_of;
            assert_eq!(of.map(|line| line.id), Some(ids[1]));
            let has = proposal(&world.ctx, &facts, call, ids[1]).await.expect("shown").beside.duplicates;
            assert_eq!(has.into_iter().map(|line| line.id).collect::<Vec<_>>(), [ids[0]]);
            let refused = async |id, original| fields_of(mark_duplicate(&world.ctx, id, Some(original)).await);
            assert_eq!(refused(ids[2], ids[0]).await, ["duplicate_of chain"]);
            assert_eq!(refused(ids[1], ids[2]).await, ["duplicate_of chain"]);
            assert_eq!(refused(ids[2], ids[2]).await, ["duplicate_of itself"]);
            assert_eq!(refused(ids[2], world.ctx.id()).await, ["duplicate_of unknown-entry"]);
            mark_duplicate(&world.ctx, ids[0], None).await.expect("taken off");
            assert_eq!(world.last_event().await.verb, "proposal.unmarked-duplicate");
            assert_eq!(proposal(&world.ctx, &facts, call, ids[0]).await.expect("shown").beside.duplicate_of, None);
        }

        async fn not_across_conferences_not_by_speakers_and_not_by_strangers(world: World) {
            let (mut dora, id) = world.draft("open-2026", "Title").await;
            let (other, elsewhere) = world.draft("other-2026", "Title").await;
            submit_proposal(&world.as_(&dora), id, None).await.expect("handed in");
            submit_proposal(&world.as_(&other), elsewhere, None).await.expect("handed in");
            assert_eq!(fields_of(mark_duplicate(&world.ctx, id, Some(elsewhere)).await), ["duplicate_of unknown-entry"]);
            let facts = world.facts_under("open-2026").await;
            world.grant(&mut dora, Scope::Conference(facts.id), RoleKind::Owner).await;
            assert_eq!(code_of(mark_duplicate(&world.as_(&dora), id, None).await), "denied");
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(mark_duplicate(&eve, id, None).await), "not-found");
            assert_eq!(code_of(mark_duplicate(&world.anonymous(), id, None).await), "sign-in-needed");
        }
    }
}
