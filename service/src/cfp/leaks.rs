//! What organisers are not told of proposals that they speak in or are tied to.

use bytes::Bytes;
use domain::{
    cfp::{TypedAnswers, TypedQuestion},
    id::QuestionId,
    policy::{RoleKind, Scope},
    review::conflict::Tie,
};

use super::*;
use crate::{
    Ctx, on_both_databases,
    review::pin_conflict,
    testing::{ReviewScene, Somebody, World, code_of},
};

/// Dora, who speaks in the first proposal of a scene, on the programme team, with Cora who speaks along.
async fn speaking_along(world: &World, scene: &ReviewScene) -> (Ctx, Somebody) {
    let cora = world.co_speaker(&scene.speakers[0], scene.proposals[0], "Cora Speaker").await;
    let mut dora = scene.speakers[0].clone();
    world.grant(&mut dora, Scope::Conference(scene.facts.id), RoleKind::Programme).await;
    (world.as_(&dora), cora)
}

async fn ask_speakers(world: &World, scene: &ReviewScene, kind: &str) -> QuestionId {
    let typed = TypedQuestion {
        target: "speaker".into(),
        kind: kind.into(),
        label: "About you?".into(),
        need: "optional".into(),
        ..TypedQuestion::default()
    };
    add_question(&world.ctx, scene.call, &typed).await.expect("added")
}

on_both_databases! {
    async fn an_organiser_who_speaks_does_not_read_what_co_speakers_answered_about_themselves(world: World) {
        let scene = world.review_scene("about-2026").await;
        let (facts, call, id) = (&scene.facts, scene.call, scene.proposals[0]);
        let (text, paper) = (ask_speakers(&world, &scene, "text").await, ask_speakers(&world, &scene, "file").await);
        let (dora, cora) = speaking_along(&world, &scene).await;
        let hers = world.as_(&cora);
        let mut typed = my_proposal(&hers, id).await.expect("hers").typed;
        typed.answers = TypedAnswers::from([(text, vec!["ABOUTCORA".to_owned()])]);
        edit_proposal(&hers, id, &typed, None).await.expect("answered");
        answer_with_file(&hers, id, paper, "cora.pdf", Bytes::from_static(b"%PDF-1.7")).await.expect("answered");
        let reads = async |ctx: &Ctx| {
            let shown = proposal(ctx, facts, call, id).await.expect("read");
            let file = offered_answer_file(ctx, facts, call, (id, Some(cora.person)), paper).await;
            (format!("{:?}", shown.answers).contains("ABOUTCORA"), file.is_ok())
        };
        assert_eq!(reads(&world.as_(&scene.chairs[0])).await, (true, true));
        assert_eq!(reads(&dora).await, (false, false));
    }

    async fn an_organiser_who_speaks_is_not_told_what_theirs_is_a_duplicate_of(world: World) {
        let scene = world.review_scene("twins-2026").await;
        let (facts, call, [own, other]) = (&scene.facts, scene.call, scene.proposals);
        let (dora, _) = speaking_along(&world, &scene).await;
        mark_duplicate(&world.as_(&scene.chairs[0]), own, Some(other)).await.expect("marked");
        let twin = async |ctx: &Ctx| proposal(ctx, facts, call, own).await.expect("read").beside.duplicate_of;
        assert!(twin(&world.as_(&scene.chairs[0])).await.is_some());
        assert!(twin(&dora).await.is_none());
    }

    async fn what_binds_a_chair_is_not_there_for_anything_that_they_would_do_to_it(world: World) {
        let scene = world.review_scene("acts-2026").await;
        let [bound, other] = scene.proposals;
        let carl = world.as_(&scene.chairs[1]);
        pin_conflict(&world.ctx, bound, scene.chairs[1].person, Some(Tie::Personal)).await.expect("set");
        assert_eq!(code_of(mark_duplicate(&carl, bound, Some(other)).await), "not-found");
        let speaker = TypedSpeaker { name: "Gus Guest".into(), address: String::new() };
        assert_eq!(code_of(add_speaker(&carl, bound, &speaker).await), "not-found");
        mark_duplicate(&world.as_(&scene.chairs[0]), bound, Some(other)).await.expect("by who may");
    }
}
