//! Handing in a proposal.

use domain::{
    Problem,
    cfp::{Standing, TypedProposal},
    id::ProposalId,
    policy::{Action, Place, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::{
    access::{Carried, attach, carried},
    find::{Own, locked_own},
    offers::kept,
    question::{Answering, check_typed},
    speaker::limits,
    wording::{call_hidden, refuse_not_offered, too_late, word, worded},
};
use crate::{
    Ctx, Error, Result, Version,
    entity::proposal,
    record::{Entry, event},
    version::next_update,
};

/// What is typed beside the button that hands in, and the state that it was made from.
#[derive(Clone, Copy, Debug)]
pub struct LastWords<'a> {
    /// The whole proposal as typed.
    pub typed: &'a TypedProposal,
    /// The state that it was made from.
    pub made_from: Option<&'a Version>,
}

/// Hands in a draft of the actor's, with its last edit where there is one. What counts is when the request arrived,
/// however late it is written down.
pub async fn submit_proposal(ctx: &Ctx, id: ProposalId, last: Option<LastWords<'_>>) -> Result<()> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    ctx.write(async |tx| {
        // Every speaker's proposals are counted before another one counts.
        let speakers = limits::lock_speakers(tx, id).await?;
        let Own { proposal: before, call, by } = locked_own(ctx, tx, id).await?;
        let standing = Standing { state: before.state, pending: None }.submit(by).map_err(Problem::from)?;
        let rules = kept(&call)?;
        let old = worded(&before);
        let code_before = carried(tx, id).await?;
        let stored = old.typed();
        let typed = last.map_or(&stored, |last| last.typed);
        let details = typed.check(rules.languages.tags(), true);
        let answering = Answering {
            call: call.id,
            proposal: id,
            person,
            offer: typed.offer(),
            complete: true,
            typed: &typed.answers,
            made_from: &typed.answers_made_from,
        };
        let answered = check_typed(tx, ctx.now, answering).await?;
        let code = match last {
            Some(last) => attach(ctx, tx, call.id, code_before, &last.typed.code).await?,
            None => Ok(code_before),
        };
        let ((details, answered), code) = Problem::both(Problem::both(details, answered), code)?;
        Version::of_row(before.updated_at).expect(last.and_then(|last| last.made_from))?;
        refuse_not_offered(&rules, &details, Some(&old), code.as_ref().map(|carried| &carried.code))?;
        if call.shown_at.is_none() {
            return Err(call_hidden());
        }
        let offer = details.offer().ok_or_else(too_late)?;
        answered.keep(ctx, tx).await?;
        Carried::keep(code.as_ref(), tx, id).await?;
        Carried::admit(ctx, tx, &rules, (id, offer), code).await?;
        limits::check(tx, id, &speakers, call.id, &rules.call).await?;
        let updated_at = next_update(before.updated_at, ctx.now);
        let mut row = proposal::ActiveModel::from(before);
        word(&mut row, details);
        row.state = Set(standing.state);
        row.submitted_at = Set(Some(ctx.now));
        row.updated_at = Set(updated_at);
        row.update(tx).await?;
        let scope = Scope::Conference(call.conference_id);
        event::append(ctx, tx, Entry::new("proposal.submitted", "proposal", id, scope)).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use domain::cfp::State;

    use super::*;
    use crate::{
        cfp::{close_call, discard_draft, draft_proposal, hide_call, my_proposal, withdraw_proposal},
        database::locked,
        entity::person,
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn a_draft_is_handed_in_with_its_last_edit(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let ada = world.as_(&ada);
            let own = my_proposal(&ada, id).await.expect("hers");
            let typed = TypedProposal { title: "Final".into(), ..own.typed };
            let last = LastWords { typed: &typed, made_from: Some(&own.version) };
            submit_proposal(&ada, id, Some(last)).await.expect("handed in");
            let own = my_proposal(&ada, id).await.expect("hers");
            assert_eq!((own.state, own.typed.title.as_str()), (State::Submitted, "Final"));
            assert_eq!(world.last_event().await.verb, "proposal.submitted");
            assert_eq!(code_of(submit_proposal(&ada, id, None).await), "proposal-state");
        }

        async fn what_arrived_by_the_deadline_and_its_grace_is_taken(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let ada = world.as_(&ada);
            let at = |micros: i64| Ctx { now: world.deadline() + TimeDelta::microseconds(micros), ..ada.clone() };
            assert_eq!(code_of(submit_proposal(&at(1), id, None).await), "call-closed");
            submit_proposal(&at(0), id, None).await.expect("in time, to the microsecond");
        }

        async fn what_arrived_before_the_organisers_closed_is_taken_after_it(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let call = my_proposal(&world.as_(&ada), id).await.expect("hers").call.id;
            let arrived = world.as_(&ada);
            close_call(&world.later(1), call).await.expect("closed meanwhile");
            submit_proposal(&arrived, id, None).await.expect("it had arrived");
        }

        /// Somebody holds the database until long after the deadline: what had arrived in time is written down after that,
        /// and what came too late is refused, though its turn comes at the same time.
        async fn however_late_it_commits_what_arrived_in_time_is_taken(world: World) {
            let (ada, id) = world.draft("open-2026", "Title").await;
            let own = my_proposal(&world.as_(&ada), id).await.expect("hers");
            let other = draft_proposal(&world.as_(&ada), own.call.id, &own.typed).await.expect("another");
            let at = |minutes: i64, micros: i64| {
                let now = world.deadline() + TimeDelta::minutes(minutes) + TimeDelta::microseconds(micros);
                Ctx { now, ..world.as_(&ada) }
            };
            let (in_time, late, afterwards) = (at(0, 0), at(0, 1), at(60, 0));
            let (holding, is_held) = tokio::sync::oneshot::channel();
            let holder = tokio::spawn(async move {
                afterwards
                    .write(async |tx| {
                        locked::<person::Entity>(tx, ada.person).await?;
                        let _ = holding.send(());
                        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
                        event::append(&afterwards, tx, Entry::new("held", "person", ada.person, Scope::Site)).await
                    })
                    .await
            });
            is_held.await.expect("the row is held");
            let waits = tokio::spawn(async move { submit_proposal(&in_time, id, None).await });
            let comes_late = tokio::spawn(async move { submit_proposal(&late, other, None).await });
            holder.await.expect("it does not panic").expect("it lets go");
            waits.await.expect("it does not panic").expect("it had arrived");
            assert_eq!(code_of(comes_late.await.expect("it does not panic")), "call-closed");
            let told = world.texts("SELECT verb AS t FROM event WHERE verb IN ('held', 'proposal.submitted') ORDER BY at DESC").await;
            assert_eq!(told, ["held", "proposal.submitted"], "it counts by when it arrived");
        }

        async fn what_is_incomplete_or_offered_to_a_hidden_call_is_kept_as_a_draft(world: World) {
            let (ada, id) = world.draft("open-2026", "").await;
            let ada = world.as_(&ada);
            assert_eq!(fields_of(submit_proposal(&ada, id, None).await), ["title missing"]);
            let own = my_proposal(&ada, id).await.expect("hers");
            hide_call(&world.ctx, own.call.id).await.expect("hidden");
            let typed = TypedProposal { title: "Title".into(), ..own.typed };
            let last = LastWords { typed: &typed, made_from: None };
            assert_eq!(code_of(submit_proposal(&ada, id, Some(last)).await), "call-hidden");
            assert_eq!(my_proposal(&ada, id).await.expect("hers").state, State::Draft);
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(submit_proposal(&eve, id, None).await), "not-found");
        }

        async fn withdrawing_makes_room_and_coming_back_does_not_get_around_the_limit(world: World) {
            let (facts, call) = world.limited_call("open-2026", 1).await;
            let ada = world.as_(&world.person("Ada Lovelace").await);
            let typed = world.proposal_for(&facts, "Title").await.0;
            let mut drafts = Vec::new();
            for _ in 0..3 {
                drafts.push(draft_proposal(&ada, call, &typed).await.expect("begun"));
            }
            submit_proposal(&ada, drafts[0], None).await.expect("the first");
            assert_eq!(code_of(submit_proposal(&ada, drafts[1], None).await), "too-many-proposals");
            withdraw_proposal(&ada, drafts[0]).await.expect("withdrawn");
            submit_proposal(&ada, drafts[1], None).await.expect("the second");
            assert_eq!(code_of(submit_proposal(&ada, drafts[0], None).await), "proposal-state");
            discard_draft(&ada, drafts[2]).await.expect("discarded");
        }

        async fn of_fifty_handed_in_at_once_as_many_count_as_may(world: World) {
            let (facts, call) = world.limited_call("open-2026", 1).await;
            let ada = world.person("Ada Lovelace").await;
            let typed = world.proposal_for(&facts, "Title").await.0;
            let mut drafts = Vec::new();
            for _ in 0..25 {
                drafts.push(draft_proposal(&world.as_(&ada), call, &typed).await.expect("begun"));
            }
            let next = std::sync::atomic::AtomicUsize::new(0);
            let made = world
                .fifty(|ctx| {
                    let nth = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    let (ctx, id) = (ctx.as_actor(ada.actor()), drafts[nth % drafts.len()]);
                    async move { submit_proposal(&ctx, id, None).await }
                })
                .await;
            assert_eq!(made.iter().filter(|made| made.is_ok()).count(), 1);
        }
    }
}
