//! From an approved draft to a standard, the ways that are refused, and fifty at once.

mod errata;

use std::sync::atomic::{AtomicUsize, Ordering};

use domain::{
    id::DraftId,
    policy::{Action, RoleKind},
    publication::{TypedNote, TypedPublication},
};

use super::*;
use crate::{
    Ctx,
    draft::{RevisionSource, draft_by_id, named_standards, read_content, try_revision},
    life::{annul_move, open_call, settle_call, tests as life},
    on_both_databases,
    testing::{GroupScene, World, code_of, fields_of},
};

on_both_databases! {
    async fn an_approved_draft_becomes_a_standard_that_everybody_reads(world: World) {
        let (scene, id) = approved(&world).await;
        let carl = world.as_(&scene.chair);
        let facts = draft_by_id(&carl, id, Action::SeeDraft).await.expect("seen");
        let shown = publishing(&carl, &facts).await.expect("shown").expect("a chair publishes");
        assert!(shown.is_there && shown.missing.is_empty(), "{shown:?}");
        assert_eq!(standard_of_draft(&carl, id).await.expect("asked"), None, "it is a draft");
        assert_eq!(publish_draft(&carl, id, &nothing()).await.expect("published"), 1);
        let nobody = Ctx { actor: domain::policy::Actor::Anonymous, ..world.ctx.clone() };
        let read = standard(&nobody, 1).await.expect("read");
        assert_eq!((read.number, read.is_current()), (1, true));
        let known = Other { number: 1, title: read.title.clone() };
        assert_eq!(standard_of_draft(&nobody, id).await.expect("asked"), Some(known.clone()));
        assert_eq!(standards_of_group(&nobody, scene.open, 5).await.expect("listed"), [known]);
        let text = standard_text(&nobody, &read).await.expect("read");
        assert_eq!(domain::draft::content_hash(&text.text), read.hash, "the text is the one that was agreed on");
        assert!(world.events().await.contains(&"standard.published".to_owned()));
        assert_eq!(code_of(publish_draft(&carl, id, &nothing()).await), "draft-state", "once");
        assert_eq!(code_of(annul_move(&carl, id, "main", "By accident.").await), "published");
        let eve = world.as_(&world.person("Eve Outsider").await);
        assert_eq!(code_of(publish_draft(&eve, id, &nothing()).await), "denied");
    }

    async fn a_draft_that_is_not_there_yet_is_not_published(world: World) {
        let (scene, id) = life::scene(&world, "simple").await;
        let carl = world.as_(&scene.chair);
        assert_eq!(code_of(publish_draft(&carl, id, &nothing()).await), "draft-state");
        let mia = world.as_(&world.holding("Mia Member", scene.open, RoleKind::Member).await);
        assert_eq!(code_of(publish_draft(&mia, id, &nothing()).await), "denied");
        assert_eq!(world.ask("SELECT CAST(last_number AS BIGINT) AS n FROM standard_series").await, 0, "no number is spent");
    }

    async fn a_standard_takes_the_place_of_an_earlier_one_once(world: World) {
        let (scene, first) = approved(&world).await;
        let carl = world.as_(&scene.chair);
        publish_draft(&carl, first, &nothing()).await.expect("published");
        for (number, expected) in [("7", "obsoletes unknown"), ("x", "obsoletes number")] {
            let second = another(&world, &scene, &format!("bad-{}", expected.len())).await;
            assert_eq!(fields_of(publish_draft(&carl, second, &instead(number)).await), [expected]);
        }
        let second = another(&world, &scene, "second").await;
        assert_eq!(publish_draft(&carl, second, &instead("1")).await.expect("published"), 2);
        let (old, new) = (standard(&carl, 1).await.expect("read"), standard(&carl, 2).await.expect("read"));
        assert_eq!(old.obsoleted_by.iter().map(|one| one.number).collect::<Vec<_>>(), [2]);
        assert_eq!(new.obsoletes.iter().map(|one| one.number).collect::<Vec<_>>(), [1]);
        assert!(changes(&carl, &old).await.expect("compared").is_none());
        let edition = changes(&carl, &new).await.expect("compared").expect("an edition before");
        assert_eq!(edition.before.number, 1);
        let current = WantedStandards { current: true, ..WantedStandards::default() };
        let listed = |list: Vec<StandardFacts>| list.into_iter().map(|one| one.number).collect::<Vec<_>>();
        assert_eq!(listed(standards(&carl, &current).await.expect("listed")), [2]);
        assert_eq!(listed(standards(&carl, &WantedStandards::default()).await.expect("listed")), [2, 1]);
        let of_group = standards_of_group(&carl, scene.open, 5).await.expect("listed");
        assert_eq!(of_group.iter().map(|one| one.number).collect::<Vec<_>>(), [2], "what is in force");
        let third = another(&world, &scene, "third").await;
        assert_eq!(fields_of(publish_draft(&carl, third, &instead("1")).await), ["obsoletes obsolete"]);
        assert_eq!(publish_draft(&carl, third, &nothing()).await.expect("published"), 3, "no number was spent");
    }

    async fn whoever_posts_is_told_of_links_that_lead_nowhere_and_of_standards_that_are_past(world: World) {
        let (scene, first) = approved(&world).await;
        let carl = world.as_(&scene.chair);
        publish_draft(&carl, first, &nothing()).await.expect("published");
        publish_draft(&carl, another(&world, &scene, "second").await, &instead("1")).await.expect("published");
        publish_draft(&carl, another(&world, &scene, "third").await, &nothing()).await.expect("published");
        publish_draft(&carl, another(&world, &scene, "fourth").await, &nothing()).await.expect("published");
        withdraw_standard(&carl, 3, &TypedNote { note: "It was wrong.".into() }, None).await.expect("withdrawn");
        let id = world.draft_in(scene.open, "naming", &["# Two\n\n- **1.1** Verify.\n"]).await;
        let by_address = carl.settings.address("/standards/4");
        let text = format!(
            "# Two\n\nSee [a](#two), [b](#1.1), [c](#gone), STD-1, [d](/standards/3), {by_address} and STD-77.\n\n- **1.1** Verify.\n"
        );
        let content = read_content(text.clone().into()).await.expect("read");
        let source = RevisionSource::File(Box::new(content.clone()));
        let prospect = try_revision(&carl, id, &source, &[]).await.expect("tried");
        assert_eq!(prospect.dangling, ["gone"]);
        let past: Vec<_> = prospect.past.iter().map(|one| (one.number, one.withdrawn.is_some())).collect();
        assert_eq!(past, [(1, false), (3, true)], "what is in force, and what is none, is not told");
        assert_eq!(prospect.past[0].obsoleted_by.iter().map(|one| one.number).collect::<Vec<_>>(), [2]);
        let references = domain::draft::References::read(&text, &content.outline, &[]);
        let named = named_standards(&carl, &references).await.expect("found");
        assert_eq!(named.iter().map(|one| one.number).collect::<Vec<_>>(), [1, 3, 4]);
        let none = named_standards(&carl, &domain::draft::References::default()).await.expect("found");
        assert_eq!(none, []);
    }

    async fn fifty_who_publish_at_once_make_one_standard_of_each_draft(world: World) {
        let (scene, first) = approved(&world).await;
        let second = another(&world, &scene, "second").await;
        let third = another(&world, &scene, "third").await;
        let drafts = [first, second, third];
        let carl = world.as_(&scene.chair);
        let tries = AtomicUsize::new(0);
        let answers = world.fifty(|ctx| {
            let id = drafts[tries.fetch_add(1, Ordering::Relaxed) % drafts.len()];
            let ctx = ctx.as_actor(carl.actor.clone());
            async move { publish_draft(&ctx, id, &nothing()).await }
        }).await;
        let mut numbers: Vec<i32> = answers.iter().filter_map(|answer| answer.as_ref().ok().copied()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3]);
        for refused in answers.into_iter().filter(Result::is_err) {
            assert_eq!(code_of(refused), "draft-state");
        }
        assert_eq!(world.ask("SELECT count(*) AS n FROM standard").await, 3);
    }

    async fn of_fifty_editions_one_takes_the_place(world: World) {
        let (scene, first) = approved(&world).await;
        let carl = world.as_(&scene.chair);
        publish_draft(&carl, first, &nothing()).await.expect("published");
        let drafts = [another(&world, &scene, "second").await, another(&world, &scene, "third").await];
        let tries = AtomicUsize::new(0);
        let answers = world.fifty(|ctx| {
            let id = drafts[tries.fetch_add(1, Ordering::Relaxed) % drafts.len()];
            let ctx = ctx.as_actor(carl.actor.clone());
            async move { publish_draft(&ctx, id, &instead("1")).await }
        }).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert_eq!(world.ask("SELECT count(*) AS n FROM standard_relation").await, 1);
    }
}

fn nothing() -> TypedPublication {
    TypedPublication::default()
}

fn instead(number: &str) -> TypedPublication {
    TypedPublication { obsoletes: number.into(), ..TypedPublication::default() }
}

/// A draft of the simple workflow that is approved.
async fn approved(world: &World) -> (GroupScene, DraftId) {
    let (scene, id) = life::scene(world, "simple").await;
    approve(&world.as_(&scene.chair), id).await;
    (scene, id)
}

/// Another approved draft of the same group.
async fn another(world: &World, scene: &GroupScene, name: &str) -> DraftId {
    let id = world.draft_in(scene.open, name, &["# Two\n"]).await;
    approve(&world.as_(&scene.chair), id).await;
    id
}

async fn approve(chair: &Ctx, id: DraftId) {
    let call = open_call(chair, id, &life::typed("consensus", "2026-09-08")).await.expect("issued");
    let later = life::after(chair, 8);
    settle_call(&later, call, &life::finding("consensus", &[])).await.expect("recorded");
    life::move_to(&later, id, "approved").await.expect("approved");
}
