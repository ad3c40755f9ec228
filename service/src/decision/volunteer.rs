//! What speakers volunteer about themselves.

use std::collections::BTreeMap;

use domain::{
    FieldErrors,
    cfp::{needs_forgotten_on, volunteered::Question},
    id::ProposalId,
    policy::{Action, Place, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use super::find::volunteered_by;
use crate::{
    Ctx, Error, Result,
    cfp::{
        call_ends,
        find::{Own, calls_by_id, conferences_by_id, locked_own, proposals_of},
    },
    conference::ConferenceFacts,
    entity::{proposal, volunteered},
    error::Check,
    record::{Entry, event},
};

/// What somebody volunteers at the conference of one of their proposals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volunteered {
    /// At which conference.
    pub conference: ConferenceFacts,
    /// What they said.
    pub answers: BTreeMap<Question, String>,
    /// Until when it can be added to; taking it back is always possible.
    pub is_open: bool,
    /// When it is forgotten.
    pub forgotten_on: chrono::NaiveDate,
}

/// What the asker volunteered.
pub async fn volunteered_about_me(ctx: &Ctx, id: ProposalId) -> Result<Volunteered> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let row = proposals_of(person).filter(proposal::Column::Id.eq(id)).one(db).await?.ok_or_else(Error::not_found)?;
    let call = calls_by_id([row.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([call.conference_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let answers = volunteered_by(of.id, person).all(db).await?;
    Ok(Volunteered {
        answers: answers.into_iter().map(|row| (row.question, row.answer)).collect(),
        is_open: ctx.now <= call_ends(&call)?,
        forgotten_on: needs_forgotten_on(of.end_date),
        conference: ConferenceFacts::new(ctx, of, None),
    })
}

/// Writes down what the asker volunteers, in the place of what they said; an empty answer is none. Once the call has
/// ended answers can only be taken back, since totals are told from then on.
pub async fn volunteer(ctx: &Ctx, id: ProposalId, answers: &BTreeMap<Question, String>) -> Result<()> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let mut errors = FieldErrors::default();
    for (question, answer) in answers.iter().filter(|(_, answer)| !answer.is_empty()) {
        if !question.answers().contains(&answer.as_str()) {
            errors.add(question.as_str(), "option", "Choose one of the options.");
        }
    }
    errors.check()?;
    ctx.write(async |tx| {
        let Own { call, .. } = locked_own(ctx, tx, id).await?;
        let of = conferences_by_id([call.conference_id]).one(tx).await?.ok_or_else(Error::not_found)?;
        let before: BTreeMap<Question, String> =
            volunteered_by(of.id, person).all(tx).await?.into_iter().map(|row| (row.question, row.answer)).collect();
        let said = answers.iter().filter(|(_, answer)| !answer.is_empty());
        if ctx.now > call_ends(&call)? && said.clone().any(|(question, answer)| before.get(question) != Some(answer)) {
            return Err(Error::conflict(
                "volunteering-over",
                "The call has ended, and totals are told from now on. You can only take back what you said.",
            ));
        }
        volunteered::Entity::delete_many()
            .filter(volunteered::Column::ConferenceId.eq(of.id))
            .filter(volunteered::Column::PersonId.eq(person))
            .exec(tx)
            .await?;
        for (question, answer) in said {
            let row = volunteered::ActiveModel {
                conference_id: Set(of.id),
                person_id: Set(person),
                question: Set(*question),
                answer: Set(answer.clone()),
                forget_on: Set(needs_forgotten_on(of.end_date)),
            };
            row.insert(tx).await?;
        }
        // That somebody said something is nobody's business either: not in the conference's history.
        event::append(ctx, tx, Entry::new("answers.volunteered", "person", person, Scope::Site)).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::cfp::volunteered::TOLD_FROM;

    use super::*;
    use crate::{
        decision::overview,
        on_both_databases,
        testing::{at, code_of, fields_of},
    };

    fn said(answer: &str) -> BTreeMap<Question, String> {
        [(Question::Region, answer.to_owned())].into()
    }

    on_both_databases! {
        /// Design, 6: in totals of five or more, never per proposal.
        async fn totals_are_told_after_the_call_and_from_five_on(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let mut last = None;
            for nth in 0..6 {
                let (who, id) = world.offered(&facts, call, &format!("S{nth} Speaker"), "Title").await;
                volunteer(&world.as_(&who), id, &said("europe")).await.expect("said");
                last = Some((who, id));
            }
            let (who, id) = last.expect("six");
            assert_eq!(overview(&world.ctx, &facts, call).await.expect("read").volunteered, None, "the call is open");
            let after = Ctx { now: world.deadline() + chrono::TimeDelta::minutes(1), ..world.ctx.clone() };
            let totals = async || overview(&after, &facts, call).await.expect("read").volunteered.expect("told");
            let region = totals().await.remove(&Question::Region).expect("asked");
            assert_eq!((region.groups.get("europe"), region.others), (Some(&6), None));
            let late = at(&world.as_(&who), &after);
            assert_eq!(code_of(volunteer(&late, id, &said("asia")).await), "volunteering-over");
            volunteer(&late, id, &said("")).await.expect("taking back is always possible");
            let region = totals().await.remove(&Question::Region).expect("asked");
            assert!(region.groups.values().all(|count| *count >= TOLD_FROM));
            assert!(!world.events().await.iter().any(|verb| verb.contains("europe")));
        }

        async fn what_is_said_is_ones_own(world: World) {
            let (facts, call) = world.open_call("open-2026").await;
            let (ada, id) = world.offered(&facts, call, "Ada Lovelace", "Title").await;
            assert_eq!(fields_of(volunteer(&world.as_(&ada), id, &said("mars")).await), ["region option"]);
            volunteer(&world.as_(&ada), id, &said("asia")).await.expect("said");
            let own = volunteered_about_me(&world.as_(&ada), id).await.expect("hers");
            assert_eq!((own.answers, own.is_open), (said("asia"), true));
            for ctx in [world.as_(&world.person("Eve Moneypenny").await), world.anonymous()] {
                assert!(volunteered_about_me(&ctx, id).await.is_err());
                assert!(volunteer(&ctx, id, &said("asia")).await.is_err());
            }
        }
    }
}
