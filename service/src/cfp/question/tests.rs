//! Questions, answers and files of answers, on both databases.

use bytes::Bytes;
use chrono::TimeDelta;
use domain::{
    cfp::{Kind, State, TypedProposal, TypedQuestion, field_of},
    id::{CallId, QuestionId},
    policy::{RoleKind, Scope},
};

use super::*;
use crate::{
    Ctx,
    cfp::{LastWords, discard_draft, draft_proposal, edit_proposal, my_proposal, submit_proposal},
    conference::ConferenceFacts,
    on_both_databases,
    testing::{code_of, fields_of},
};

fn typed(kind: Kind, need: &str) -> TypedQuestion {
    TypedQuestion {
        target: "proposal".into(),
        kind: kind.to_string(),
        label: format!("A {kind}?"),
        options: "First\nSecond".into(),
        need: need.into(),
        ..TypedQuestion::default()
    }
}

async fn listed(ctx: &Ctx, facts: &ConferenceFacts, call: CallId) -> Vec<String> {
    questions(ctx, facts, call).await.expect("listed").into_iter().map(|asked| asked.question.label).collect()
}

fn answering(own: &TypedProposal, answers: &[(QuestionId, &str)]) -> TypedProposal {
    let answers = answers.iter().map(|(id, text)| (*id, vec![(*text).to_owned()]));
    TypedProposal { answers: answers.collect(), ..own.clone() }
}

async fn words(ctx: &Ctx, id: domain::id::ProposalId) -> Vec<(String, String, String)> {
    let sheet = my_answers(ctx, id).await.expect("read");
    let speaker = sheet.speakers.into_iter().flat_map(|of| of.lines);
    let lines = sheet.proposal.into_iter().chain(speaker);
    lines.map(|line| (line.question.label, line.asked, line.words)).collect()
}

on_both_databases! {
    async fn questions_are_put_together_ordered_and_read_by_those_they_are_for(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let mut ids = Vec::new();
        for kind in [Kind::Text, Kind::Choice, Kind::Date] {
            ids.push(add_question(&world.ctx, call, &typed(kind, "optional")).await.expect("added"));
        }
        let reviewer = TypedQuestion { target: "reviewer".into(), label: "Would you go?".into(), ..typed(Kind::Boolean, "required") };
        add_question(&world.ctx, call, &reviewer).await.expect("added");
        place_question(&world.ctx, ids[2], 0).await.expect("placed");
        place_question(&world.ctx, ids[2], 0).await.expect("there already");
        place_question(&world.ctx, ids[0], 99).await.expect("placed at the end");
        assert_eq!(listed(&world.anonymous(), &facts, call).await, ["A date?", "A choice?", "A text?"]);
        assert_eq!(listed(&world.ctx, &facts, call).await, ["A date?", "A choice?", "Would you go?", "A text?"]);
        let asked = questions(&world.ctx, &facts, call).await.expect("listed").remove(1);
        let edited = TypedQuestion { label: "Which?".into(), ..asked.typed.clone() };
        edit_question(&world.ctx, ids[1], &edited, Some(&asked.version)).await.expect("edited");
        assert_eq!(code_of(edit_question(&world.ctx, ids[1], &edited, Some(&asked.version)).await), "changed-meanwhile");
        remove_question(&world.ctx, ids[0]).await.expect("removed");
        assert_eq!(code_of(remove_question(&world.ctx, ids[0]).await), "not-found");
        assert_eq!(listed(&world.anonymous(), &facts, call).await, ["A date?", "Which?"]);
        let told = world.events().await;
        assert_eq!(told[told.len() - 4..], ["question.placed", "question.placed", "question.edited", "question.removed"]);
    }

    async fn those_who_may_not_change_no_questions_and_foreign_tracks_are_refused(world: World) {
        let (facts, call) = world.open_call("open-2026").await;
        let id = add_question(&world.ctx, call, &typed(Kind::Text, "optional")).await.expect("added");
        let mut rita = world.person("Rita Reviewer").await;
        world.grant(&mut rita, Scope::Conference(facts.id), RoleKind::Review).await;
        let rita = world.as_(&rita);
        let text = typed(Kind::Text, "optional");
        assert_eq!(code_of(add_question(&rita, call, &text).await), "denied");
        assert_eq!(code_of(edit_question(&rita, id, &text, None).await), "denied");
        assert_eq!(code_of(place_question(&rita, id, 0).await), "denied");
        assert_eq!(code_of(remove_question(&rita, id).await), "denied");
        assert_eq!(code_of(add_question(&world.anonymous(), call, &text).await), "sign-in-needed");
        let foreign = TypedQuestion { tracks: vec![world.ctx.id::<domain::id::TrackId>().to_string()], ..text };
        assert_eq!(fields_of(add_question(&world.ctx, call, &foreign).await), ["tracks unknown-entry"]);
    }

    async fn answers_come_with_the_proposal_and_all_faults_are_told_at_once(world: World) {
        let (ada, id) = world.draft("open-2026", "").await;
        let ada = world.as_(&ada);
        let own = my_proposal(&ada, id).await.expect("hers");
        let needed = add_question(&world.ctx, own.call.id, &typed(Kind::Text, "required")).await.expect("added");
        let number = add_question(&world.ctx, own.call.id, &typed(Kind::Number, "optional")).await.expect("added");
        let about_her = TypedQuestion { target: "speaker".into(), label: "Shirt?".into(), ..typed(Kind::Text, "required") };
        let about_her = add_question(&world.ctx, own.call.id, &about_her).await.expect("added");
        let words_typed = answering(&own.typed, &[(number, "many")]);
        let last = LastWords { typed: &words_typed, made_from: Some(&own.version) };
        let refused = fields_of(submit_proposal(&ada, id, Some(last)).await);
        let told = ["title missing".to_owned(), format!("{} missing", field_of(needed)), format!("{} number", field_of(number))];
        assert_eq!(refused, [told.as_slice(), &[format!("{} missing", field_of(about_her))]].concat());
        edit_proposal(&ada, id, &answering(&own.typed, &[(needed, "kept")]), Some(&own.version)).await.expect("a draft");
        let own = my_proposal(&ada, id).await.expect("hers");
        assert_eq!(own.typed.answers[&needed], ["kept"]);
        let title = TypedProposal { title: "Title".into(), ..answering(&own.typed, &[(about_her, "M")]) };
        let last = LastWords { typed: &title, made_from: Some(&own.version) };
        submit_proposal(&ada, id, Some(last)).await.expect("handed in");
        let sheet = answer_sheet(&world.db().read, own.call.id, id).await.expect("read");
        assert_eq!((sheet.proposal.len(), sheet.speakers.len()), (1, 1));
        assert_eq!(sheet.for_reviewers(), AnswerSheet::default());
    }

    /// An organiser who words a question anew does not put words into anybody's mouth.
    async fn a_changed_or_removed_question_keeps_what_was_asked_then(world: World) {
        let (ada, id) = world.draft("open-2026", "Title").await;
        let ada = world.as_(&ada);
        let own = my_proposal(&ada, id).await.expect("hers");
        let choice = add_question(&world.ctx, own.call.id, &typed(Kind::Choice, "optional")).await.expect("added");
        let asked = questions(&world.ctx, &own.conference, own.call.id).await.expect("listed").remove(0);
        let first = asked.question.options[0].id.to_string();
        edit_proposal(&ada, id, &answering(&own.typed, &[(choice, &first)]), None).await.expect("answered");
        let reworded = TypedQuestion { label: "Another?".into(), options: "Third\nSecond".into(), ..asked.typed.clone() };
        edit_question(&world.ctx, choice, &reworded, None).await.expect("worded anew");
        assert_eq!(words(&ada, id).await, [("Another?".into(), "A choice?".into(), "First".into())]);
        let other_kind = TypedQuestion { kind: "text".into(), ..reworded.clone() };
        assert_eq!(fields_of(edit_question(&world.ctx, choice, &other_kind, None).await), ["kind answered"]);
        remove_question(&world.ctx, choice).await.expect("removed");
        let sheet = my_answers(&ada, id).await.expect("read");
        assert_eq!((sheet.proposal.len(), sheet.proposal[0].is_asked), (1, false));
        submit_proposal(&ada, id, None).await.expect("what is not asked any more is not needed");
    }

    async fn an_answer_is_frozen_from_its_moment_on_and_needed_from_another(world: World) {
        let (ada, id) = world.draft("open-2026", "Title").await;
        let ada = world.as_(&ada);
        let own = my_proposal(&ada, id).await.expect("hers");
        let frozen = TypedQuestion { frozen_after: "2026-09-01T13:00".into(), ..typed(Kind::Text, "optional") };
        let frozen = add_question(&world.ctx, own.call.id, &frozen).await.expect("added");
        let later = TypedQuestion { needed_after: "2026-09-01T13:00".into(), ..typed(Kind::Text, "after") };
        let later = add_question(&world.ctx, own.call.id, &later).await.expect("added");
        let edit = async |ctx: &Ctx, text: &str| edit_proposal(ctx, id, &answering(&own.typed, &[(frozen, text)]), None).await;
        edit(&ada, "in time").await.expect("answered");
        let after = Ctx { now: ada.now + TimeDelta::days(1), ..ada.clone() };
        assert_eq!(fields_of(edit(&after, "late").await), [format!("{} frozen", field_of(frozen))]);
        edit(&after, "in time").await.expect("unchanged");
        assert_eq!(fields_of(submit_proposal(&after, id, None).await), [format!("{} missing", field_of(later))]);
        submit_proposal(&ada, id, None).await.expect("not needed yet");
    }

    /// Somebody's answers about themselves stand in all their proposals: the form that is older does not undo the newer.
    async fn answers_about_oneself_are_not_undone_by_an_older_form(world: World) {
        let (ada, first) = world.draft("open-2026", "Title").await;
        let ada = world.as_(&ada);
        let own = my_proposal(&ada, first).await.expect("hers");
        let shirt = TypedQuestion { target: "speaker".into(), ..typed(Kind::Text, "optional") };
        let shirt = add_question(&world.ctx, own.call.id, &shirt).await.expect("added");
        let second = draft_proposal(&ada, own.call.id, &own.typed).await.expect("another");
        let forms = [my_proposal(&ada, first).await.expect("hers"), my_proposal(&ada, second).await.expect("hers")];
        edit_proposal(&ada, first, &answering(&forms[0].typed, &[(shirt, "M")]), Some(&forms[0].version)).await.expect("saved");
        let older = answering(&forms[1].typed, &[(shirt, "L")]);
        assert_eq!(code_of(edit_proposal(&ada, second, &older, Some(&forms[1].version)).await), "changed-meanwhile");
        assert_eq!(my_proposal(&ada, second).await.expect("hers").typed.answers[&shirt], ["M"]);
    }

    async fn a_file_is_told_by_its_bytes_and_is_its_readers_alone(world: World) {
        let (ada, id) = world.draft("open-2026", "Title").await;
        let ada = world.as_(&ada);
        let own = my_proposal(&ada, id).await.expect("hers");
        let slides = add_question(&world.ctx, own.call.id, &typed(Kind::File, "required")).await.expect("added");
        assert_eq!(fields_of(submit_proposal(&ada, id, None).await), [format!("{} missing", field_of(slides))]);
        let page = Bytes::from_static(b"<html><script>alert(1)</script>");
        answer_with_file(&ada, id, slides, "C:\\slides.html", page.clone()).await.expect("uploaded");
        let kept = answer_file(&ada, id, slides).await.expect("there");
        assert_eq!((kept.name.as_str(), kept.media_type.as_str()), ("slides.html", "application/octet-stream"));
        answer_with_file(&ada, id, slides, "slides.pdf", Bytes::from_static(b"%PDF-1.7 slides")).await.expect("replaced");
        assert_eq!(answer_file(&ada, id, slides).await.expect("there").media_type, "application/pdf");
        assert_eq!(world.ask("SELECT count(*) AS n FROM file").await, 1, "the one before is forgotten");
        let eve = world.as_(&world.person("Eve Moneypenny").await);
        assert_eq!(code_of(answer_file(&eve, id, slides).await), "not-found");
        assert_eq!(code_of(answer_with_file(&eve, id, slides, "x", page.clone()).await), "not-found");
        assert_eq!(code_of(answer_with_file(&world.anonymous(), id, slides, "x", page).await), "sign-in-needed");
        let of = |by| offered_answer_file(&world.ctx, &own.conference, own.call.id, (id, by), slides);
        assert_eq!(code_of(of(None).await), "not-found", "organisers know of no draft");
        submit_proposal(&ada, id, None).await.expect("handed in");
        assert_eq!(of(None).await.expect("theirs to read").name, "slides.pdf");
        assert_eq!(fields_of(remove_answer_file(&ada, id, slides).await), [format!("{} missing", field_of(slides))]);
        let heavy = Bytes::from(vec![0; FILE_BYTES_MOST + 1]);
        assert_eq!(code_of(answer_with_file(&ada, id, slides, "x", heavy).await), "upload-too-large");
    }

    async fn a_draft_that_is_discarded_takes_its_answers_and_files_along(world: World) {
        let (ada, id) = world.draft("open-2026", "Title").await;
        let ada = world.as_(&ada);
        let own = my_proposal(&ada, id).await.expect("hers");
        let slides = add_question(&world.ctx, own.call.id, &typed(Kind::File, "optional")).await.expect("added");
        answer_with_file(&ada, id, slides, "slides.pdf", Bytes::from_static(b"%PDF-1.7")).await.expect("uploaded");
        discard_draft(&ada, id).await.expect("discarded");
        assert_eq!(world.ask("SELECT count(*) AS n FROM file").await, 0);
        assert_eq!(world.ask("SELECT count(*) AS n FROM proposal_answer").await, 0);
        remove_question(&world.ctx, slides).await.expect("removed");
        assert_eq!(world.ask("SELECT count(*) AS n FROM question").await, 0, "nobody answered it any more");
    }

    async fn of_fifty_answers_at_once_one_is_taken_and_no_text_is_lost(world: World) {
        let (ada, id) = world.draft("open-2026", "Title").await;
        let own = my_proposal(&world.as_(&ada), id).await.expect("hers");
        let question = add_question(&world.ctx, own.call.id, &typed(Kind::Text, "optional")).await.expect("added");
        let edits = world
            .fifty(|ctx| {
                let text = format!("Answer {}", ctx.chance.secret()[0]);
                let typed = answering(&own.typed, &[(question, &text)]);
                let (ctx, version) = (ctx.as_actor(ada.actor()), own.version.clone());
                async move { edit_proposal(&ctx, id, &typed, Some(&version)).await.map(|()| text) }
            })
            .await;
        let taken: Vec<String> = edits.iter().filter_map(|edit| edit.as_ref().ok().cloned()).collect();
        let own = my_proposal(&world.as_(&ada), id).await.expect("hers");
        assert_eq!((taken.as_slice(), own.state), (own.typed.answers[&question].as_slice(), State::Draft));
    }
}
