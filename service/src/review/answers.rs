//! Answers beside a review: what reviewers are asked and answer in it, and what they read of those of the speakers.

use std::collections::{BTreeSet, HashMap};

use domain::{
    Problem,
    cfp::{Answer, Answers, Asking, Question, Target, TypedAnswers, check_answers},
    id::{CallId, PersonId, ProposalId, QuestionId, ReviewId},
    policy::Action,
    review::visibility::{Channel, Field, Lens},
};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, QueryFilter};

use super::{board::seen, find::Scope};
use crate::{
    Ctx, Error, Result,
    cfp::{
        AnswerLine, AnswerSheet, FileAnswer, answer_sheet,
        question::{
            About, Change, KeptAnswer, Questions, answers_in, asked, asked_by, by_question, changed, file_answered,
        },
    },
    conference::ConferenceFacts,
    database::shared,
    entity::question,
};

/// What a call asks its reviewers, in order.
pub(super) async fn asked_of_reviewers(db: &impl ConnectionTrait, call: CallId) -> Result<Vec<Question>> {
    let rows = asked_by(call).filter(question::Column::Target.eq(Target::Reviewer)).all(db).await?;
    rows.iter().map(asked).collect()
}

/// What changes of the answers in a review, or what is wrong with them. What is asked stays asked until this is kept.
pub(super) async fn check(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    call: CallId,
    review: Option<ReviewId>,
    typed: &TypedAnswers,
    complete: bool,
) -> Result<std::result::Result<Vec<Change>, Problem>> {
    let rows = shared(tx, asked_by(call).filter(question::Column::Target.eq(Target::Reviewer))).all(tx).await?;
    let questions: Vec<Question> = rows.iter().map(asked).collect::<Result<_>>()?;
    let before: Answers = match review {
        Some(id) => by_question(&About::Review(id).answers(tx).await?)?,
        None => Answers::new(),
    };
    let files = BTreeSet::new();
    let asking =
        Asking { target: Target::Reviewer, offer: None, now: ctx.now, complete, before: &before, files: &files };
    Ok(check_answers(&questions, asking, typed).map(|after| changed(&questions, &before, &after)))
}

/// What is answered in some reviews that the asker may read, in the order of the questions.
pub(super) async fn given_in(
    db: &impl ConnectionTrait,
    reviews: impl IntoIterator<Item = ReviewId>,
) -> Result<HashMap<ReviewId, Vec<AnswerLine>>> {
    let mut kept: HashMap<ReviewId, Vec<KeptAnswer>> = HashMap::new();
    for row in answers_in(reviews).all(db).await? {
        kept.entry(row.review_id).or_default().push(row.into());
    }
    let questions = Questions::of(db, kept.values().flatten()).await?;
    kept.into_iter().map(|(review, answers)| Ok((review, questions.lines(&answers)?))).collect()
}

/// What reviewers read of what was answered about a proposal and by its speakers. Speakers answer about themselves, so
/// that is read where they may be known, and files where files may.
pub(super) async fn of_speakers(
    db: &impl ConnectionTrait,
    call: CallId,
    id: ProposalId,
    lens: Lens,
) -> Result<AnswerSheet> {
    if !lens.shows(Field::ReviewerAnswers, Channel::Page) {
        return Ok(AnswerSheet::default());
    }
    let mut sheet = answer_sheet(db, call, id).await?.for_reviewers();
    if !lens.shows(Field::Speakers, Channel::Page) {
        sheet.speakers.clear();
    }
    if !lens.shows(Field::Files, Channel::File) {
        sheet.proposal.retain(|line| !matches!(line.answer, Answer::File(_)));
    }
    Ok(sheet)
}

/// A file that was given as an answer which reviewers read, about a proposal or by one of its speakers.
pub async fn reviewed_answer_file(
    ctx: &Ctx,
    conference: &ConferenceFacts,
    call: CallId,
    (id, by): (ProposalId, Option<PersonId>),
    question: QuestionId,
) -> Result<FileAnswer> {
    ctx.authorize_route(Action::SeeReview)?;
    ctx.authorize(Action::SeeReview, conference.place())?;
    let (call, sight, record) = seen(ctx, conference, call, |_| Scope::One(id)).await?;
    let row = record.proposals.first().filter(|row| row.call_id == call.id).ok_or_else(Error::not_found)?;
    let lens = sight.lens(row);
    if !lens.shows(Field::OwnReview, Channel::Page) {
        return Err(Error::not_found());
    }
    let sheet = of_speakers(&ctx.db.read, call.id, id, lens).await?;
    let shown = match by {
        None => sheet.proposal,
        Some(by) => sheet.speakers.into_iter().find(|of| of.person == by).map(|of| of.lines).unwrap_or_default(),
    };
    if shown.iter().all(|line| line.question.id != question) {
        return Err(Error::not_found());
    }
    file_answered(ctx, call.id, id, by, question).await
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use domain::{
        cfp::{TypedQuestion, field_of},
        policy::{RoleKind, Scope},
    };

    use super::*;
    use crate::{
        cfp::{
            add_question, answer_with_file, draft_proposal, edit_question, my_proposal, proposals_of_person, questions,
            remove_question, submit_proposal,
        },
        on_both_databases,
        review::{Sheet, TypedReviewText, forget_part, part_of_person, sheet, write_review},
        testing::{ReviewScene, World, code_of, fields_of},
    };

    async fn ask(world: &World, scene: &ReviewScene, target: &str, kind: &str, need: &str) -> QuestionId {
        let typed = TypedQuestion {
            target: target.into(),
            kind: kind.into(),
            label: format!("A {kind} of a {target}?"),
            need: need.into(),
            is_for_reviewers: target != "reviewer",
            ..TypedQuestion::default()
        };
        add_question(&world.ctx, scene.call, &typed).await.expect("added")
    }

    async fn read(ctx: &Ctx, scene: &ReviewScene) -> Sheet {
        sheet(ctx, &scene.facts, scene.call, scene.proposals[0]).await.expect("read")
    }

    fn answering(text: &TypedReviewText, question: QuestionId, answer: &str) -> TypedReviewText {
        TypedReviewText { answers: TypedAnswers::from([(question, vec![answer.to_owned()])]), ..text.clone() }
    }

    fn words(lines: &[AnswerLine]) -> Vec<(&str, &str)> {
        lines.iter().map(|line| (line.asked.as_str(), line.words.as_str())).collect()
    }

    on_both_databases! {
        async fn a_needed_answer_is_needed_to_hand_in_but_not_of_a_draft_or_of_who_abstains(world: World) {
            let scene = world.review_scene("asked-2026").await;
            let (rita, id) = (world.as_(&scene.reviewers[0]), scene.proposals[0]);
            let go = ask(&world, &scene, "reviewer", "boolean", "required").await;
            ask(&world, &scene, "proposal", "text", "required").await;
            let text = world.review_text(&scene, "3", "Fine.").await;
            let missing = [format!("{} missing", field_of(go))];
            assert_eq!(fields_of(write_review(&rita, id, &text, true, None).await), missing);
            let silent = TypedReviewText { scores: Vec::new(), ..text.clone() };
            assert_eq!(fields_of(write_review(&rita, id, &silent, true, None).await).len(), 3, "all faults at once");
            write_review(&rita, id, &text, false, None).await.expect("a draft");
            let seen = read(&rita, &scene).await;
            assert_eq!(seen.questions.iter().map(|question| question.id).collect::<Vec<_>>(), [go]);
            assert!(seen.own.answers.is_empty() && seen.own.submitted_at.is_none());
            let version = seen.own.version;
            let abstains = TypedReviewText { abstains: true, ..text.clone() };
            write_review(&world.as_(&scene.reviewers[1]), id, &abstains, true, None).await.expect("who abstains");
            let wrong = answering(&text, go, "perhaps");
            let told = [format!("{} boolean", field_of(go))];
            assert_eq!(fields_of(write_review(&rita, id, &wrong, true, version.as_ref()).await), told);
            write_review(&rita, id, &answering(&text, go, "yes"), true, version.as_ref()).await.expect("handed in");
            let own = read(&rita, &scene).await.own;
            assert_eq!(words(&own.answers), [("A boolean of a reviewer?", "yes")]);
            let back = TypedReviewText { answers: TypedAnswers::from([(go, Vec::new())]), ..text.clone() };
            let refused = write_review(&rita, id, &back, true, own.version.as_ref()).await;
            assert_eq!(fields_of(refused), missing, "what is handed in stays complete");
            write_review(&rita, id, &text, true, own.version.as_ref()).await.expect("what is not sent stays");
            assert_eq!(words(&read(&rita, &scene).await.own.answers), [("A boolean of a reviewer?", "yes")]);
        }

        async fn an_answer_keeps_the_words_of_its_time(world: World) {
            let scene = world.review_scene("worded-2026").await;
            let (rita, id) = (world.as_(&scene.reviewers[0]), scene.proposals[0]);
            let why = ask(&world, &scene, "reviewer", "text", "required").await;
            let text = world.review_text(&scene, "3", "Fine.").await;
            write_review(&rita, id, &answering(&text, why, "Because."), true, None).await.expect("handed in");
            let asked = questions(&world.ctx, &scene.facts, scene.call).await.expect("listed").remove(0);
            let reworded = TypedQuestion { label: "Whence?".into(), ..asked.typed.clone() };
            edit_question(&world.ctx, why, &reworded, None).await.expect("worded anew");
            let other = TypedQuestion { target: "speaker".into(), ..reworded.clone() };
            assert_eq!(fields_of(edit_question(&world.ctx, why, &other, None).await), ["target answered"]);
            let file = TypedQuestion { kind: "file".into(), ..reworded };
            assert_eq!(fields_of(add_question(&world.ctx, scene.call, &file).await), ["kind target"]);
            remove_question(&world.ctx, why).await.expect("removed");
            let pia = read(&world.as_(&scene.chairs[0]), &scene).await;
            let line = &pia.others.as_ref().expect("hers to read")[0].answers[0];
            let told = (line.asked.as_str(), line.question.label.as_str(), line.is_asked);
            assert_eq!(told, ("A text of a reviewer?", "Whence?", false));
            assert!(pia.questions.is_empty());
            let version = read(&rita, &scene).await.own.version;
            write_review(&rita, id, &text, true, version.as_ref()).await.expect("what is not asked is not needed");
        }

        /// Through the same lens as the review: who does not read that reads no answer, and no speaker ever does.
        async fn answers_are_read_by_whoever_reads_the_review(world: World) {
            let scene = world.review_scene("seen-2026").await;
            let (rita, rex) = (world.as_(&scene.reviewers[0]), world.as_(&scene.reviewers[1]));
            let why = ask(&world, &scene, "reviewer", "text", "optional").await;
            let text = answering(&world.review_text(&scene, "3", "Fine.").await, why, "ANSWERMARK");
            write_review(&rex, scene.proposals[0], &text, true, None).await.expect("handed in");
            assert_eq!(read(&rita, &scene).await.others, None, "not before her own");
            assert!(!format!("{:?}", read(&rita, &scene).await).contains("ANSWERMARK"));
            let dora = world.as_(&scene.speakers[0]);
            assert_eq!(code_of(sheet(&dora, &scene.facts, scene.call, scene.proposals[0]).await), "denied");
            let told = format!("{:?}", my_proposal(&dora, scene.proposals[0]).await.expect("hers"));
            let taken = proposals_of_person(&world.db().read, scene.speakers[0].person).await.expect("read");
            assert!(!told.contains("ANSWERMARK") && !format!("{taken:?}").contains("ANSWERMARK"));
            world.handed_in(&scene, &rita, scene.proposals[0], "2").await;
            for reader in [&rita, &world.as_(&scene.chairs[0])] {
                let others = read(reader, &scene).await.others.expect("shown");
                let answers = others.iter().flat_map(|other| words(&other.answers)).collect::<Vec<_>>();
                assert_eq!(answers, [("A text of a reviewer?", "ANSWERMARK")]);
            }
        }

        async fn answers_go_along_and_those_of_drafts_go_with_who_leaves(world: World) {
            let scene = world.review_scene("gone-2026").await;
            let rita = world.as_(&scene.reviewers[0]);
            let why = ask(&world, &scene, "reviewer", "text", "optional").await;
            let text = world.review_text(&scene, "3", "Fine.").await;
            let [one, two] = scene.proposals;
            write_review(&rita, one, &answering(&text, why, "Handed in."), true, None).await.expect("done");
            write_review(&rita, two, &answering(&text, why, "Begun."), false, None).await.expect("begun");
            let person = scene.reviewers[0].person;
            let part = part_of_person(&world.db().read, person).await.expect("read");
            let lines = part["reviews"].as_array().into_iter().flatten().map(|one| &one["answers"][0]);
            let mut given: Vec<_> = lines.map(|line| (line["answer"].to_string(), line["asked"].to_string())).collect();
            given.sort();
            let asked = "\"A text of a reviewer?\"".to_owned();
            assert_eq!(given, [("\"Begun.\"".to_owned(), asked.clone()), ("\"Handed in.\"".to_owned(), asked)]);
            rita.write(async |tx| forget_part(tx, person).await).await.expect("forgotten");
            assert_eq!(world.texts("SELECT words AS t FROM review_answer").await, ["Handed in."]);
        }

        /// What is for reviewers they read; what speakers say of themselves and files only where names are known.
        async fn reviewers_read_what_speakers_answered_for_them(world: World) {
            let scene = world.review_scene("answered-2026").await;
            let (rita, sam) = (world.as_(&scene.reviewers[0]), world.as_(&scene.speakers[1]));
            let text = ask(&world, &scene, "proposal", "text", "optional").await;
            let slides = ask(&world, &scene, "proposal", "file", "optional").await;
            let about_sam = ask(&world, &scene, "speaker", "text", "optional").await;
            let private = TypedQuestion {
                kind: "file".into(),
                target: "proposal".into(),
                label: "Private?".into(),
                need: "optional".into(),
                ..TypedQuestion::default()
            };
            let private = add_question(&world.ctx, scene.call, &private).await.expect("added");
            let mut typed = world.proposal_for(&scene.facts, "Third").await.0;
            let answers = [(text, "FORREVIEWERS"), (about_sam, "ABOUTSAM")];
            typed.answers = answers.into_iter().map(|(id, words)| (id, vec![words.to_owned()])).collect();
            let id = draft_proposal(&sam, scene.call, &typed).await.expect("begun");
            for (question, name) in [(slides, "sam.pdf"), (private, "PRIVATE.pdf")] {
                let bytes = Bytes::from_static(b"%PDF-1.7");
                answer_with_file(&sam, id, question, name, bytes).await.expect("uploaded");
            }
            submit_proposal(&sam, id, None).await.expect("handed in");
            let told = async |ctx: &Ctx| {
                let sheet = sheet(ctx, &scene.facts, scene.call, id).await.expect("read");
                let told = format!("{:?}", sheet.answers);
                ["FORREVIEWERS", "ABOUTSAM", "sam.pdf", "PRIVATE"].map(|mark| told.contains(mark))
            };
            let open = async |ctx: &Ctx, question| {
                code_of(reviewed_answer_file(ctx, &scene.facts, scene.call, (id, None), question).await)
            };
            assert_eq!(told(&rita).await, [true, false, false, false]);
            assert_eq!(open(&rita, slides).await, "not-found");
            assert_eq!(told(&world.as_(&scene.chairs[0])).await, [true, true, true, false]);
            world.set_review(&scene, |typed| typed.anonymity = "open".into()).await;
            assert_eq!(told(&rita).await, [true, true, true, false]);
            let file = reviewed_answer_file(&rita, &scene.facts, scene.call, (id, None), slides).await;
            assert_eq!(file.expect("hers to read").name, "sam.pdf");
            assert_eq!(open(&rita, private).await, "not-found", "it is for organisers alone");
            let mut speaking = scene.speakers[1].clone();
            world.grant(&mut speaking, Scope::Conference(scene.facts.id), RoleKind::Review).await;
            assert_eq!(open(&world.as_(&speaking), slides).await, "not-found", "who speaks opens theirs elsewhere");
            assert_eq!(open(&world.as_(&scene.speakers[0]), slides).await, "denied");
        }
    }
}
