//! Elections that need no vote, options that need more than half, and ties, told as stories.

use domain::{
    ballot::{
        BallotState, Method, TypedCandidate, TypedElection,
        rule::{Outcome, TypedRule, preset::Preset},
    },
    id::BallotId,
    policy::{Action, RoleKind, Scope},
};
use exchange::record::{Record, Tally, verify};
use serde_json::json;

use super::*;
use crate::{
    Ctx, Found,
    group::group,
    on_both_databases,
    testing::{GroupScene, Somebody, World, code_of, fields_of, new_ballot, new_election, saying},
};

on_both_databases! {
    async fn as_many_as_there_are_seats_are_elected_without_a_vote(world: World) {
        let scene = world.groups().await;
        world.voters(scene.open, 2).await;
        let carl = world.as_(&scene.chair);
        let mails = world.outbox("mail").await.len();
        let id = prepared(&world, &scene, &["Red", "Blue"], |typed| TypedElection {
            seats: "3".into(), unopposed: true, months: "24, 12".into(), ..typed
        }).await;
        open_ballot(&carl, id).await.expect("opened");
        let sheet = world.sheet(&world.anonymous(), id).await;
        assert_eq!(sheet.facts.state, BallotState::Closed);
        let Tallied::Over(tally) = &sheet.tallied else { panic!("over") };
        let Tally::Unopposed(elected) = tally.as_ref() else { panic!("{tally:?}") };
        assert_eq!((elected.winners.len(), elected.vacant), (2, 1));
        assert_eq!(world.outbox("mail").await.len(), mails + 3, "one mail to each: who is elected");
        assert_eq!(world.last_event().await.verb, "ballot.closed");
        let record = record(&world, id).await;
        assert_eq!(verify(&record, None), []);
        assert_eq!(record.result, json!({ "unopposed": { "winners": [1, 2], "vacant": 1 } }));
        settle_ballot(&carl, id).await.expect("settled");
        // One more candidate than seats: there is a vote.
        let id = prepared(&world, &scene, &["Red", "Blue"], |typed| TypedElection { unopposed: true, ..typed }).await;
        open_ballot(&carl, id).await.expect("opened");
        assert_eq!(world.sheet(&carl, id).await.facts.state, BallotState::Open);
    }

    async fn an_option_that_changes_the_constitution_needs_three_quarters(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 8).await;
        let carl = world.as_(&scene.chair);
        let amendment = TypedCandidate { name: "Amend".into(), majority: "3".into(), ..TypedCandidate::default() };
        let plain = draft_ballot(&carl, scene.open, &new_election(Method::Schulze, 1)).await.expect("drafted");
        assert_eq!(fields_of(nominate(&carl, plain, &amendment).await), ["majority no-default"]);
        let debian = |typed| TypedElection { method: "debian".into(), reopen: true, quorum: "3/2".into(), ..typed };
        let id = prepared(&world, &scene, &["Keep"], debian).await;
        nominate(&carl, id, &amendment).await.expect("on the list");
        open_ballot(&carl, id).await.expect("opened");
        // Nine may vote: 1.5 × √9 = 4.5, so five have to rank an option above the default. Six prefer the amendment to it
        // and three do not: twice as many, and it needs three times. What stays as it is gets five.
        for (nth, voter) in voters.iter().enumerate() {
            let ranks = if nth < 6 { ["2", "1", if nth < 5 { "3" } else { "2" }] } else { ["2", "", "1"] };
            rank(&world, voter, id, &ranks).await;
        }
        rank(&world, &scene.chair, id, &["2", "", "1"]).await;
        tend_ballots(&world.later(36 * 24 * 60)).await.expect("tended");
        let record = record(&world, id).await;
        assert_eq!(verify(&record, None), []);
        assert_eq!(record.result["winners"], json!([1]), "{}", record.result);
        let missed = &record.result["rounds"]["seats"][0]["withoutMajority"][0];
        assert_eq!(*missed, json!({ "option": 2, "above": 6, "below": 3, "needed": "3" }));
        // The same papers where six are asked for: nothing is left but the default option.
        let mut more = record.clone();
        let domain::ballot::Terms::Election { election } = &mut more.ballot.terms else { panic!("an election") };
        election.quorum = "2".parse().ok();
        let again = more.finish().expect("it counts");
        assert_eq!((&again.result["winners"], &again.result["reopened"]), (&json!([]), &json!(1)));
    }

    async fn a_tie_waits_for_public_numbers(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 2).await;
        let carl = world.as_(&scene.chair);
        let public = |typed| TypedElection { ties: "public".into(), sources: "Lotto\nDAX".into(), ..typed };
        let id = tied(&world, &scene, &voters, public).await;
        let draw = |numbers: &[&str]| TypedDraw { numbers: numbers.iter().map(|text| (*text).to_owned()).collect() };
        assert_eq!(code_of(draw_tie(&carl, id, &draw(&["1", "2"])).await), "no-tie", "the ballot is open");
        tend_ballots(&world.later(36 * 24 * 60)).await.expect("tended");
        let before = record(&world, id).await;
        assert_eq!((&before.result, verify(&before, None)), (&json!({ "tied": { "purpose": "elect", "tied": [1, 2] } }), vec![]));
        assert_eq!(code_of(settle_ballot(&carl, id).await), "tie-open");
        assert_eq!(code_of(decide_tie(&carl, id, &TypedCasting { ranks: vec!["1".into(), "2".into()], ..TypedCasting::default() }).await), "no-tie");
        assert_eq!(fields_of(draw_tie(&carl, id, &draw(&["9 18", "much"])).await), ["numbers-1 numbers"]);
        assert_eq!(code_of(draw_tie(&world.as_(&voters[0]), id, &draw(&["1", "2"])).await), "denied");
        draw_tie(&carl, id, &draw(&["45, 2 12", "9319"])).await.expect("drawn");
        assert_eq!(code_of(draw_tie(&carl, id, &draw(&["1", "2"])).await), "no-tie", "once");
        let after = record(&world, id).await;
        assert_eq!((&after.draw.numbers, verify(&after, Some(&before.hash))), (&vec![vec![45, 2, 12], vec![9_319]], vec![]));
        // printf '\000\0002.12.45./9319./\000\000' | md5sum → d84b…11fa, which is even: the first of two.
        assert_eq!(after.result["winners"], json!([1]));
        settle_ballot(&carl, id).await.expect("settled");
        let mut forged = record(&world, id).await;
        forged.draw.numbers[1] = Vec::new();
        forged.hash = forged.computed_hash().expect("JSON");
        assert!(!verify(&forged, None).is_empty());
    }

    async fn the_chair_decides_a_tie_and_nobody_else(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 2).await;
        let mut secretary = world.person("Sue Secretary").await;
        world.grant(&mut secretary, Scope::Group(scene.open), RoleKind::Secretary).await;
        let (carl, sue) = (world.as_(&scene.chair), world.as_(&secretary));
        let id = tied(&world, &scene, &voters, |typed| TypedElection { ties: "casting-vote".into(), ..typed }).await;
        tend_ballots(&world.later(36 * 24 * 60)).await.expect("tended");
        let late = |ctx: &Ctx| Ctx { now: world.later(37 * 24 * 60).now, ..ctx.clone() };
        let vote = |ranks: &[&str]| TypedCasting { ranks: ranks.iter().map(|rank| (*rank).to_owned()).collect(), ..TypedCasting::default() };
        assert_eq!(code_of(decide_tie(&late(&sue), id, &vote(&["2", "1"])).await), "denied");
        assert_eq!(fields_of(decide_tie(&late(&carl), id, &vote(&["", "1"])).await), ["ranks all-once"]);
        decide_tie(&late(&carl), id, &vote(&["2", "1"])).await.expect("decided");
        let decided = record(&world, id).await;
        assert_eq!((&decided.result["winners"], verify(&decided, None)), (&json!([2]), vec![]));
        assert_eq!(world.last_event().await.verb, "ballot.decided");
    }

    async fn a_decision_that_is_level_waits_for_the_casting_vote(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 2).await;
        let carl = world.as_(&scene.chair);
        let rule = TypedRule::of("Level", &Preset::OasisSimple.rule()).expect("one case");
        let rule = TypedRule { casting: true, members: String::new(), organisations: String::new(), ..rule };
        let own = add_ballot_rule(&world.ctx, scene.open, &rule).await.expect("added");
        let id = world.opened(&scene, &new_ballot(&own.to_string())).await;
        cast_position(&world.as_(&voters[0]), id, &saying("yes")).await.expect("cast");
        cast_position(&world.as_(&voters[1]), id, &saying("no")).await.expect("cast");
        tend_ballots(&world.later(36 * 24 * 60)).await.expect("tended");
        let late = Ctx { now: world.later(37 * 24 * 60).now, ..carl.clone() };
        assert_eq!(record(&world, id).await.result["tied"], true);
        assert_eq!(code_of(settle_ballot(&late, id).await), "tie-open");
        assert_eq!(fields_of(decide_tie(&late, id, &TypedCasting::default()).await), ["outcome option"]);
        let passes = TypedCasting { outcome: "passes".into(), ..TypedCasting::default() };
        decide_tie(&late, id, &passes).await.expect("decided");
        let sheet = world.sheet(&world.anonymous(), id).await;
        assert_eq!(sheet.facts.outcome, Some(Outcome::Passes));
        settle_ballot(&late, id).await.expect("settled");
        assert_eq!(world.sheet(&carl, id).await.facts.outcome, Some(Outcome::Passes));
        let settled = record(&world, id).await;
        assert_eq!((&settled.result["casting"], verify(&settled, None)), (&json!("passes"), vec![]));
        assert_eq!(code_of(decide_tie(&late, id, &passes).await), "no-tie");
    }
}

/// A draft of an election by Schulze's method for one seat, changed, with its options.
async fn prepared(
    world: &World,
    scene: &GroupScene,
    options: &[&str],
    change: impl FnOnce(TypedElection) -> TypedElection,
) -> BallotId {
    let carl = world.as_(&scene.chair);
    let mut new = new_election(Method::Schulze, 1);
    new.election = change(new.election);
    let id = draft_ballot(&carl, scene.open, &new).await.expect("drafted");
    for name in options {
        let typed = TypedCandidate { name: (*name).into(), ..TypedCandidate::default() };
        nominate(&carl, id, &typed).await.expect("on the list");
    }
    id
}

/// An open election in which two options have one vote each.
async fn tied(
    world: &World,
    scene: &GroupScene,
    voters: &[Somebody],
    change: impl FnOnce(TypedElection) -> TypedElection,
) -> BallotId {
    let id = prepared(world, scene, &["Red", "Blue"], change).await;
    open_ballot(&world.as_(&scene.chair), id).await.expect("opened");
    rank(world, &voters[0], id, &["1", "2"]).await;
    rank(world, &voters[1], id, &["2", "1"]).await;
    id
}

async fn rank(world: &World, voter: &Somebody, id: BallotId, ranks: &[&str]) {
    let ranks = ranks.iter().map(|rank| (*rank).to_owned()).collect();
    let paper = TypedVote { ranks, ..TypedVote::default() };
    cast_position(&world.as_(voter), id, &paper).await.expect("cast");
}

async fn record(world: &World, id: BallotId) -> Record {
    let ctx = world.anonymous();
    let facts = group(&ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
    let (_, text) = record_of(&ctx, &facts, id).await.expect("there is a record");
    Record::read(text.as_bytes()).expect("it reads")
}
