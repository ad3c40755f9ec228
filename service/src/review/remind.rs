//! Reminding reviewers of what is left to them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use domain::{
    Instant,
    id::{CallId, PersonId},
    identity::EmailAddress,
    language::Lang,
    policy::{Action, Place, Scope as EventScope},
    review::phase::Phase,
    zone::Zone,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, IntoActiveModel, prelude::async_trait::async_trait,
};
use serde_json::Value;

use super::{
    find::{self, Scope},
    set_reviewer::managed,
    settings::kept,
    ties::conflicts,
};
use crate::{
    Ctx, Error, Result,
    cfp::sight::Embargoes,
    entity::{call, conference, reviewer},
    mail::{self, Mail},
    record::{Entry, Handler, event},
};

/// The kind of the job that reminds.
pub const REMIND: &str = "review.remind";

/// How long before the end of a phase reviewers are reminded by themselves.
const BEFORE: TimeDelta = TimeDelta::days(3);
/// How long nobody is reminded twice.
const PAUSE: TimeDelta = TimeDelta::hours(48);

/// Reminds every reviewer of a call who has something left. Who that is, or how many, is not told: some of it may be hidden
/// from the actor.
pub async fn remind_reviewers(ctx: &Ctx, call: CallId) -> Result<()> {
    ctx.authorize_route(Action::ManageReview)?;
    ctx.write(async |tx| {
        let (of, call) = managed(ctx, tx, call).await?;
        remind(ctx, tx, &of, &call).await?;
        let entry = Entry::new("review.reminded", "call", call.id, EventScope::Conference(of.id));
        event::append(ctx, tx, entry).await
    })
    .await
}

/// The job that reminds, each hour, where a phase of reviewing ends soon.
#[derive(Debug)]
pub struct Remind;

#[async_trait]
impl Handler for Remind {
    async fn run(&self, ctx: &Ctx, _: &Value) -> Result<()> {
        ctx.authorize(Action::AdministerSite, Place::Site)?;
        for row in find::reviews().all(&ctx.db.read).await? {
            let review = kept(&row)?;
            let ends_soon =
                |phase: &&Phase| phase.allows.reviewing && phase.covers(ctx.now + BEFORE) != phase.covers(ctx.now);
            if review.phases.iter().filter(|phase| phase.covers(ctx.now)).any(|phase| ends_soon(&phase)) {
                remind_reviewers(ctx, row.call_id).await?;
            }
        }
        Ok(())
    }
}

async fn remind(ctx: &Ctx, tx: &impl ConnectionTrait, of: &conference::Model, call: &call::Model) -> Result<()> {
    let review = find::review_of(call.id).one(tx).await?.as_ref().map(kept).transpose()?.unwrap_or_default();
    let until = domain::review::phase::current(&review.phases, ctx.now).map_or(call.closes, |phase| phase.until);
    let rows = find::reviewers_of(call.id).all(tx).await?;
    let left = left(ctx, tx, call, &rows).await?;
    for row in rows {
        let Some(count) = left.get(&row.person_id) else { continue };
        if row.reminded_at.is_some_and(|at| ctx.now < at + PAUSE) {
            continue;
        }
        let Some((to, language)) = reached(tx, row.person_id).await? else { continue };
        let letter = Mail::ReviewReminder {
            conference: of.title.clone(),
            call: call.title.clone(),
            count: *count,
            until: on_the_clock(until, &of.zone),
            path: format!("/c/{}/review/{}", of.slug, call.slug),
        };
        mail::leave(ctx, tx, &to, language, letter).await?;
        let mut row: reviewer::ActiveModel = row.into_active_model();
        row.reminded_at = Set(Some(ctx.now));
        row.update(tx).await?;
    }
    Ok(())
}

/// How many proposals are left to each who has any: assigned, not reviewed, not in conflict, still with the committee.
async fn left(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    call: &call::Model,
    reviewers: &[reviewer::Model],
) -> Result<BTreeMap<PersonId, usize>> {
    let scope = Scope::Call(call.id);
    let people: BTreeSet<PersonId> = reviewers.iter().map(|row| row.person_id).collect();
    let tied: BTreeSet<_> =
        conflicts(tx, scope, &people, call.opens).await?.into_iter().map(|one| (one.proposal, one.person)).collect();
    let done: BTreeSet<_> = scope
        .reviews()
        .all(tx)
        .await?
        .into_iter()
        .filter(|row| row.submitted_at.is_some())
        .map(|row| (row.proposal_id, row.person_id))
        .collect();
    let open: BTreeSet<_> = scope
        .proposals()
        .all(tx)
        .await?
        .into_iter()
        .filter(|row| row.state.is_with_the_committee())
        .map(|row| row.id)
        .collect();
    let embargoes = Embargoes::in_call(ctx, tx, call.id).await?;
    let mut left = BTreeMap::new();
    for row in scope.assignments().all(tx).await?.iter().filter(|row| row.declined_at.is_none()) {
        let pair = (row.proposal_id, row.person_id);
        if open.contains(&row.proposal_id)
            && !done.contains(&pair)
            && !tied.contains(&pair)
            && !embargoes.keeps_out_person(pair.0, pair.1)
        {
            *left.entry(row.person_id).or_default() += 1;
        }
    }
    Ok(left)
}

/// Where somebody gets mail, and in which language; nobody without an account does.
async fn reached(tx: &impl ConnectionTrait, person: PersonId) -> Result<Option<(EmailAddress, Lang)>> {
    let Some(account) = find::account_of(person).one(tx).await? else { return Ok(None) };
    let Some(address) = find::primary_address(account.id).one(tx).await? else { return Ok(None) };
    let language = find::people([person]).one(tx).await?.map_or(Lang::En, |row| row.language);
    let address = EmailAddress::parse(&address.address).map_err(|flaw| Error::fault(flaw.message))?;
    Ok(Some((address, language)))
}

fn on_the_clock(instant: Instant, zone: &str) -> String {
    let zone = Zone::named_or_utc(zone);
    format!("{} ({})", zone.civil(instant).format("%Y-%m-%d %H:%M"), zone.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases,
        review::{TypedReviewerInvitation, assign, invite_reviewer, reassign, reviewers},
        team::accept_invitation,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn who_has_something_left_is_reminded_once_in_two_days(world: World) {
            let scene = world.review_scene("reminded-2026").await;
            let pia = world.as_(&scene.chairs[0]);
            for id in scene.proposals {
                assign(&pia, id, scene.reviewers[0].person).await.expect("assigned");
            }
            world.handed_in(&scene, &world.as_(&scene.reviewers[0]), scene.proposals[0], "3").await;
            for _ in 0..2 {
                remind_reviewers(&pia, scene.call).await.expect("reminded");
            }
            let mails = world.mails().await;
            assert_eq!((mails.len(), mails[0].to.as_str()), (1, "rita@people.test"));
            assert!(matches!(&mails[0].mail, Mail::ReviewReminder { count: 1, .. }), "{mails:?}");
            assert_eq!(code_of(remind_reviewers(&world.as_(&scene.reviewers[0]), scene.call).await), "denied");
        }

        async fn the_job_reminds_before_the_phase_ends(world: World) {
            let scene = world.review_scene("job-2026").await;
            assign(&world.as_(&scene.chairs[0]), scene.proposals[0], scene.reviewers[0].person).await.expect("assigned");
            Remind.run(&world.ctx, &Value::Null).await.expect("run");
            assert!(world.mails().await.is_empty(), "months are left");
            let late = Ctx { now: "2026-12-29T12:00:00Z".parse().expect("an instant"), ..world.ctx.clone() };
            Remind.run(&late, &Value::Null).await.expect("run");
            assert_eq!(world.mails().await.len(), 1);
        }

        async fn who_accepts_an_invitation_is_on_the_list_with_that_load(world: World) {
            let scene = world.review_scene("invited-2026").await;
            let pia = world.as_(&scene.chairs[0]);
            let wish = |load: &str| TypedReviewerInvitation { address: "nina@people.test".into(), load: load.into() };
            assert_eq!(fields_of(invite_reviewer(&pia, scene.call, &wish("many")).await), ["load number"]);
            assert_eq!(code_of(invite_reviewer(&world.as_(&scene.reviewers[0]), scene.call, &wish("7")).await), "denied");
            invite_reviewer(&pia, scene.call, &wish("7")).await.expect("invited");
            let listed = reviewers(&pia, &scene.facts, scene.call).await.expect("read");
            assert_eq!((listed.invited.len(), listed.invited[0].most), (1, 7));
            let token = world.invitation_tokens().await.pop().expect("a link");
            let nina = world.person("Nina New").await;
            accept_invitation(&world.as_(&nina), &token).await.expect("accepted");
            let listed = reviewers(&pia, &scene.facts, scene.call).await.expect("read");
            let last = listed.lines.last().expect("she");
            assert_eq!((last.name.as_str(), last.most, listed.invited.len()), ("Nina New", 7, 0));
        }

        async fn what_is_left_goes_over_in_one_act_and_conflicts_stay(world: World) {
            let scene = world.review_scene("over-2026").await;
            let (pia, [rita, rex]) = (world.as_(&scene.chairs[0]), &scene.reviewers);
            for id in scene.proposals {
                assign(&pia, id, rita.person).await.expect("assigned");
            }
            let tie = Some(domain::review::conflict::Tie::Personal);
            crate::review::pin_conflict(&pia, scene.proposals[0], rex.person, tie).await.expect("set");
            assert_eq!(reassign(&pia, scene.call, rita.person, rex.person).await.expect("handed over"), 1);
            let lines = reviewers(&pia, &scene.facts, scene.call).await.expect("read").lines;
            assert_eq!(lines.iter().map(|line| line.assigned).collect::<Vec<_>>(), [1, 1]);
            assert_eq!(fields_of(reassign(&pia, scene.call, rita.person, rita.person).await), ["to option"]);
        }
    }
}
