use std::collections::HashMap;

use chrono::TimeDelta;
use domain::comment::{Answer, Disposition, Duty, IssueStanding, TypedAnswer};

use super::*;
use crate::{
    comment::{duties::open_duties, undisposed},
    on_both_databases,
    testing::{Postbox, code_of, fields_of},
};

fn answering(answer: &str, words: &str) -> TypedAnswer {
    TypedAnswer { answer: answer.into(), words: words.into() }
}

async fn read(ctx: &Ctx, draft: DraftId, number: i32) -> IssuePage {
    issue(ctx, &facts(ctx, draft).await, number).await.expect("shown")
}

on_both_databases! {
    async fn an_issue_is_settled_with_a_reason_and_its_commenter_answers(world: World) {
        let scene = scene(&world).await;
        let said = published(&scene, &saying("How long?")).await;
        let number = raised_by(&scene, said).await;
        let settle = async |typed: &TypedSettlement| settle_issue(&scene.edith, scene.draft, number, typed).await;
        assert_eq!(fields_of(settle(&TypedSettlement { rationale: String::new(), ..settling("declined") }).await), ["rationale missing"]);
        assert_eq!(fields_of(settle(&TypedSettlement { duplicate_of: "1".into(), ..settling("duplicate") }).await), ["duplicateOf not-there"]);
        assert_eq!(fields_of(settle(&TypedSettlement { revision: "9".into(), ..settling("declined") }).await), ["revision not-there"]);
        assert_eq!(code_of(settle_issue(&scene.mia, scene.draft, number, &settling("declined")).await), "denied");
        assert_eq!(code_of(answer_issue(&scene.eve, scene.draft, number, &answering("satisfied", "")).await), "not-asked");
        settle(&TypedSettlement { days: "7".into(), ..settling("declined") }).await.expect("settled");
        let page = read(&scene.eve, scene.draft, number).await;
        assert_eq!((page.line.disposition, page.line.standing, page.settled_on, page.may_answer), (Some(Disposition::Declined), IssueStanding::Awaiting, Some(1), true));
        assert_eq!((page.settled_by.as_str(), page.answers[0].due_at), ("Edith Editor", world.ctx.now + TimeDelta::days(7)));
        let mails = Postbox::default();
        mails.empty_outbox(&world.ctx).await;
        let mail = mails.received().into_iter().find(|mail| mail.payload["about"] == "settled").expect("told");
        assert_eq!((mail.payload["path"].as_str(), mail.payload["disposition"].as_str()), (Some("/g/open/drafts/authentication/issues/1"), Some("declined")));
        assert_eq!(code_of(answer_issue(&scene.mia, scene.draft, number, &answering("satisfied", "")).await), "not-asked");
        let last = Ctx { now: world.ctx.now + TimeDelta::days(7), ..scene.eve.clone() };
        answer_issue(&last, scene.draft, number, &answering("not-satisfied", "Still unclear.")).await.expect("in the last microsecond");
        assert_eq!(read(&scene.mia, scene.draft, number).await.line.standing, IssueStanding::NotSatisfied);
        let late = Ctx { now: last.now + TimeDelta::microseconds(1), ..last };
        assert_eq!(code_of(answer_issue(&late, scene.draft, number, &answering("satisfied", "")).await), "answer-late");
        assert_eq!(code_of(settle(&settling("accepted")).await), "issue-settled");
        reopen_issue(&scene.edith, scene.draft, number, &because("They are right.")).await.expect("open again");
        assert_eq!(code_of(reopen_issue(&scene.edith, scene.draft, number, &because("Twice.")).await), "issue-open");
        settle(&settling("accepted-in-part")).await.expect("settled again");
        let page = read(&scene.eve, scene.draft, number).await;
        assert_eq!((page.line.standing, page.answers[0].answer), (IssueStanding::Awaiting, None));
        let what: Vec<_> = page.entries.iter().map(|one| one.what.as_str()).collect();
        assert_eq!(what.len(), 5, "{what:?}");
        assert!(page.entries.iter().any(|one| one.data["words"] == "Still unclear."), "what was said stays in the history");
        let silent = Ctx { now: world.ctx.now + TimeDelta::days(15), ..scene.mia.clone() };
        assert_eq!(read(&silent, scene.draft, number).await.line.standing, IssueStanding::Silent);
        let verbs: Vec<_> = world.event_rows().await.into_iter().filter(|row| row.subject_kind == "issue").map(|row| row.verb).collect();
        assert_eq!(verbs.iter().filter(|verb| *verb == "issue.settled").count(), 2);
        assert!(["issue.opened", "issue.answered", "issue.reopened"].iter().all(|verb| verbs.contains(&(*verb).to_owned())));
    }

    async fn numbers_are_never_used_again_and_a_comment_raises_one_issue(world: World) {
        let scene = scene(&world).await;
        let said = published(&scene, &saying("How long?")).await;
        assert_eq!(raised_by(&scene, said).await, 1);
        let again = TypedIssue { title: "Again".into(), comments: vec![said.to_string()], ..TypedIssue::default() };
        assert_eq!(code_of(open_issue(&scene.edith, scene.draft, &again).await), "comment-in-issue");
        let waiting = write_comment(&scene.eve, scene.draft, None, &saying("Not read yet.")).await.expect("made").id;
        let of_waiting = TypedIssue { comments: vec![waiting.to_string()], ..again.clone() };
        assert_eq!(fields_of(open_issue(&scene.edith, scene.draft, &of_waiting).await), ["comments not-there"]);
        let alone = TypedIssue { comments: Vec::new(), ..again.clone() };
        assert_eq!(open_issue(&scene.edith, scene.draft, &alone).await.expect("opened"), 2);
        assert_eq!(code_of(open_issue(&scene.eve, scene.draft, &alone).await), "denied");
        let more = published(&scene, &saying("Me too.")).await;
        let shown = facts(&scene.edith, scene.draft).await;
        let open = async || open_issues(&scene.edith, &shown).await.expect("listed").into_iter().map(|(number, _)| number).collect::<Vec<_>>();
        assert_eq!(open().await, [2, 1]);
        assert_eq!(code_of(open_issues(&scene.eve, &shown).await), "denied");
        add_to_issue(&scene.edith, scene.draft, 2, &[more.to_string()]).await.expect("added");
        settle_issue(&scene.edith, scene.draft, 2, &TypedSettlement { duplicate_of: "#1".into(), ..settling("duplicate") }).await.expect("settled");
        assert_eq!(open().await, [1], "what is settled takes no further comments");
        assert_eq!(code_of(add_to_issue(&scene.edith, scene.draft, 2, &[more.to_string()]).await), "issue-settled");
        assert_eq!(read(&scene.mia, scene.draft, 2).await.duplicate_of, Some(1));
        let shown = facts(&scene.mia, scene.draft).await;
        let wanted = WantedIssues { disposition: Some(Disposition::Duplicate), ..WantedIssues::default() };
        let page = ledger(&scene.mia, &shown, wanted, 5).await.expect("listed");
        assert_eq!(page.issues.iter().map(|line| line.number).collect::<Vec<_>>(), [2]);
        let first = ledger(&scene.mia, &shown, WantedIssues::default(), 1).await.expect("listed");
        assert_eq!((first.issues[0].number, first.next, first.duties.len()), (2, Some(2), 0));
        let rest = ledger(&scene.mia, &shown, WantedIssues { before: first.next, ..WantedIssues::default() }, 1).await.expect("listed");
        assert_eq!((rest.issues[0].number, rest.next), (1, None));
    }

    async fn every_open_thing_stands_with_one_person_and_nothing_closed_does(world: World) {
        let scene = scene(&world).await;
        let carl = scene.groups.chair.person;
        crate::draft::name_person(&world.ctx, scene.draft, scene.editor.person, Some(domain::draft::Part::Editor)).await.expect("named");
        let said = published(&scene, &saying("How long?")).await;
        let number = raised_by(&scene, said).await;
        write_comment(&scene.eve, scene.draft, None, &quoting("The end.", "Waits.")).await.expect("made");
        let duties = async |now| open_duties(&world.db().read, scene.draft, now).await.expect("read");
        let now = world.ctx.now;
        let held: HashMap<_, _> = duties(now).await.into_iter().map(|one| (one.what, (one.holder, one.path))).collect();
        assert_eq!(held[&Duty::Issue], (Some(scene.editor.person), "/g/open/drafts/authentication/issues/1".into()));
        assert_eq!(held[&Duty::Moderation].0, Some(scene.editor.person), "the draft's first editor");
        assert_eq!(undisposed(&world.db().read, scene.draft).await.expect("read").len(), 1);
        let page = read(&scene.edith, scene.draft, number).await;
        let assign = async |holder: String, due: &str| assign_issue(&scene.edith, scene.draft, number, &holder, due, Some(&page.version)).await;
        assert_eq!(fields_of(assign(scene.stranger.person.to_string(), "").await), ["holder not-in-group"]);
        assert_eq!(fields_of(assign(carl.to_string(), "2026-08-31").await), ["due past"]);
        assign(carl.to_string(), "2026-09-30").await.expect("assigned");
        assert_eq!(code_of(assign(scene.editor.person.to_string(), "").await), "changed-meanwhile");
        let of_issue = duties(now).await.into_iter().find(|one| one.what == Duty::Issue).expect("open");
        assert_eq!((of_issue.holder, of_issue.due.map(|due| due.to_rfc3339())), (Some(carl), Some("2026-10-01T00:00:00+00:00".into())));
        settle_issue(&scene.edith, scene.draft, number, &settling("accepted")).await.expect("settled");
        let open = duties(now).await;
        assert_eq!(open.iter().map(|one| one.what).collect::<Vec<_>>().len(), 2, "the answer, and what waits");
        assert_eq!(open.iter().find(|one| one.what == Duty::Answer).map(|one| one.holder), Some(Some(scene.stranger.person)));
        assert_eq!(duties(now + TimeDelta::days(15)).await.iter().filter(|one| one.what == Duty::Answer).count(), 0);
        assert!(undisposed(&world.db().read, scene.draft).await.expect("read").is_empty());
    }

    async fn of_fifty_who_settle_at_once_one_does(world: World) {
        let scene = scene(&world).await;
        let said = published(&scene, &saying("How long?")).await;
        let number = raised_by(&scene, said).await;
        let (actor, draft) = (scene.edith.actor.clone(), scene.draft);
        let answers = world.fifty(|ctx| {
            let ctx = ctx.as_actor(actor.clone());
            async move { settle_issue(&ctx, draft, number, &settling("declined")).await }
        }).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert!(answers.into_iter().filter(Result::is_err).all(|answer| code_of(answer) == "issue-settled"));
        assert_eq!(world.ask("SELECT count(*) AS n FROM issue_answer").await, 1);
        assert_eq!(world.ask("SELECT count(*) AS n FROM issue_entry WHERE what = 'settled'").await, 1);
    }

    async fn fifty_issues_at_once_have_fifty_numbers(world: World) {
        let scene = scene(&world).await;
        let (actor, draft) = (scene.edith.actor.clone(), scene.draft);
        let numbers = world.fifty(|ctx| {
            let ctx = ctx.as_actor(actor.clone());
            let typed = TypedIssue { title: "One of many".into(), ..TypedIssue::default() };
            async move { open_issue(&ctx, draft, &typed).await.expect("opened") }
        }).await;
        let distinct: std::collections::BTreeSet<_> = numbers.into_iter().collect();
        assert_eq!(distinct, (1..=50).collect());
    }

    async fn the_log_tells_what_became_of_every_comment_and_no_formula(world: World) {
        let scene = scene(&world).await;
        let said = published(&scene, &quoting("kept well", "=HYPERLINK(\"x\")")).await;
        let number = raised_by(&scene, said).await;
        published(&scene, &saying("Raises nothing yet.")).await;
        write_comment(&scene.eve, scene.draft, None, &saying("WAITS")).await.expect("made");
        settle_issue(&scene.edith, scene.draft, number, &settling("accepted")).await.expect("settled");
        answer_issue(&scene.eve, scene.draft, number, &answering("satisfied", "")).await.expect("answered");
        let log = resolution_log(&scene.edith, &facts(&scene.edith, scene.draft).await, "/g/open/drafts/authentication").await.expect("told");
        let told: Vec<_> = log.iter().map(|row| [row.cells[0].as_str(), row.cells[5].as_str(), row.cells[8].as_str(), row.cells[11].as_str()]).collect();
        assert_eq!(told, [["#1 Say how long", "V6 Authentication: “kept well”", "accepted", "satisfied"], ["", "", "open", ""]]);
        let csv = log_as_csv(&log);
        assert!(csv.starts_with("\"Issue\",\"Received\"") && csv.contains("\"'=HYPERLINK(\"\"x\"\")\"") && !csv.contains("WAITS"), "{csv}");
        assert_eq!(read(&scene.mia, scene.draft, 1).await.answers[0].answer, Some(Answer::Satisfied));
    }
}
