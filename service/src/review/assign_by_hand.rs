//! Assigning a proposal by hand.

use std::collections::BTreeSet;

use domain::{
    id::{PersonId, ProposalId},
    policy::Action,
    review::visibility::Field,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel, QueryFilter,
};

use super::{
    decline::not_assigned,
    find::{self, Scope},
    opened::{Opened, opened},
    ties::conflicts,
};
use crate::{
    Ctx, Error, Result,
    entity::{assignment, proposal_review, reviewer},
    record::{Entry, event},
};

/// Gives a proposal to a reviewer, also one who declined it before: chairs may have talked to them. Nobody with a
/// conflict of interest gets it, and under embargo nobody who is not named to read it.
pub async fn assign(ctx: &Ctx, id: ProposalId, person: PersonId) -> Result<()> {
    ctx.authorize_route(Action::ManageReview)?;
    ctx.write(async |tx| {
        let open = opened(ctx, tx, id, Action::ManageReview, Field::ReviewerNames).await?;
        open.at_the_desk(ctx, tx).await?;
        give(ctx, tx, &open, person).await?;
        event::append(ctx, tx, Entry::new("review.assigned", "call", open.call.id, open.scope())).await
    })
    .await
}

/// Takes a proposal from a reviewer who has not handed in a review of it.
pub async fn take_back(ctx: &Ctx, id: ProposalId, person: PersonId) -> Result<()> {
    ctx.authorize_route(Action::ManageReview)?;
    ctx.write(async |tx| {
        let open = opened(ctx, tx, id, Action::ManageReview, Field::ReviewerNames).await?;
        open.at_the_desk(ctx, tx).await?;
        if is_reviewed(tx, id, person).await? {
            return Err(Error::conflict("review-handed-in", "They have handed in their review of it already."));
        }
        let gone = assignment::Entity::delete_by_id((id, person)).exec(tx).await?;
        if gone.rows_affected == 0 {
            return Err(not_assigned());
        }
        event::append(ctx, tx, Entry::new("review.unassigned", "call", open.call.id, open.scope())).await
    })
    .await
}

/// Gives a proposal that is open to a reviewer of its call.
pub(super) async fn give(ctx: &Ctx, tx: &DatabaseTransaction, open: &Opened, person: PersonId) -> Result<()> {
    let here = find::reviewers_of(open.call.id).filter(reviewer::Column::PersonId.eq(person)).one(tx).await?;
    if here.is_none() {
        return Err(Error::field("person", "option", "Choose one of the options."));
    }
    let id = open.proposal.id;
    if !conflicts(tx, Scope::One(id), &BTreeSet::from([person]), open.call.opens).await?.is_empty() {
        return Err(Error::conflict(
            "reviewer-bound",
            "They have a conflict of interest with it. Nothing was changed.",
        ));
    }
    if open.sight.embargoes().keeps_out_person(id, person) {
        return Err(Error::conflict(
            "reviewer-not-named",
            "The proposal is under embargo, and they are not named to read it. Nothing was changed.",
        ));
    }
    let known = Scope::One(id).assignments().filter(assignment::Column::PersonId.eq(person)).one(tx).await?;
    match known {
        Some(row) if row.declined_at.is_none() => {}
        Some(row) => {
            let mut row = row.into_active_model();
            row.declined_at = Set(None);
            row.reason = Set(String::new());
            row.assigned_at = Set(ctx.now);
            row.assigned_by = Set(ctx.actor.person());
            row.update(tx).await?;
        }
        None => {
            assigned(ctx, id, person).insert(tx).await?;
        }
    }
    Ok(())
}

/// A new assignment.
pub(super) fn assigned(ctx: &Ctx, id: ProposalId, person: PersonId) -> assignment::ActiveModel {
    assignment::ActiveModel {
        proposal_id: Set(id),
        person_id: Set(person),
        assigned_at: Set(ctx.now),
        reason: Set(String::new()),
        declined_at: Set(None),
        assigned_by: Set(ctx.actor.person()),
    }
}

/// Whether somebody handed in a review of a proposal.
pub(super) async fn is_reviewed(tx: &DatabaseTransaction, id: ProposalId, person: PersonId) -> Result<bool> {
    let own = Scope::One(id).reviews().filter(proposal_review::Column::PersonId.eq(person)).one(tx).await?;
    Ok(own.is_some_and(|row| row.submitted_at.is_some()))
}

#[cfg(test)]
mod tests {
    use domain::{
        policy::{RoleKind, Scope as RoleScope},
        review::{assign::Aim, visibility::Closed},
    };

    use super::*;
    use crate::{
        cfp::{lift_embargo, name_readers},
        on_both_databases,
        review::{BoardWish, PlanWish, board, carry_out, plan_assignment, reassign, reviewers, sheet},
        testing::{ReviewScene, World, code_of},
    };

    const WISH: PlanWish = PlanWish { aim: Aim::BestTotal, keeps: false, seed: 3 };

    /// An owner who reads the first proposal, which is under embargo.
    async fn under_embargo(world: &World, slug: &str) -> (ReviewScene, Ctx) {
        let scene = world.review_scene(slug).await;
        world.embargo(&scene).await;
        let mut olga = world.person("Olga Owner").await;
        world.grant(&mut olga, RoleScope::Conference(scene.facts.id), RoleKind::Owner).await;
        name_readers(&world.as_(&olga), scene.proposals[0], &[olga.person]).await.expect("named");
        let olga = world.as_(&olga);
        (scene, olga)
    }

    on_both_databases! {
        /// Neither by hand, nor handed over, nor computed: who is not named is given nothing under embargo.
        async fn nobody_is_given_what_an_embargo_keeps_from_them(world: World) {
            let (scene, olga) = under_embargo(&world, "embargo-2026").await;
            let [hidden, open] = scene.proposals;
            let [rita, rex] = [&scene.reviewers[0], &scene.reviewers[1]];
            assert_eq!(code_of(assign(&olga, hidden, rita.person).await), "reviewer-not-named");
            let part = sheet(&olga, &scene.facts, scene.call, hidden).await.expect("read").chairs.expect("hers");
            assert!(part.able.is_empty(), "{:?}", part.able);
            let plan = plan_assignment(&olga, &scene.facts, scene.call, WISH).await.expect("a plan");
            assert!(plan.changes.iter().all(|change| change.proposal == open), "{:?}", plan.changes);
            let short: Vec<_> = plan.shortages.iter().map(|one| (one.proposal, one.able)).collect();
            assert_eq!(short, [(hidden, Some(0))]);
            let named = [olga.actor.person().expect("somebody"), rita.person];
            name_readers(&olga, hidden, &named).await.expect("named");
            assert_eq!(code_of(carry_out(&olga, scene.call, WISH, &plan.version).await), "changed-meanwhile");
            assign(&olga, hidden, rita.person).await.expect("she is named");
            assert_eq!(reassign(&olga, scene.call, rita.person, rex.person).await.expect("handed over"), 0);
            name_readers(&olga, hidden, &named[..1]).await.expect("she is not named any more");
            let plan = plan_assignment(&olga, &scene.facts, scene.call, WISH).await.expect("a plan");
            let goes = plan.changes.iter().find(|change| change.proposal == hidden).expect("it goes");
            assert!(goes.is_kept_out && goes.reviewer == rita.person, "{goes:?}");
            lift_embargo(&olga, hidden).await.expect("lifted");
            assign(&olga, hidden, rex.person).await.expect("it is no secret any more");
        }

        /// A chair who is not named knows that there is one, as in the list of what was offered, and is shown no way in.
        async fn a_chair_kept_out_by_an_embargo_sees_the_stand_in_and_no_way_in(world: World) {
            let (scene, olga) = under_embargo(&world, "outside-2026").await;
            let hidden = scene.proposals[0];
            let pia = world.as_(&scene.chairs[0]);
            let named = [olga.actor.person().expect("somebody"), scene.reviewers[0].person];
            name_readers(&olga, hidden, &named).await.expect("named");
            assign(&olga, hidden, scene.reviewers[0].person).await.expect("assigned");
            let shown = board(&pia, &scene.facts, scene.call, &BoardWish::default()).await.expect("a board");
            let line = shown.lines.iter().find(|line| line.id == hidden).expect("its existence is known");
            let told = (line.title.as_str(), line.closed, line.track.as_str(), line.session_type.as_str());
            assert_eq!(told, ("A flaw in something you use", Some(Closed::Embargo), "", ""));
            assert_eq!((line.language.as_str(), line.score.is_none(), line.speakers.len()), ("", true, 0));
            assert_eq!(code_of(sheet(&pia, &scene.facts, scene.call, hidden).await), "not-found");
            for found in ["booting", "flaw"] {
                let wish = BoardWish { search: found.into(), ..BoardWish::default() };
                assert_eq!(board(&pia, &scene.facts, scene.call, &wish).await.expect("a board").found, 0, "{found}");
            }
            let loads = reviewers(&pia, &scene.facts, scene.call).await.expect("read").lines;
            assert!(loads.iter().all(|line| line.assigned == 0), "who reads it is not told by a count");
            let shown = board(&olga, &scene.facts, scene.call, &BoardWish::default()).await.expect("a board");
            assert!(shown.lines.iter().all(|line| line.closed.is_none()));
            let rex = board(&world.as_(&scene.reviewers[1]), &scene.facts, scene.call, &BoardWish::default()).await;
            assert!(rex.expect("a board").lines.iter().all(|line| line.id != hidden), "reviewers know nothing of it");
        }

        async fn what_one_speaks_in_oneself_is_no_link_on_the_board(world: World) {
            let scene = world.review_scene("own-2026").await;
            let mut dora = scene.speakers[0].clone();
            world.grant(&mut dora, RoleScope::Conference(scene.facts.id), RoleKind::Review).await;
            let shown = board(&world.as_(&dora), &scene.facts, scene.call, &BoardWish::default()).await.expect("a board");
            let own: Vec<_> = shown.lines.iter().map(|line| (line.id, line.closed)).collect();
            assert_eq!(own, [(scene.proposals[0], Some(Closed::OwnProposal))]);
        }
    }
}
