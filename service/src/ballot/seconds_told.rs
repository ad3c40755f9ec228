//! Seconds for nominations, told as stories.

use domain::{
    ballot::{BallotState, Method, TypedCandidate},
    id::{BallotId, CandidacyId},
    policy::{Action, RoleKind},
};

use super::*;
use crate::{
    Found,
    group::group,
    on_both_databases,
    testing::{GroupScene, Somebody, World, code_of, new_election},
};

/// An election in preparation that asks for so many seconds, in which one voter is nominated and accepts.
async fn nominated(world: &World, scene: &GroupScene, who: &Somebody, seconds: &str) -> (BallotId, CandidacyId) {
    let mut new = new_election(Method::Schulze, 1);
    new.election.seconds = seconds.into();
    let carl = world.as_(&scene.chair);
    let id = draft_ballot(&carl, scene.open, &new).await.expect("drafted");
    let person = TypedCandidate { person: who.person.to_string(), ..TypedCandidate::default() };
    let candidate = nominate(&carl, id, &person).await.expect("nominated");
    answer_nomination(&world.as_(who), id, candidate, true, "I would.").await.expect("accepted");
    (id, candidate)
}

on_both_databases! {
    async fn whoever_stands_accepts_and_is_seconded(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 4).await;
        let (id, candidate) = nominated(&world, &scene, &voters[0], "2").await;
        let carl = world.as_(&scene.chair);
        second_nomination(&world.as_(&voters[1]), id, candidate).await.expect("seconded");
        assert_eq!(code_of(second_nomination(&world.as_(&voters[1]), id, candidate).await), "seconded-already");
        assert_eq!(code_of(second_nomination(&world.as_(&voters[0]), id, candidate).await), "own-nomination");
        let liz = world.holding("Liz Listener", scene.open, RoleKind::Observer).await;
        assert_eq!(code_of(second_nomination(&world.as_(&liz), id, candidate).await), "no-vote");
        assert_eq!(code_of(second_nomination(&world.anonymous(), id, candidate).await), "sign-in-needed");
        assert_eq!(code_of(open_ballot(&carl, id).await), "nobody-stands", "one second is not two");
        second_nomination(&world.as_(&voters[2]), id, candidate).await.expect("seconded");
        withdraw_second(&world.as_(&voters[1]), id, candidate).await.expect("taken back");
        assert_eq!(code_of(withdraw_second(&world.as_(&voters[1]), id, candidate).await), "not-found");
        second_nomination(&world.as_(&voters[3]), id, candidate).await.expect("seconded");
        let sheet = world.sheet(&world.as_(&voters[1]), id).await;
        assert_eq!((sheet.may_second, &sheet.candidates[0].seconds[..]), (true, &["V2 Voter".to_owned(), "V3 Voter".to_owned()][..]));
        open_ballot(&carl, id).await.expect("opened");
        assert_eq!(code_of(second_nomination(&world.as_(&voters[1]), id, candidate).await), "no-seconds-now");
        assert_eq!(code_of(withdraw_second(&world.as_(&voters[2]), id, candidate).await), "no-seconds-now");
        let sheet = world.sheet(&world.anonymous(), id).await;
        assert_eq!((sheet.candidates[0].seconded, sheet.may_second), (2, false));
        let verbs = world.events().await;
        assert_eq!(verbs.iter().filter(|verb| *verb == "nomination.seconded").count(), 3);
        assert_eq!(verbs.iter().filter(|verb| *verb == "second.withdrawn").count(), 1);
    }

    async fn a_second_counts_while_its_person_has_a_vote(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 2).await;
        let (id, candidate) = nominated(&world, &scene, &voters[0], "1").await;
        second_nomination(&world.as_(&voters[1]), id, candidate).await.expect("seconded");
        crate::group::leave_group(&world.as_(&voters[1]), scene.open).await.expect("left");
        let carl = world.as_(&scene.chair);
        assert_eq!(code_of(open_ballot(&carl, id).await), "nobody-stands");
        discard_ballot(&carl, id).await.expect("nothing is in the way");
        assert_eq!(world.ask("SELECT count(*) AS n FROM candidacy_second").await, 0);
    }

    async fn a_call_for_seconds_is_for_all_in_the_group(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 2).await;
        let (called, _) = nominated(&world, &scene, &voters[0], "1").await;
        let (quiet, candidate) = nominated(&world, &scene, &voters[0], "").await;
        let known = async |ctx: crate::Ctx| {
            let facts = group(&ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let listed = ballots(&ctx, &facts).await.expect("listed").into_iter().filter(|one| one.state == BallotState::Draft);
            let one = [ballot(&ctx, &facts, called).await.is_ok(), ballot(&ctx, &facts, quiet).await.is_ok()];
            let known = [known_ballot(&ctx, &facts, called).await.is_ok(), known_ballot(&ctx, &facts, quiet).await.is_ok()];
            assert_eq!(one, known);
            (listed.count(), one)
        };
        assert_eq!(known(world.as_(&voters[1])).await, (1, [true, false]));
        assert_eq!(known(world.as_(&voters[0])).await, (1, [true, true]), "whoever is nominated sees both");
        assert_eq!(known(world.anonymous()).await, (0, [false, false]));
        assert_eq!(known(world.as_(&scene.chair)).await, (2, [true, true]));
        assert_eq!(code_of(second_nomination(&world.as_(&voters[1]), quiet, candidate).await), "not-found");
    }

    async fn fifty_seconds_at_once_are_one_of_each_person(world: World) {
        let scene = world.groups().await;
        let voters = world.voters(scene.open, 11).await;
        let (id, candidate) = nominated(&world, &scene, &voters[0], "10").await;
        let actors: Vec<_> = voters[1..].iter().map(Somebody::actor).collect();
        let turn = std::sync::atomic::AtomicUsize::new(0);
        let answers = world.fifty(|ctx| {
            let nth = turn.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let ctx = ctx.as_actor(actors[nth % actors.len()].clone());
            async move { second_nomination(&ctx, id, candidate).await }
        }).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 10, "each of ten once");
        assert!(answers.into_iter().filter(Result::is_err).all(|answer| code_of(answer) == "seconded-already"));
        open_ballot(&world.as_(&scene.chair), id).await.expect("ten are enough");
    }
}
