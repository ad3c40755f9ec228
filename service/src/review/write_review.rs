//! Writing a review.

use domain::{
    FieldErrors, Problem,
    cfp::TypedAnswers,
    id::{CategoryId, ProposalId},
    policy::Action,
    review::{
        phase::may_write,
        report::Report,
        score::{Scores, check_scores},
        visibility::Field,
    },
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, QueryFilter};

use super::{
    answers,
    figures::report,
    find::Scope,
    opened::{Opened, opened},
};
use crate::{
    Ctx, Error, Result, Version,
    cfp::question::{About, Change, keep},
    entity::proposal_review,
    record::{Entry, event},
    version::{changed_meanwhile, next_update},
};

/// A review as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedReviewText {
    /// What is scored, by category; what is empty is not scored.
    pub scores: Vec<(String, String)>,
    /// Whether the reviewer abstains from scoring.
    pub abstains: bool,
    /// For the committee.
    pub for_committee: String,
    /// For the speakers.
    pub for_speakers: String,
    /// Answers to the call's questions to reviewers; a question that is missing here keeps its answer.
    pub answers: TypedAnswers,
}

/// Saves the actor's review of a proposal, and hands it in where `hands_in`. What was handed in stays so, and stays
/// complete. An edit `made_from` an old state is refused, so that of two tabs none undoes the other.
pub async fn write_review(
    ctx: &Ctx,
    id: ProposalId,
    typed: &TypedReviewText,
    hands_in: bool,
    made_from: Option<&Version>,
) -> Result<()> {
    ctx.authorize_route(Action::WriteReview)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let open = opened(ctx, tx, id, Action::WriteReview, Field::OwnReview).await?;
        if !open.sight.reviews {
            return Err(Error::denied());
        }
        may_write(&open.sight.review.phases, open.proposal.state.is_with_the_committee(), ctx.now)?;
        let own = Scope::One(id).reviews().filter(proposal_review::Column::PersonId.eq(person));
        let before = own.one(tx).await?;
        let submitted_at = before.as_ref().and_then(|row| row.submitted_at).or_else(|| hands_in.then_some(ctx.now));
        let known = before.as_ref().map(|row| row.id);
        // Who abstains cannot judge, and is asked no more than why.
        let complete = submitted_at.is_some() && !typed.abstains;
        let answers = answers::check(ctx, tx, open.call.id, known, &typed.answers, complete).await?;
        let (scores, report, answers) = checked(&open, typed, before.as_ref(), submitted_at.is_some(), answers)?;
        match &before {
            Some(row) => Version::of_row(row.updated_at).expect(made_from)?,
            // Written from a state that was there and is not any more.
            None if made_from.is_some() => return Err(changed_meanwhile()),
            None => {}
        }
        let review = known.unwrap_or_else(|| ctx.id());
        let row = proposal_review::ActiveModel {
            id: Set(review),
            proposal_id: Set(id),
            person_id: Set(person),
            scores: Set(serde_json::to_value(scores).map_err(Error::fault)?),
            abstains: Set(typed.abstains),
            for_committee: Set(report.for_committee),
            for_speakers: Set(report.for_speakers),
            created_at: Set(before.as_ref().map_or(ctx.now, |row| row.created_at)),
            updated_at: Set(before.as_ref().map_or(ctx.now, |row| next_update(row.updated_at, ctx.now))),
            submitted_at: Set(submitted_at),
            read_by: Set(report.read_by),
        };
        let is_new = before.is_none();
        if is_new {
            row.insert(tx).await?
        } else {
            row.update(tx).await?
        };
        keep(ctx, tx, About::Review(review), answers).await?;
        let verb = if submitted_at.is_some() { "review.submitted" } else { "review.saved" };
        event::append(ctx, tx, Entry::new(verb, "call", open.call.id, open.scope())).await
    })
    .await
}

fn checked(
    open: &Opened,
    typed: &TypedReviewText,
    before: Option<&proposal_review::Model>,
    is_complete: bool,
    answers: std::result::Result<Vec<Change>, Problem>,
) -> Result<(Scores, Report, Vec<Change>)> {
    let mut errors = FieldErrors::default();
    let mut scores = Scores::new();
    for (category, score) in typed.scores.iter().filter(|(_, score)| !score.trim().is_empty()) {
        match (category.parse::<CategoryId>(), score.trim().parse()) {
            (Ok(category), Ok(score)) => drop(scores.insert(category, score)),
            _ => errors.add(category, "number", "Give a whole number."),
        }
    }
    let given_up = typed.abstains || !is_complete;
    let scores = check_scores(&open.sight.review.categories, open.proposal.track_id, &scores, given_up);
    let before = before.map(report);
    let report = Report::write(before.as_ref(), &typed.for_committee, &typed.for_speakers);
    let mut note = |problem: &Problem| {
        for error in &problem.fields {
            errors.add(&error.field, &error.code, error.message.clone());
        }
    };
    let faults = [scores.as_ref().err(), report.as_ref().err(), answers.as_ref().err()];
    faults.into_iter().flatten().for_each(&mut note);
    if is_complete {
        let says = [&typed.for_committee, &typed.for_speakers].into_iter().any(|text| !text.trim().is_empty());
        if typed.abstains && !says {
            errors.add("for_committee", "missing", "Say why you abstain.");
        }
    }
    let checked = match (scores, report, answers) {
        (Ok(scores), Ok(report), Ok(answers)) => Some((scores, report, answers)),
        _ => None,
    };
    Ok(errors.finish(checked)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases,
        review::sheet,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn a_draft_may_be_incomplete_and_what_is_handed_in_may_not(world: World) {
            let scene = world.review_scene("draft-2026").await;
            let (rita, id) = (world.as_(&scene.reviewers[0]), scene.proposals[0]);
            let begun = TypedReviewText { for_committee: "So far.".into(), ..TypedReviewText::default() };
            write_review(&rita, id, &begun, false, None).await.expect("saved");
            let own = sheet(&rita, &scene.facts, scene.call, id).await.expect("hers").own;
            assert_eq!((own.for_committee.as_str(), own.submitted_at), ("So far.", None));
            let refused = write_review(&rita, id, &begun, true, own.version.as_ref()).await;
            assert_eq!(fields_of(refused).len(), 2, "two categories are needed");
            let abstains = TypedReviewText { abstains: true, ..TypedReviewText::default() };
            let refused = write_review(&rita, id, &abstains, true, own.version.as_ref()).await;
            assert_eq!(fields_of(refused), ["for_committee missing"]);
            let mut typed = world.review_text(&scene, "9", "Great.").await;
            let refused = write_review(&rita, id, &typed, true, own.version.as_ref()).await;
            assert!(fields_of(refused).iter().all(|field| field.ends_with(" range")));
            typed.scores[0].1 = "x".into();
            assert!(write_review(&rita, id, &typed, false, own.version.as_ref()).await.is_err());
            let typed = world.review_text(&scene, "3", "Great.").await;
            write_review(&rita, id, &typed, true, own.version.as_ref()).await.expect("handed in");
            let told = world.last_event().await;
            assert_eq!((told.verb.as_str(), told.data), ("review.submitted", serde_json::Value::Null));
        }

        async fn of_fifty_edits_of_one_state_one_is_taken_and_no_text_is_lost(world: World) {
            let scene = world.review_scene("tabs-2026").await;
            let (rita, id) = (world.as_(&scene.reviewers[0]), scene.proposals[0]);
            world.handed_in(&scene, &rita, id, "1").await;
            let own = sheet(&rita, &scene.facts, scene.call, id).await.expect("hers").own;
            let typed = world.review_text(&scene, "2", "").await;
            let edits = world
                .fifty(|ctx| {
                    let says = format!("Take {}", ctx.chance.secret()[0]);
                    let typed = TypedReviewText { for_committee: says.clone(), ..typed.clone() };
                    let (ctx, version) = (ctx.as_actor(rita.actor.clone()), own.version.clone());
                    async move { write_review(&ctx, id, &typed, true, version.as_ref()).await.map(|()| says) }
                })
                .await;
            let taken: Vec<String> = edits.iter().filter_map(|edit| edit.as_ref().ok().cloned()).collect();
            let now = sheet(&rita, &scene.facts, scene.call, id).await.expect("hers").own;
            assert_eq!(taken, [now.for_committee]);
            for refused in edits.into_iter().filter(Result::is_err) {
                assert_eq!(code_of(refused), "changed-meanwhile");
            }
        }

        async fn of_fifty_first_reviews_of_one_person_there_is_one(world: World) {
            let scene = world.review_scene("first-2026").await;
            let typed = world.review_text(&scene, "2", "Fine.").await;
            let actor = scene.reviewers[0].actor();
            let made = world
                .fifty(|ctx| {
                    let (ctx, typed, id) = (ctx.as_actor(actor.clone()), typed.clone(), scene.proposals[0]);
                    async move { write_review(&ctx, id, &typed, true, None).await }
                })
                .await;
            assert!(made.iter().all(Result::is_ok), "who names no state writes over the last");
            assert_eq!(world.ask("SELECT count(*) AS n FROM proposal_review").await, 1);
        }

        async fn chairs_without_a_place_on_the_list_and_strangers_write_none(world: World) {
            let scene = world.review_scene("strangers-2026").await;
            let typed = world.review_text(&scene, "2", "Fine.").await;
            let id = scene.proposals[0];
            assert_eq!(code_of(write_review(&world.as_(&scene.chairs[0]), id, &typed, true, None).await), "denied");
            assert_eq!(code_of(write_review(&world.as_(&scene.speakers[0]), id, &typed, true, None).await), "denied");
            assert_eq!(code_of(write_review(&world.as_(&scene.speakers[1]), id, &typed, true, None).await), "not-found");
            assert_eq!(code_of(write_review(&world.anonymous(), id, &typed, true, None).await), "sign-in-needed");
        }
    }
}
