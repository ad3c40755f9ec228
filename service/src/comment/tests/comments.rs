use domain::{
    comment::{CommentState, Target},
    group::TypedPolicy,
};

use super::*;
use crate::{
    Version,
    draft::{NewRevision, RevisionSource, post_revision, read_content, revision},
    group::{accept_policies, add_policy, missing_policies},
    on_both_databases,
    testing::{Postbox, code_of, fields_of},
};

on_both_databases! {
    async fn who_is_not_in_the_group_waits_until_somebody_lets_them_through(world: World) {
        let scene = scene(&world).await;
        let made = write_comment(&scene.eve, scene.draft, None, &quoting("kept well", "How?")).await.expect("made");
        assert_eq!(made.state, CommentState::Waiting);
        assert_eq!(listed(&scene.mia, scene.draft).await.len(), 0);
        assert_eq!(listed(&scene.eve, scene.draft).await[0].body, "How?");
        let done = async |ctx, done, reason| move_comment(ctx, scene.draft, made.id, done, &because(reason)).await;
        assert_eq!(code_of(done(&scene.mia, CommentMove::Publish, "").await), "denied");
        assert_eq!(fields_of(done(&scene.edith, CommentMove::Refuse, " ").await), ["reason missing"]);
        done(&scene.edith, CommentMove::Refuse, "Off topic.").await.expect("refused");
        assert_eq!(listed(&scene.eve, scene.draft).await[0].reason, "Off topic.");
        assert_eq!(code_of(done(&scene.edith, CommentMove::Refuse, "Twice.").await), "comment-moved");
        done(&scene.edith, CommentMove::Publish, "").await.expect("let through after all");
        assert_eq!(listed(&world.anonymous(), scene.draft).await[0].name, "Eve Commenter");
        let member = write_comment(&scene.mia, scene.draft, None, &saying("Good.")).await.expect("made");
        assert_eq!(member.state, CommentState::Published);
        let mails = Postbox::default();
        mails.empty_outbox(&world.ctx).await;
        let told: Vec<_> = mails.received().into_iter().map(|mail| mail.payload["about"].clone()).collect();
        assert!(told.contains(&"refused".into()) && told.contains(&"published".into()), "{told:?}");
        let verbs: Vec<_> = world.event_rows().await.into_iter().filter(|row| row.subject_kind == "comment").map(|row| (row.verb, row.visibility)).collect();
        let (team, public) = (domain::policy::Visibility::Team, domain::policy::Visibility::Public);
        assert_eq!(verbs, [
            ("comment.made".into(), team), ("comment.refused".into(), team), ("comment.published".into(), public), ("comment.made".into(), public),
        ]);
    }

    async fn a_group_says_whose_comments_wait(world: World) {
        let scene = scene(&world).await;
        let carl = world.as_(&scene.groups.chair);
        assert_eq!(code_of(set_moderation(&scene.edith, scene.groups.open, "nobody").await), "denied");
        assert_eq!(fields_of(set_moderation(&carl, scene.groups.open, "some").await), ["moderation option"]);
        for (rule, states) in [("nobody", [CommentState::Published; 2]), ("everybody", [CommentState::Waiting; 2])] {
            set_moderation(&carl, scene.groups.open, rule).await.expect("said");
            for (who, state) in [&scene.eve, &scene.mia].into_iter().zip(states) {
                let made = write_comment(who, scene.draft, None, &saying("Words.")).await.expect("made");
                assert_eq!(made.state, state, "{rule}");
            }
        }
    }

    async fn who_comments_accepts_the_policies_of_the_day_and_their_affiliation_is_kept(world: World) {
        let scene = scene(&world).await;
        let typed = TypedPolicy { kind: "ipr".into(), title: "Licence".into(), text: "CC BY-SA".into(), from: String::new() };
        let policy = add_policy(&world.ctx, scene.groups.open, &typed).await.expect("added");
        let refused = write_comment(&scene.eve, scene.draft, None, &saying("Words.")).await;
        assert_eq!(fields_of(refused), ["policies policies"]);
        assert_eq!(missing_policies(&scene.eve, scene.groups.open).await.expect("shown").len(), 1);
        let accepted = TypedComment { policies: vec![policy.to_string()], ..saying("Words.") };
        write_comment(&scene.eve, scene.draft, None, &accepted).await.expect("made");
        assert_eq!(world.ask("SELECT count(*) AS n FROM policy_acceptance WHERE occasion = 'commenting'").await, 1);
        write_comment(&scene.eve, scene.draft, None, &saying("More.")).await.expect("once is enough");
        accept_policies(&scene.mia, scene.groups.open, domain::group::Occasion::Commenting, &[policy.to_string()]).await.expect("accepted");
    }

    async fn a_comment_stands_on_what_is_there_and_goes_along_or_is_orphaned(world: World) {
        let scene = scene(&world).await;
        let refused = write_comment(&scene.mia, scene.draft, None, &quoting("kept badly", "No.")).await;
        assert_eq!(fields_of(refused), ["quote not-there"]);
        let document = revision(&scene.mia, &facts(&scene.mia, scene.draft).await, 1).await.expect("read");
        let on = |typed: TypedAnchor| TypedComment { anchor: typed, body: "Words.".into(), ..TypedComment::default() };
        let requirement = TypedAnchor { requirement: document.identities[0].to_string(), ..TypedAnchor::default() };
        let section = TypedAnchor { section: "s-V6.2".into(), ..TypedAnchor::default() };
        for typed in [on(requirement), on(section), quoting("The end.", "Why?"), saying("All of it.")] {
            write_comment(&scene.mia, scene.draft, None, &typed).await.expect("made");
        }
        let next = "# V6 Identity\n\nNew words.\n\n## V6.3 Passwords\n\n| # | Description |\n| --- | --- |\n| **6.3.9** | Verify that passwords are long. |\n";
        let source = RevisionSource::File(Box::new(read_content(next.to_owned().into()).await.expect("read")));
        let new = NewRevision { source, typed: domain::draft::TypedRevision::default(), answers: Vec::new(), made_from: None };
        post_revision(&world.ctx, scene.draft, &new).await.expect("posted");
        let all = listed(&scene.mia, scene.draft).await;
        let places: Vec<_> = all.iter().map(|one| (one.anchor.target.as_str(), one.place.as_ref().map(|place| (place.section.as_str(), place.number.as_deref())))).collect();
        assert_eq!(places, [
            ("requirement", Some(("s-V6.3", Some("6.3.9")))), ("section", Some(("s-V6.3", None))), ("quote", None), ("whole", Some(("", None))),
        ]);
        assert!(matches!(&all[2].anchor.target, Target::Quote { .. }) && all[2].anchor.words == "The end.", "with the words it was on");
        let shown = facts(&scene.mia, scene.draft).await;
        let beside_it = beside(&scene.mia, &shown, 2).await.expect("counted");
        assert_eq!((beside_it.total, beside_it.orphaned, beside_it.counts.get("s-V6.3")), (4, 1, Some(&1)));
        let wanted = WantedComments { orphaned: true, ..WantedComments::default() };
        assert_eq!(threads(&scene.mia, &shown, &wanted, 9).await.expect("listed").comments.len(), 1);
        let first = WantedComments { revision: Some(1), ..WantedComments::default() };
        let page = threads(&scene.mia, &shown, &first, 3).await.expect("listed");
        assert_eq!((page.orphaned, page.comments.len(), page.next), (0, 3, Some(all[2].id)));
        let rest = WantedComments { after: page.next, ..first };
        assert_eq!(threads(&scene.mia, &shown, &rest, 3).await.expect("listed").comments.len(), 1);
    }

    async fn edits_keep_what_was_said_and_what_was_let_through_stays(world: World) {
        let scene = scene(&world).await;
        let made = write_comment(&scene.mia, scene.draft, None, &saying("First.")).await.expect("made");
        let version = listed(&scene.mia, scene.draft).await[0].version.clone();
        edit_comment(&scene.mia, scene.draft, made.id, "Second.", Some(&version)).await.expect("changed");
        let old = edit_comment(&scene.mia, scene.draft, made.id, "Third.", Some(&version)).await;
        assert_eq!(code_of(old), "changed-meanwhile");
        assert_eq!(code_of(edit_comment(&scene.eve, scene.draft, made.id, "Mine.", None).await), "not-found");
        let shown = thread(&world.anonymous(), &facts(&world.anonymous(), scene.draft).await, made.id, None).await.expect("shown");
        assert_eq!((shown.comment.body.as_str(), shown.earlier[&made.id][0].body.as_str()), ("Second.", "First."));
        let hers = published(&scene, &saying("Looked at.")).await;
        assert_eq!(code_of(edit_comment(&scene.eve, scene.draft, hers, "Something else.", None).await), "comment-looked-at");
        let bad = edit_comment(&scene.mia, scene.draft, made.id, &"x".repeat(20_001), Some(&Version::of_row(world.ctx.now))).await;
        assert_eq!(fields_of(bad), ["body too-long"]);
    }

    async fn what_was_read_leaves_a_trace_when_it_goes(world: World) {
        let scene = scene(&world).await;
        let first = published(&scene, &saying("MARK one.")).await;
        let second = published(&scene, &saying("MARK two.")).await;
        let answer = reply(&scene.mia, scene.draft, first, "Indeed.", &[]).await.expect("replied");
        let twice = reply(&scene.mia, scene.draft, answer.id, "More.", &[]).await.expect("in the same thread");
        assert_eq!(code_of(move_comment(&scene.mia, scene.draft, first, CommentMove::Withdraw, &because("")).await), "not-found");
        move_comment(&scene.eve, scene.draft, first, CommentMove::Withdraw, &because("")).await.expect("taken back");
        move_comment(&scene.edith, scene.draft, second, CommentMove::Hide, &because("Against the rules.")).await.expect("hidden");
        let all = listed(&world.anonymous(), scene.draft).await;
        assert_eq!(all.iter().map(|one| (one.is_trace, one.body.as_str(), one.reason.as_str())).collect::<Vec<_>>(), [(true, "", ""), (true, "", "Against the rules.")]);
        assert_eq!((all[0].replies, listed(&scene.edith, scene.draft).await[0].body.as_str()), (2, "MARK one."));
        let shown = thread(&scene.mia, &facts(&scene.mia, scene.draft).await, first, None).await.expect("shown");
        assert_eq!(shown.replies.iter().map(|one| one.id).collect::<Vec<_>>(), [answer.id, twice.id]);
        assert_eq!(code_of(reply(&scene.mia, scene.draft, second, "No.", &[]).await), "not-found");
        move_comment(&scene.edith, scene.draft, second, CommentMove::Show, &because("")).await.expect("back in view");
        assert!(!listed(&scene.mia, scene.draft).await[1].is_trace);
    }

    async fn a_reply_that_waits_is_neither_shown_nor_counted(world: World) {
        let scene = scene(&world).await;
        let root = write_comment(&scene.mia, scene.draft, None, &saying("Said.")).await.expect("made").id;
        reply(&scene.eve, scene.draft, root, "WAITS", &[]).await.expect("made");
        for (who, count) in [(&world.anonymous(), 0), (&scene.mia, 0), (&scene.eve, 1), (&scene.edith, 1)] {
            let shown = thread(who, &facts(who, scene.draft).await, root, None).await.expect("shown");
            assert_eq!((shown.replies.len(), shown.comment.replies), (count, count));
        }
    }

    async fn nobody_floods_a_draft(world: World) {
        let scene = scene(&world).await;
        for _ in 0..15 {
            write_comment(&scene.eve, scene.draft, None, &saying("Again.")).await.expect("made");
        }
        assert_eq!(code_of(write_comment(&scene.eve, scene.draft, None, &saying("Again.")).await), "too-many");
        let later = Ctx { now: world.ctx.now + chrono::TimeDelta::minutes(61), ..scene.eve.clone() };
        write_comment(&later, scene.draft, None, &saying("Later.")).await.expect("made");
        assert_eq!(code_of(write_comment(&world.anonymous(), scene.draft, None, &saying("Who?")).await), "sign-in-needed");
    }

    async fn who_goes_takes_what_nobody_let_through_along(world: World) {
        let scene = scene(&world).await;
        let kept = published(&scene, &saying("KEPT")).await;
        let waiting = write_comment(&scene.eve, scene.draft, None, &saying("GONE")).await.expect("made").id;
        edit_comment(&scene.eve, scene.draft, waiting, "GONE too", None).await.expect("changed");
        let part = part_of_person(&world.db().read, scene.stranger.person).await.expect("read");
        assert_eq!(part["written"].as_array().map(Vec::len), Some(2));
        world.ctx.write(async |tx| forget_part(tx, scene.stranger.person).await).await.expect("forgotten");
        let all = listed(&scene.edith, scene.draft).await;
        assert_eq!(all.iter().map(|one| one.body.as_str()).collect::<Vec<_>>(), ["KEPT", ""]);
        assert_eq!((all[0].id, world.ask("SELECT count(*) AS n FROM comment_version").await), (kept, 0));
    }
}
