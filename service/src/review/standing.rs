//! What is told to reviewers who left, declined or have not finished, and of what others have not finished.

use domain::{
    policy::{RoleKind, Scope as RoleScope},
    review::{conflict::Tie, next::Task},
};

use super::*;
use crate::{
    cfp::name_readers,
    decision::{Wanted, board as decision_board},
    on_both_databases,
    testing::code_of,
};

on_both_databases! {
    async fn who_left_reads_no_proposal_any_more_whatever_role_they_keep(world: World) {
        let scene = world.review_scene("left-2026").await;
        let rita = world.as_(&scene.reviewers[0]);
        assign(&world.as_(&scene.chairs[0]), scene.proposals[0], scene.reviewers[0].person).await.expect("assigned");
        let found = async || board(&rita, &scene.facts, scene.call, &BoardWish::default()).await.expect("shown").found;
        assert_eq!(found().await, 2);
        remove_reviewer(&world.ctx, scene.call, scene.reviewers[0].person).await.expect("removed");
        assert_eq!(found().await, 0);
        assert_eq!(code_of(sheet(&rita, &scene.facts, scene.call, scene.proposals[0]).await), "not-found");
    }

    async fn who_declined_is_told_of_it_no_longer_where_reviewers_read_what_is_theirs(world: World) {
        let scene = world.review_scene("declined-2026").await;
        let rita = world.as_(&scene.reviewers[0]);
        world.set_review(&scene, |typed| typed.phases[0].reach = "assigned".into()).await;
        assign(&world.as_(&scene.chairs[0]), scene.proposals[0], scene.reviewers[0].person).await.expect("assigned");
        let found = async || board(&rita, &scene.facts, scene.call, &BoardWish::default()).await.expect("shown").found;
        assert_eq!(found().await, 1);
        decline(&rita, scene.proposals[0], "Too busy").await.expect("declined");
        assert_eq!(found().await, 0);
    }

    async fn who_has_only_begun_a_review_reads_no_others(world: World) {
        let scene = world.review_scene("begun-2026").await;
        let (rita, rex) = (world.as_(&scene.reviewers[0]), world.as_(&scene.reviewers[1]));
        world.handed_in(&scene, &rex, scene.proposals[0], "4").await;
        let typed = world.review_text(&scene, "2", "Not finished.").await;
        write_review(&rita, scene.proposals[0], &typed, false, None).await.expect("begun");
        let others = async || sheet(&rita, &scene.facts, scene.call, scene.proposals[0]).await.expect("read").others;
        assert!(others().await.is_none(), "after their own, as the phase says");
        let version = sheet(&rita, &scene.facts, scene.call, scene.proposals[0]).await.expect("read").own.version;
        write_review(&rita, scene.proposals[0], &typed, true, version.as_ref()).await.expect("handed in");
        assert_eq!(others().await.map(|others| others.len()), Some(1));
    }

    async fn what_others_have_only_begun_is_read_and_counted_by_nobody(world: World) {
        let scene = world.review_scene("drafts-2026").await;
        let (pia, rex) = (world.as_(&scene.chairs[0]), world.as_(&scene.reviewers[1]));
        let typed = world.review_text(&scene, "2", "NOTFINISHED").await;
        write_review(&rex, scene.proposals[0], &typed, false, None).await.expect("begun");
        let seen = sheet(&pia, &scene.facts, scene.call, scene.proposals[0]).await.expect("read").others;
        assert_eq!(seen.map(|others| others.len()), Some(0));
        let decided = decision_board(&pia, &scene.facts, scene.call, &Wanted::default()).await.expect("read");
        assert!(!decided.has_scores, "there is no score to set them in order by");
        assert!(!format!("{:?}", decided.shown).contains("NOTFINISHED"));
        let scored = Wanted { by_score: true, ..Wanted::default() };
        let first = decision_board(&pia, &scene.facts, scene.call, &scored).await.expect("read").shown.lines.remove(0);
        assert_eq!((first.id, first.figures.map(|figures| figures.reviews)), (scene.proposals[0], Some(0)));
    }

    async fn what_an_embargo_keeps_from_a_chair_who_reviews_is_not_in_their_progress(world: World) {
        let scene = world.review_scene("progress-2026").await;
        let carl = &scene.chairs[1];
        set_reviewer(&world.ctx, scene.call, carl.person, "5").await.expect("a reviewer");
        assign(&world.as_(&scene.chairs[0]), scene.proposals[0], carl.person).await.expect("assigned");
        let shown = async || {
            board(&world.as_(carl), &scene.facts, scene.call, &BoardWish::default()).await.expect("shown")
        };
        assert_eq!(shown().await.progress.assigned, 1);
        world.embargo(&scene).await;
        assert_eq!((shown().await.progress.assigned, shown().await.found), (0, 2), "it is there, and not theirs");
        let task = BoardWish { task: Some(Task::Assigned), ..BoardWish::default() };
        assert_eq!(board(&world.as_(carl), &scene.facts, scene.call, &task).await.expect("shown").found, 0);
    }

    async fn who_speaks_reads_their_own_title_whatever_embargo_they_set(world: World) {
        let scene = world.review_scene("own-2026").await;
        let mut dora = scene.speakers[0].clone();
        world.grant(&mut dora, RoleScope::Conference(scene.facts.id), RoleKind::Programme).await;
        world.embargo(&scene).await;
        name_readers(&world.ctx, scene.proposals[0], &[scene.chairs[0].person]).await.expect("named");
        let titles = async |of: &crate::testing::Somebody| {
            let board = decision_board(&world.as_(of), &scene.facts, scene.call, &Wanted::default()).await;
            board.expect("read").shown.lines.remove(0).title
        };
        assert_eq!(titles(&dora).await, "Booting in the open");
        assert_eq!(titles(&scene.chairs[0]).await, "Booting in the open");
        assert_eq!(titles(&scene.chairs[1]).await, "A flaw in something you use");
    }

    async fn what_an_embargo_keeps_from_a_chair_who_reviews_is_never_their_next(world: World) {
        let scene = world.review_scene("next-2026").await;
        let carl = world.as_(&scene.chairs[1]);
        set_reviewer(&world.ctx, scene.call, scene.chairs[1].person, "5").await.expect("a reviewer");
        world.handed_in(&scene, &carl, scene.proposals[1], "3").await;
        let next = async || next_for_me(&carl, &scene.facts, scene.call).await.expect("asked");
        assert_eq!(next().await, Some(scene.proposals[0]));
        world.embargo(&scene).await;
        assert_eq!(next().await, None);
    }

    async fn who_reviews_one_call_is_not_told_of_another(world: World) {
        let scene = world.review_scene("calls-2026").await;
        let other = world.call_in(&scene.facts, "keynotes").await;
        let listed = async |of: &crate::testing::Somebody| {
            let calls = under_review(&world.as_(of), &scene.facts).await.expect("read");
            calls.into_iter().map(|(slug, _)| slug).collect::<Vec<_>>()
        };
        assert_eq!(listed(&scene.reviewers[0]).await, ["talks"]);
        assert_eq!(listed(&scene.chairs[0]).await.len(), 2);
        set_reviewer(&world.ctx, other, scene.reviewers[0].person, "5").await.expect("a reviewer");
        assert_eq!(listed(&scene.reviewers[0]).await.len(), 2);
    }

    async fn reviewers_are_offered_no_discussion_where_only_chairs_may_write(world: World) {
        let scene = world.review_scene("silent-2026").await;
        world.set_review(&scene, |typed| {
            typed.phases[0].discussing = false;
            typed.phases[0].others = "always".into();
        }).await;
        let may_discuss = async |of: &crate::testing::Somebody| {
            sheet(&world.as_(of), &scene.facts, scene.call, scene.proposals[0]).await.expect("read").may_discuss
        };
        assert!(!may_discuss(&scene.reviewers[0]).await);
        assert!(may_discuss(&scene.chairs[0]).await);
    }

    async fn a_chair_reassigns_nothing_that_an_embargo_keeps_from_them(world: World) {
        let scene = world.review_scene("handed-2026").await;
        let [rita, rex] = [&scene.reviewers[0], &scene.reviewers[1]];
        assign(&world.as_(&scene.chairs[0]), scene.proposals[0], rita.person).await.expect("assigned");
        world.embargo(&scene).await;
        let named = [scene.chairs[0].person, rita.person, rex.person];
        name_readers(&world.ctx, scene.proposals[0], &named).await.expect("named");
        let moved = async |chair: &crate::testing::Somebody| {
            reassign(&world.as_(chair), scene.call, rita.person, rex.person).await.expect("gone over")
        };
        assert_eq!(moved(&scene.chairs[1]).await, 0, "how many there are tells of them");
        assert_eq!(moved(&scene.chairs[0]).await, 1);
    }

    async fn nobody_is_offered_to_a_chair_as_a_reviewer_of_what_binds_them(world: World) {
        let scene = world.review_scene("able-2026").await;
        let (pia, rita) = (world.as_(&scene.chairs[0]), scene.reviewers[0].person);
        let able = async || {
            let part = sheet(&pia, &scene.facts, scene.call, scene.proposals[0]).await.expect("read").chairs;
            part.expect("shown").able.into_iter().map(|(person, _)| person).collect::<Vec<_>>()
        };
        assert!(able().await.contains(&rita));
        pin_conflict(&pia, scene.proposals[0], rita, Some(Tie::Personal)).await.expect("set");
        assert!(!able().await.contains(&rita) && able().await.contains(&scene.reviewers[1].person));
    }

    async fn reminders_do_not_count_what_an_embargo_keeps_from_a_reviewer(world: World) {
        let scene = world.review_scene("counted-2026").await;
        let (pia, rita) = (world.as_(&scene.chairs[0]), &scene.reviewers[0]);
        assign(&pia, scene.proposals[0], rita.person).await.expect("assigned");
        world.embargo(&scene).await;
        let reminded = async || {
            remind_reviewers(&world.ctx, scene.call).await.expect("reminded");
            let mails = world.outbox("mail").await;
            mails.iter().filter(|mail| mail["to"] == rita.address.as_str() && mail.to_string().contains("count")).count()
        };
        assert_eq!(reminded().await, 0);
        name_readers(&world.ctx, scene.proposals[0], &[rita.person]).await.expect("named");
        assert_eq!(reminded().await, 1);
    }
}
