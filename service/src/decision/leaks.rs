//! What decisions keep from chairs who are bound, from those an embargo keeps out, and from speakers.

use domain::{
    cfp::{Decision, TypedEmbargo},
    review::conflict::Tie,
};

use super::{
    Wanted, answers, board, edit_letter, overview, plan_decisions, preparation, prepare_release, read_list,
    release_decisions, submissions, working_plan,
};
use crate::{
    cfp::{move_proposal, set_embargo},
    mail::Mail,
    on_both_databases,
    review::{approve_text, name_deputy, pin_conflict, sheet},
    testing::{World, code_of, plan, yes},
};

async fn letters(world: &World) -> Vec<(String, String)> {
    let letter = |sent: crate::mail::Outgoing| match sent.mail {
        Mail::Letter { subject, body, .. } => Some((sent.to.as_str().to_owned(), format!("{subject}\n{body}"))),
        _ => None,
    };
    world.mails().await.into_iter().filter_map(letter).collect()
}

fn embargo() -> TypedEmbargo {
    TypedEmbargo {
        until: "2026-10-01T12:00".into(),
        stand_in_title: "A flaw in something you use".into(),
        stand_in_summary: "Told on the day.".into(),
        vendor: "told".into(),
    }
}

on_both_databases! {
    /// Design, 4: a chair with a conflict reads, counts and decides nothing of it, on every page of decisions.
    async fn a_chair_with_a_conflict_meets_the_proposal_nowhere(world: World) {
        let scene = world.review_scene("bound-2026").await;
        let (facts, call, [bound, other]) = (&scene.facts, scene.call, scene.proposals);
        let (pia, carl) = (world.as_(&scene.chairs[0]), world.as_(&scene.chairs[1]));
        pin_conflict(&world.ctx, bound, scene.chairs[1].person, Some(Tie::Personal)).await.expect("set");
        let seen = async || {
            let mut boards = Vec::new();
            for by_score in [false, true] {
                let wanted = Wanted { by_score, ..Wanted::default() };
                boards.push(board(&carl, facts, call, &wanted).await.expect("read"));
            }
            let list = read_list(&carl, facts, call, &format!("{bound},accept\n{other},accept")).await.expect("read");
            let overview = overview(&carl, facts, call).await.expect("read");
            (boards, list, overview, submissions(&carl, facts, call).await.expect("read"))
        };
        let before = seen().await;
        assert_eq!(before.0[0].shown.lines.iter().map(|line| line.id).collect::<Vec<_>>(), [other]);
        let taken: Vec<bool> = before.1.iter().map(|line| line.decision.is_ok()).collect();
        assert_eq!((taken, before.2.days.values().sum::<u32>(), before.3.len()), (vec![false, true], 1, 1));
        for refused in [
            plan_decisions(&carl, call, &[bound], &plan(Decision::Accept)).await,
            move_proposal(&carl, bound, domain::cfp::Move::Accept, "").await,
        ] {
            assert_eq!(code_of(refused), "not-found");
        }
        let unnamed = plan_decisions(&pia, call, &[bound], &plan(Decision::Accept)).await;
        assert_eq!(code_of(unnamed), "not-yours", "nor does a colleague, unless named");
        name_deputy(&pia, bound, Some(scene.chairs[0].person)).await.expect("named");
        plan_decisions(&pia, call, &[bound], &plan(Decision::Accept)).await.expect("planned");
        assert_eq!(seen().await, before, "not a byte differs");
        let id = prepare_release(&pia, call, "").await.expect("written");
        let prepared = preparation(&carl, facts, call).await.expect("read").expect("prepared");
        assert!(prepared.letters.is_empty() && prepared.decisions.is_empty(), "neither shown nor counted");
        let letter = preparation(&pia, facts, call).await.expect("read").expect("prepared").letters.remove(0);
        assert_eq!(code_of(edit_letter(&carl, call, letter.id, &letter.words).await), "not-found");
        release_decisions(&pia, call, id, 1).await.expect("released");
        let undelivered = async |ctx| board(ctx, facts, call, &Wanted::default()).await.expect("read").undelivered.len();
        assert_eq!((undelivered(&pia).await, undelivered(&carl).await), (1, 0), "it is still on its way");
        crate::decision::give_answer(&world.as_(&scene.speakers[0]), bound, &yes()).await.expect("answered");
        assert_eq!(answers(&carl, facts, call).await.expect("read"), []);
    }

    /// Design, 3: only named persons read a talk under embargo; in mail and for everybody else it has its stand-in title.
    async fn a_talk_under_embargo_is_decided_by_those_who_may_read_it(world: World) {
        let scene = world.review_scene("kept-2026").await;
        let (facts, call, id) = (&scene.facts, scene.call, scene.proposals[0]);
        let dora = world.as_(&scene.speakers[0]);
        set_embargo(&dora, id, &embargo()).await.expect("set");
        let pia = world.as_(&scene.chairs[0]);
        assert_eq!(code_of(plan_decisions(&pia, call, &[id], &plan(Decision::Accept)).await), "not-yours");
        let line = board(&pia, facts, call, &Wanted::default()).await.expect("read").shown.lines.remove(0);
        assert_eq!((line.title.as_str(), line.may_decide), ("A flaw in something you use", false));
        let found = Wanted { text: "booting".into(), ..Wanted::default() };
        assert_eq!(board(&pia, facts, call, &found).await.expect("read").shown.found, 0, "search is no oracle");
        let out = serde_json::to_string(&submissions(&pia, facts, call).await.expect("read")).expect("written");
        assert!(out.contains("A flaw in something you use") && !out.contains("Booting"), "{out}");
        world.decide(facts, call, &[id], Decision::Accept).await;
        let sent = letters(&world).await;
        assert!(sent[0].1.contains("A flaw in something you use") && !sent[0].1.contains("Booting"), "{}", sent[0].1);
        crate::decision::give_answer(&dora, id, &yes()).await.expect("answered");
        let planned = working_plan(&pia, facts).await.expect("read");
        assert_eq!(planned[0].title, "A flaw in something you use");
    }

    /// Design, 4: of a review's two texts only the one for speakers is sent, and only once a chair has read it.
    async fn letters_quote_what_a_chair_has_read_and_nothing_else(world: World) {
        let scene = world.review_scene("words-2026").await;
        let (facts, call, [read, unread]) = (&scene.facts, scene.call, scene.proposals);
        for id in [read, unread] {
            world.handed_in(&scene, &world.as_(&scene.reviewers[0]), id, "4").await;
        }
        let pia = world.as_(&scene.chairs[0]);
        let seen = sheet(&pia, facts, call, read).await.expect("read").others.expect("shown");
        approve_text(&pia, read, seen[0].id, &seen[0].for_speakers).await.expect("read");
        world.decide(facts, call, &[read, unread], Decision::Reject).await;
        let sent = letters(&world).await;
        let to = |name: &str| sent.iter().find(|(to, _)| to.starts_with(name)).expect("sent").1.clone();
        assert!(to("dora").contains("What reviewers wrote to you:\n\n> To you: I give 4."), "{}", to("dora"));
        assert!(!to("sam").contains('>') && !to("sam").contains("\n\n\n"), "{}", to("sam"));
        assert_eq!(to("dora").matches("I give 4.").count(), 1, "the committee's text is not in it");
        assert!(sent.iter().all(|(_, text)| !text.contains("Rita")));
    }
}
