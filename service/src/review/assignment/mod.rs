//! Assigning proposals by computation: shown before it is done, and done exactly as it was shown.

mod task;

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::{CallId, PersonId, ProposalId},
    policy::{Action, Scope as EventScope},
    review::{
        assign::{self, Aim, Binding, Why},
        visibility::Channel,
    },
};
use sea_orm::{ActiveModelTrait, EntityTrait};
use serde_json::json;

use self::task::Task;
use super::{assign_by_hand::assigned, find, place, set_reviewer::managed, sight::Sight};
use crate::{
    Ctx, Error, Result, Version,
    conference::{ConferenceFacts, find as conference_find},
    entity::assignment,
    record::{Entry, event},
    version::changed_meanwhile,
};

/// What is to be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlanWish {
    /// What it is to be best at.
    pub aim: Aim,
    /// Whether existing assignments stay in any case; otherwise they stay where nothing much is won.
    pub keeps: bool,
    /// Decides among equals: the same seed gives the same plan.
    pub seed: u64,
}

/// What a computed assignment would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignmentPlan {
    /// What it was computed for.
    pub wish: PlanWish,
    /// What comes and goes.
    pub changes: Vec<PlanChange>,
    /// Everybody's load, before and after.
    pub loads: Vec<PlanLoad>,
    /// Which proposals are left short, and what binds.
    pub shortages: Vec<PlanShortage>,
    /// The sum of what the pairs are worth.
    pub total: i64,
    /// What it was computed from: it is carried out only as long as that stands.
    pub version: Version,
}

/// A pair that comes or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanChange {
    /// Of what.
    pub proposal: ProposalId,
    /// What it is called.
    pub title: String,
    /// Whose.
    pub reviewer: PersonId,
    /// Their name.
    pub name: String,
    /// Whether it comes, or goes, and why.
    pub why: Why,
    /// Whether it goes because of an embargo, under which they are not named.
    pub is_kept_out: bool,
}

/// Somebody's load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanLoad {
    /// Their name.
    pub name: String,
    /// Before.
    pub before: u32,
    /// After.
    pub after: u32,
    /// At most.
    pub most: u32,
}

/// A proposal left short.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanShortage {
    /// Which.
    pub proposal: ProposalId,
    /// What it is called.
    pub title: String,
    /// How many reviews it lacks.
    pub missing: u32,
    /// How many may have it at all, where everybody who may already does.
    pub able: Option<u32>,
    /// Who is full, where loads bind.
    pub full: Vec<String>,
}

/// Computes who should review what, over the proposals that the actor may know the reviewers of. Nothing is changed.
pub async fn plan_assignment(
    ctx: &Ctx,
    conference: &ConferenceFacts,
    call: CallId,
    wish: PlanWish,
) -> Result<AssignmentPlan> {
    ctx.authorize_route(Action::ManageReview)?;
    ctx.authorize(Action::ManageReview, conference.place())?;
    let db = &ctx.db.read;
    let call = place::call_of(db, conference.id, call).await?;
    let sight = Sight::of(ctx, db, conference.place(), &call).await?;
    let task = Task::read(ctx, db, &sight, &call, wish).await?;
    let outcome = task.computed().await?;
    let version = task.version()?;
    let titles: BTreeMap<ProposalId, String> = task
        .record
        .proposals
        .iter()
        .map(|row| (row.id, task.record.title(row, sight.lens(row), Channel::Page)))
        .collect();
    let people = outcome.loads.iter().map(|load| load.reviewer).chain(outcome.changes.iter().map(|one| one.reviewer));
    let names = place::names(db, people.collect::<BTreeSet<_>>()).await?;
    let name = |person: PersonId| names.get(&person).cloned().unwrap_or_default();
    let title = |id: ProposalId| titles.get(&id).cloned().unwrap_or_default();
    let change = |one: &assign::Change| PlanChange {
        proposal: one.proposal,
        title: title(one.proposal),
        reviewer: one.reviewer,
        name: name(one.reviewer),
        why: one.why,
        is_kept_out: one.why == Why::Conflict && sight.embargoes().keeps_out_person(one.proposal, one.reviewer),
    };
    let shortage = |one: &assign::Shortage| {
        let (able, full) = match &one.binding {
            Binding::Conflicts { able } => (Some(*able), Vec::new()),
            Binding::Loads { full, .. } => (None, full.iter().map(|person| name(*person)).collect()),
        };
        PlanShortage { proposal: one.proposal, title: title(one.proposal), missing: one.missing, able, full }
    };
    let load = |one: &assign::Load| PlanLoad {
        name: name(one.reviewer),
        before: one.before,
        after: one.after,
        most: one.most,
    };
    Ok(AssignmentPlan {
        wish,
        changes: outcome.changes.iter().map(change).collect(),
        loads: outcome.loads.iter().map(load).collect(),
        shortages: outcome.shortages.iter().map(shortage).collect(),
        total: outcome.total,
        version,
    })
}

/// Carries out what [`plan_assignment`] showed, if what it was computed from still stands.
pub async fn carry_out(ctx: &Ctx, call: CallId, wish: PlanWish, shown: &Version) -> Result<()> {
    ctx.authorize_route(Action::ManageReview)?;
    let db = &ctx.db.read;
    let row = find::call(call).one(db).await?.ok_or_else(Error::not_found)?;
    let of = find::conference(&row).one(db).await?.ok_or_else(Error::not_found)?;
    let place = conference_find::place(&of);
    ctx.authorize(Action::ManageReview, place)?;
    // Computed before the writer's place is taken: it may take seconds.
    let sight = Sight::of(ctx, db, place, &row).await?;
    let task = Task::read(ctx, db, &sight, &row, wish).await?;
    task.version()?.expect(Some(shown))?;
    let outcome = task.computed().await?;
    ctx.write(async |tx| {
        let (of, call) = managed(ctx, tx, call).await?;
        let sight = Sight::of(ctx, tx, place, &call).await?;
        if Task::read(ctx, tx, &sight, &call, wish).await?.version()? != *shown {
            return Err(changed_meanwhile());
        }
        for change in &outcome.changes {
            let pair = (change.proposal, change.reviewer);
            assignment::Entity::delete_by_id(pair).exec(tx).await?;
            if matches!(change.why, Why::Fits { .. }) {
                assigned(ctx, change.proposal, change.reviewer).insert(tx).await?;
            }
        }
        let entry = Entry::new("review.assigned-by-plan", "call", call.id, EventScope::Conference(of.id));
        event::append(ctx, tx, entry.with(json!({ "aim": wish.aim, "keeps": wish.keeps, "seed": wish.seed }))).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::review::assign::Bid;

    use super::*;
    use crate::{
        on_both_databases,
        review::{assign, bid, decline, name_deputy, pin_conflict, set_reviewer},
        testing::{ReviewScene, World, code_of},
    };

    const WISH: PlanWish = PlanWish { aim: Aim::Fairest, keeps: false, seed: 7 };

    async fn plan(world: &World, scene: &ReviewScene) -> AssignmentPlan {
        plan_assignment(&world.as_(&scene.chairs[0]), &scene.facts, scene.call, WISH).await.expect("a plan")
    }

    on_both_databases! {
        async fn a_plan_changes_nothing_until_it_is_carried_out_as_it_was_shown(world: World) {
            let scene = world.review_scene("planned-2026").await;
            let pia = world.as_(&scene.chairs[0]);
            let shown = plan(&world, &scene).await;
            assert_eq!((shown.changes.len(), shown.shortages.len()), (4, 0));
            assert_eq!(world.ask("SELECT count(*) AS n FROM assignment").await, 0);
            assert_eq!(plan(&world, &scene).await, shown, "the same seed, the same plan");
            bid(&world.as_(&scene.reviewers[0]), scene.proposals[0], Some(Bid::Eager)).await.expect("wished");
            assert_eq!(code_of(carry_out(&pia, scene.call, WISH, &shown.version).await), "changed-meanwhile");
            let anew = plan(&world, &scene).await;
            carry_out(&pia, scene.call, WISH, &anew.version).await.expect("done");
            assert_eq!(world.ask("SELECT count(*) AS n FROM assignment").await, 4);
            assert!(plan(&world, &scene).await.changes.is_empty(), "nothing moves for nothing");
            assert_eq!(world.last_event().await.data["seed"], 7);
        }

        async fn of_fifty_who_carry_out_one_plan_one_does(world: World) {
            let scene = world.review_scene("raced-2026").await;
            let shown = plan(&world, &scene).await.version;
            let done = world
                .fifty(|ctx| {
                    let (ctx, shown, call) = (ctx.as_actor(scene.chairs[0].actor()), shown.clone(), scene.call);
                    async move { carry_out(&ctx, call, WISH, &shown).await }
                })
                .await;
            assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1);
            assert_eq!(world.ask("SELECT count(*) AS n FROM assignment").await, 4);
        }

        async fn what_is_short_is_named_with_what_binds(world: World) {
            let scene = world.review_scene("short-2026").await;
            let [one, two] = scene.proposals;
            set_reviewer(&world.ctx, scene.call, scene.reviewers[1].person, "1").await.expect("set");
            let short = plan(&world, &scene).await.shortages;
            assert_eq!((short.len(), short[0].missing, short[0].full.join(" ")), (1, 1, "Rex Referee".into()));
            let tie = Some(domain::review::conflict::Tie::Personal);
            pin_conflict(&world.ctx, one, scene.reviewers[0].person, tie).await.expect("set");
            assign(&world.ctx, two, scene.reviewers[1].person).await.expect("assigned");
            decline(&world.as_(&scene.reviewers[1]), two, "Busy").await.expect("declined");
            let plan = plan(&world, &scene).await;
            let told: Vec<_> = plan.shortages.iter().map(|one| (one.proposal, one.able)).collect();
            assert_eq!(told, [(one, Some(1)), (two, Some(1))]);
        }

        /// Design, 4: chairs are bound by their own conflicts, and what a deputy decides about is the deputy's to assign.
        async fn a_bound_chair_stops_all_chairs_until_a_deputy_is_named(world: World) {
            let scene = world.review_scene("deputy-2026").await;
            let [one, _] = scene.proposals;
            let (pia, carl) = (world.as_(&scene.chairs[0]), &scene.chairs[1]);
            pin_conflict(&pia, one, carl.person, Some(domain::review::conflict::Tie::Personal)).await.expect("set");
            assert_eq!(code_of(assign(&pia, one, scene.reviewers[0].person).await), "denied");
            assert!(plan(&world, &scene).await.changes.iter().all(|change| change.proposal != one));
            assert_eq!(code_of(name_deputy(&pia, one, Some(carl.person)).await), "deputy-bound");
            name_deputy(&pia, one, Some(scene.chairs[0].person)).await.expect("named");
            assign(&pia, one, scene.reviewers[0].person).await.expect("assigned");
            assert!(plan(&world, &scene).await.changes.iter().any(|change| change.proposal == one));
        }

        async fn those_who_may_not_plan_nothing(world: World) {
            let scene = world.review_scene("refused-2026").await;
            let rita = world.as_(&scene.reviewers[0]);
            assert_eq!(code_of(plan_assignment(&rita, &scene.facts, scene.call, WISH).await), "denied");
            let version = plan(&world, &scene).await.version;
            assert_eq!(code_of(carry_out(&rita, scene.call, WISH, &version).await), "denied");
            assert_eq!(code_of(carry_out(&world.anonymous(), scene.call, WISH, &version).await), "sign-in-needed");
        }
    }
}
