//! Terms of office that elections give, told as stories.

use domain::{
    ballot::{Method, OfficeKind, Seat, TypedCandidate},
    id::BallotId,
    policy::{Action, RoleKind},
};

use super::*;
use crate::{
    Ctx, Found,
    group::{GroupFacts, all_members, group, leave_group, set_office},
    on_both_databases,
    testing::{GroupScene, Somebody, World, code_of, fields_of, new_election},
};

/// The scene's day is in September 2026.
const FROM: &str = "2027-01-01";

/// An election of two without a vote, which is over.
async fn elected(world: &World, scene: &GroupScene, who: &[&Somebody], change: impl Fn(&mut NewBallot)) -> BallotId {
    let carl = world.as_(&scene.chair);
    let mut new = new_election(Method::Scottish, 2);
    (new.election.office, new.election.office_from, new.election.months) =
        ("editor".into(), FROM.into(), "24, 12".into());
    new.election.unopposed = true;
    change(&mut new);
    let id = draft_ballot(&carl, scene.open, &new).await.expect("drafted");
    for one in who {
        let person = TypedCandidate { person: one.person.to_string(), ..TypedCandidate::default() };
        let candidate = nominate(&carl, id, &person).await.expect("nominated");
        answer_nomination(&world.as_(one), id, candidate, true, "").await.expect("accepted");
    }
    open_ballot(&carl, id).await.expect("elected without a vote");
    id
}

async fn facts(ctx: &Ctx) -> GroupFacts {
    group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown")
}

async fn told(ctx: &Ctx) -> Vec<String> {
    let lines = offices(ctx, &facts(ctx).await).await.expect("shown");
    let seat = |line: &OfficeLine| match line.seat {
        Seat::Awaited => "awaited".to_owned(),
        Seat::Held => "held".to_owned(),
        Seat::Vacant(since) => format!("vacant since {since}"),
        Seat::Over => "over".to_owned(),
    };
    lines.iter().map(|line| format!("{} {} to {}: {}", line.name, line.from, line.ends, seat(line))).collect()
}

async fn holds(ctx: &Ctx, who: &Somebody, kind: RoleKind) -> bool {
    let all = all_members(ctx, &facts(ctx).await).await.expect("shown");
    all.iter().any(|line| line.person == who.person && line.roles.contains(&kind))
}

fn days(world: &World, to: &str) -> Ctx {
    let to: chrono::NaiveDate = to.parse().expect("a day");
    let left = to.signed_duration_since(world.ctx.now.date_naive()).num_days();
    world.later(left * 24 * 60)
}

on_both_databases! {
    async fn those_elected_hold_the_office_for_the_months_of_their_rank(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 3).await;
        let id = elected(&world, &scene, &[&voters[0], &voters[1]], |_| ()).await;
        let sid = world.as_(&world.holding("Sid Secretary", scene.open, RoleKind::Secretary).await);
        assert_eq!(code_of(settle_ballot(&sid, id).await), "denied", "whoever names no officers installs none");
        assert_eq!(told(&world.ctx).await, Vec::<String>::new());
        settle_ballot(&world.as_(&scene.chair), id).await.expect("settled");
        assert_eq!(told(&world.ctx).await, ["V1 Voter 2027-01-01 to 2028-01-01: awaited", "V0 Voter 2027-01-01 to 2029-01-01: awaited"]);
        assert!(!holds(&world.ctx, &voters[0], RoleKind::Editor).await, "not before its first day");
        for (day, first, second) in [("2027-01-02", true, true), ("2027-12-31", true, true), ("2028-01-02", true, false), ("2029-01-02", false, false)] {
            let then = days(&world, day);
            assert_eq!((holds(&then, &voters[0], RoleKind::Editor).await, holds(&then, &voters[1], RoleKind::Editor).await), (first, second), "{day}");
        }
        assert_eq!(told(&days(&world, "2028-01-02")).await, ["V0 Voter 2027-01-01 to 2029-01-01: held"]);
        let events = world.events().await;
        assert_eq!(events.iter().filter(|verb| *verb == "office.given").count(), 2);
    }

    async fn the_role_counts_from_its_first_day_to_its_last_and_by_no_job(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 1).await;
        let id = elected(&world, &scene, &[&voters[0]], |new| new.election.office = "chair".into()).await;
        settle_ballot(&world.as_(&scene.chair), id).await.expect("settled");
        let (chair, mia) = (RoleKind::Chair, world.person("Mia New").await);
        let named = async |day: &str| {
            let then = days(&world, day);
            let actor = world.signed_in_anew(&voters[0]).await.actor();
            code_or_ok(set_office(&then.as_actor(actor), scene.open, mia.person, "editor", true).await)
        };
        assert_eq!([named("2026-12-31").await, named("2027-01-02").await, named("2029-01-02").await], ["denied", "person not-in-group", "denied"]);
        assert!(holds(&days(&world, "2027-06-01"), &voters[0], chair).await);
    }

    async fn whoever_leaves_leaves_a_seat_that_is_filled_for_the_rest(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 4).await;
        let seat = |new: &mut NewBallot| {
            new.election.office = "seat".into();
            new.election.office_title = "Board member".into();
            new.election.office_from = new_day(&world);
        };
        let id = elected(&world, &scene, &[&voters[0], &voters[1]], seat).await;
        let carl = world.as_(&scene.chair);
        settle_ballot(&carl, id).await.expect("settled");
        let then = world.later(30 * 24 * 60);
        leave_group(&then.as_actor(voters[0].actor()), scene.open).await.expect("left");
        let line = offices(&then, &facts(&then).await).await.expect("shown");
        let vacant = line.iter().find(|line| matches!(line.seat, Seat::Vacant(_))).expect("vacant");
        assert_eq!((vacant.kind, vacant.name.as_str(), vacant.seat), (OfficeKind::Seat, "V0 Voter", Seat::Vacant(then.now.date_naive())));
        assert_eq!(vacancy(&then.as_actor(scene.chair.actor()), &facts(&carl).await, vacant.id).await.expect("known"), *vacant);
        // The rest of the term is an election of its own; one on another day is not this rest.
        let rest = |ends: String| {
            let mut new = new_election(Method::Schulze, 1);
            (new.election.office, new.election.office_title) = ("seat".into(), "Board member".into());
            (new.election.office_from, new.election.office_until) = (then.now.date_naive().to_string(), ends);
            new.election.office_fills = vacant.id.to_string();
            new.election.unopposed = true;
            new
        };
        let then_carl = then.as_actor(scene.chair.actor());
        assert_eq!(fields_of(draft_ballot(&then_carl, scene.open, &rest("2030-01-01".into())).await), ["office_fills not-vacant"]);
        let mut twice = Vec::new();
        for voter in &voters[2..] {
            let next = draft_ballot(&then_carl, scene.open, &rest(vacant.ends.to_string())).await.expect("drafted");
            let person = TypedCandidate { person: voter.person.to_string(), ..TypedCandidate::default() };
            let candidate = nominate(&then_carl, next, &person).await.expect("nominated");
            answer_nomination(&then.as_actor(voter.actor()), next, candidate, true, "").await.expect("accepted");
            open_ballot(&then_carl, next).await.expect("opened");
            twice.push(next);
        }
        settle_ballot(&then_carl, twice[0]).await.expect("settled");
        assert_eq!(code_of(settle_ballot(&then_carl, twice[1]).await), "seat-filled");
        let names: Vec<String> = offices(&then, &facts(&then).await).await.expect("shown").into_iter().map(|line| line.name).collect();
        assert_eq!(names.len(), 2);
        assert!(names.contains(&"V2 Voter".to_owned()) && !names.contains(&"V0 Voter".to_owned()));
        assert_eq!(code_of(vacancy(&then_carl, &facts(&carl).await, vacant.id).await), "not-found");
    }

    async fn a_seat_that_stays_open_and_an_annulled_election(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 1).await;
        let id = elected(&world, &scene, &[&voters[0]], |new| new.election.office_from = new_day(&world)).await;
        let carl = world.as_(&scene.chair);
        settle_ballot(&carl, id).await.expect("settled");
        let today = world.ctx.now.date_naive();
        assert_eq!(told(&world.ctx).await.iter().filter(|line| line.contains(&format!("vacant since {today}"))).count(), 1);
        assert!(holds(&world.later(1), &voters[0], RoleKind::Editor).await);
        set_office(&world.later(60).as_actor(scene.chair.actor()), scene.open, voters[0].person, "editor", false).await.expect("ended");
        assert_eq!(told(&world.later(61)).await.iter().filter(|line| line.contains("vacant")).count(), 2);
        annul_ballot(&world.later(120).as_actor(scene.chair.actor()), id, "The call was not sent to all.").await.expect("annulled");
        assert_eq!(told(&world.later(121)).await, Vec::<String>::new());
        let again = elected(&world, &scene, &[&voters[0]], |new| new.election.office_from = new_day(&world)).await;
        settle_ballot(&carl, again).await.expect("settled");
        annul_ballot(&carl, again, "Again.").await.expect("annulled");
        // What the first election gave ended an hour after it, by hand.
        assert!(!holds(&world.later(61), &voters[0], RoleKind::Editor).await, "what was given is taken back");
    }

    async fn an_office_is_for_people_and_one_that_the_group_knows(world: World) {
        let scene = world.groups().await;
        let carl = world.as_(&scene.chair);
        let mut new = new_election(Method::Schulze, 1);
        (new.election.office, new.election.office_from, new.election.months) = ("editor".into(), FROM.into(), "12".into());
        let id = draft_ballot(&carl, scene.open, &new).await.expect("drafted");
        let option = TypedCandidate { name: "Red".into(), ..TypedCandidate::default() };
        assert_eq!(fields_of(nominate(&carl, id, &option).await), ["person office-needs-people"]);
        let plain = new_election(Method::Schulze, 1);
        edit_ballot(&carl, id, &plain).await.expect("edited");
        nominate(&carl, id, &option).await.expect("added");
        edit_ballot(&carl, id, &new).await.expect("edited");
        world.voters(scene.open, 1).await;
        assert_eq!(code_of(open_ballot(&carl, id).await), "office-needs-people");
        new.election.office_fills = "01910000-0000-7000-8000-000000000001".into();
        assert_eq!(fields_of(draft_ballot(&carl, scene.open, &new).await), ["office_fills not-vacant"]);
    }
}

fn new_day(world: &World) -> String {
    world.ctx.now.date_naive().to_string()
}

fn code_or_ok(result: crate::Result<()>) -> String {
    match result {
        Ok(()) => "done".into(),
        Err(crate::Error::Refused(problem)) if !problem.fields.is_empty() => {
            problem.fields.iter().map(|one| format!("{} {}", one.field, one.code)).collect::<Vec<_>>().join(", ")
        }
        other => code_of(other),
    }
}
