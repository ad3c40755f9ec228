//! Moving a proposal, as its organisers do.

use domain::{
    Problem,
    cfp::{By, Move, Standing, TypedPlan},
    id::{CallId, MoveId, ProposalId},
    policy::{Action, Decision, Scope, decide},
    text::block,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::{
    find::{Offered, calls_of, locked_offered},
    offers::kept,
    sight::{is_bound, speaks_in},
    speaker::limits,
};
use crate::{
    Ctx, Error, Result,
    decision::{after_move, plan_decisions},
    entity::{call, proposal, proposal_move},
    record::{Entry, event},
    review::Seats,
    version::next_update,
};

/// Most characters of a reason.
const REASON_MOST: usize = 2_000;

/// Moves a proposal and keeps why. Whoever speaks in it is bound by that and moves nothing, whatever they organise; and
/// nobody moves what an embargo keeps from them.
/// What is a decision is only planned: it is made when it is released.
pub async fn move_proposal(ctx: &Ctx, id: ProposalId, step: Move, reason: &str) -> Result<()> {
    ctx.authorize_route(Action::MoveProposals)?;
    if let Some(decision) = step.decision() {
        let call = call_of(ctx, id).await?;
        let plan = TypedPlan { decision: decision.to_string(), note: reason.to_owned(), ..TypedPlan::default() };
        return plan_decisions(ctx, call, &[id], &plan).await;
    }
    let reason = block(reason, REASON_MOST).map_err(|flaw| Error::field("reason", flaw.code, flaw.message))?;
    ctx.write(async |tx| {
        // As at handing in, the speakers are locked before the proposal, so that the two never wait for each other.
        let speakers = limits::lock_speakers(tx, id).await?;
        let Offered { proposal: before, call } = locked_offered(ctx, tx, id, Action::MoveProposals).await?;
        let by = part_at_the_desk(ctx, tx, &call, id).await?;
        let standing = Standing { state: before.state, pending: None };
        let after = standing.make(step, by, &reason).map_err(Problem::from)?;
        if step == Move::Reopen {
            limits::check(tx, id, &speakers, call.id, &kept(&call)?.call).await?;
        }
        let (from, updated_at) = (before.state, next_update(before.updated_at, ctx.now));
        let mut row = proposal::ActiveModel::from(before);
        row.state = Set(after.state);
        row.updated_at = Set(updated_at);
        let moved = row.update(tx).await?;
        let kept_move = proposal_move::ActiveModel {
            id: Set(ctx.id::<MoveId>()),
            proposal_id: Set(id),
            moved_by: Set(ctx.actor.person()),
            step: Set(step),
            state: Set(after.state),
            reason: Set(reason.clone()),
            at: Set(ctx.now),
        };
        kept_move.insert(tx).await?;
        after_move(ctx, tx, &moved, step).await?;
        // The reason stays with the proposal: the record is read by others than the proposal is.
        let entry = Entry::new("proposal.moved", "proposal", id, Scope::Conference(call.conference_id));
        event::append(ctx, tx, entry.with(json!({ "step": step, "from": from, "to": after.state }))).await
    })
    .await
}

/// In which part the actor moves the proposal. Who is bound by a conflict of interest, and does not speak in it, does not
/// know that it is there; who is kept out by an embargo knows, and moves nothing.
pub(super) async fn part_at_the_desk(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    call: &call::Model,
    id: ProposalId,
) -> Result<By> {
    let by = Seats::at(ctx, tx, call, id).await?.part(id, &ctx.actor);
    let speaks = speaks_in(ctx, tx, id).await?;
    if by == By::BoundOrganiser && !speaks {
        return Err(Error::not_found());
    }
    Ok(if is_bound(ctx, tx, id).await? { By::BoundOrganiser } else { by })
}

/// The call of a proposal that organisers may know of.
async fn call_of(ctx: &Ctx, id: ProposalId) -> Result<CallId> {
    let (call, place) = calls_of(&ctx.db.read, id).await?;
    match decide(&ctx.actor, Action::MoveProposals, place) {
        Decision::Allow => Ok(call),
        _ => Err(Error::not_found()),
    }
}

#[cfg(test)]
mod tests {
    use domain::{cfp::State, policy::RoleKind};

    use super::*;
    use crate::{
        cfp::{my_proposal, submit_proposal},
        on_both_databases,
        testing::{Somebody, World, code_of, fields_of},
    };

    async fn organiser(world: &World, slug: &str) -> Somebody {
        let facts = world.facts_under(slug).await;
        let mut pia = world.person("Pia Programme").await;
        world.grant(&mut pia, Scope::Conference(facts.id), RoleKind::Programme).await;
        pia
    }

    on_both_databases! {
        async fn organisers_move_and_the_reason_is_kept_apart_from_the_record(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let pia = world.as_(&organiser(&world, "open-2026").await);
            assert_eq!(code_of(move_proposal(&pia, id, Move::Shortlist, "").await), "not-found", "a draft is nobody's");
            submit_proposal(&world.as_(&ada), id, None).await.expect("handed in");
            let facts = world.facts_under("open-2026").await;
            let call = crate::cfp::call(&world.ctx, &facts, "talks").await.expect("read").id;
            world.decide(&facts, call, &[id], domain::cfp::Decision::Reject).await;
            assert_eq!(fields_of(move_proposal(&pia, id, Move::Reopen, " ").await), ["reason missing"]);
            move_proposal(&pia, id, Move::Reopen, "A mix-up of two talks").await.expect("reopened");
            assert_eq!(my_proposal(&world.as_(&ada), id).await.expect("hers").state, State::Submitted);
            let told = world.last_event().await;
            assert_eq!(told.data, json!({ "step": "reopen", "from": "rejected", "to": "submitted" }));
        }

        async fn whoever_speaks_in_it_moves_nothing_whatever_they_organise(world: World) {
            let (mut ada, id) = world.draft("open-2026", "Title").await;
            submit_proposal(&world.as_(&ada), id, None).await.expect("handed in");
            let facts = world.facts_under("open-2026").await;
            world.grant(&mut ada, Scope::Conference(facts.id), RoleKind::Owner).await;
            assert_eq!(code_of(move_proposal(&world.as_(&ada), id, Move::Accept, "").await), "not-yours");
        }

        async fn taking_in_again_counts_anew(world: World) {
            let (facts, call) = world.limited_call("open-2026", 1).await;
            let ada = world.as_(&world.person("Ada Lovelace").await);
            let typed = world.proposal_for(&facts, "Title").await.0;
            let mut ids = Vec::new();
            for _ in 0..2 {
                ids.push(crate::cfp::draft_proposal(&ada, call, &typed).await.expect("begun"));
            }
            submit_proposal(&ada, ids[0], None).await.expect("handed in");
            crate::cfp::withdraw_proposal(&ada, ids[0]).await.expect("withdrawn");
            submit_proposal(&ada, ids[1], None).await.expect("handed in");
            assert_eq!(code_of(move_proposal(&world.ctx, ids[0], Move::Reopen, "Asked").await), "too-many-proposals");
        }

        async fn of_fifty_who_shortlist_one_does(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            submit_proposal(&world.as_(&ada), id, None).await.expect("handed in");
            let made = world.fifty(|ctx| async move { move_proposal(&ctx, id, Move::Shortlist, "").await }).await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
        }

        async fn those_who_may_not_move_nothing(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            submit_proposal(&world.as_(&ada), id, None).await.expect("handed in");
            let facts = world.facts_under("open-2026").await;
            let mut rita = world.person("Rita Reviewer").await;
            world.grant(&mut rita, Scope::Conference(facts.id), RoleKind::Review).await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            for ctx in [world.as_(&rita), eve, world.as_(&ada)] {
                assert_eq!(code_of(move_proposal(&ctx, id, Move::Accept, "").await), "not-found");
            }
            assert_eq!(code_of(move_proposal(&world.anonymous(), id, Move::Accept, "").await), "sign-in-needed");
        }
    }
}
