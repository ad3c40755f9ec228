//! Writing a review.

use domain::{
    FieldErrors, Problem,
    id::{CategoryId, ProposalId, ReviewId},
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
    figures::report,
    find::Scope,
    opened::{Opened, opened},
};
use crate::{
    Ctx, Error, Result, Version,
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
        let (scores, report) = checked(&open, typed, before.as_ref(), submitted_at.is_some())?;
        match &before {
            Some(row) => Version::of_row(row.updated_at).expect(made_from)?,
            // Written from a state that was there and is not any more.
            None if made_from.is_some() => return Err(changed_meanwhile()),
            None => {}
        }
        let row = proposal_review::ActiveModel {
            id: Set(before.as_ref().map_or_else(|| ctx.id::<ReviewId>(), |row| row.id)),
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
        if is_new { row.insert(tx).await? } else { row.update(tx).await? };
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
) -> Result<(Scores, Report)> {
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
    match (&scores, &report) {
        (Ok(_), Ok(_)) => {}
        (scores, report) => {
            scores.as_ref().err().into_iter().chain(report.as_ref().err()).for_each(&mut note);
        }
    }
    if is_complete {
        let says = [&typed.for_committee, &typed.for_speakers].into_iter().any(|text| !text.trim().is_empty());
        if typed.abstains && !says {
            errors.add("for_committee", "missing", "Say why you abstain.");
        }
    }
    Ok(errors.finish(scores.ok().zip(report.ok()))?)
}
