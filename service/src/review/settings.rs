//! How the proposals of a call are reviewed, as its chairs set it.

use domain::{
    id::{CallId, CategoryId, PersonId},
    policy::{Action, Scope},
    review::settings::{Review, TypedReview},
    zone::Zone,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use serde_json::json;

use super::{find, place};
use crate::{
    Ctx, Error, Result, Version,
    conference::ConferenceFacts,
    database::locked,
    entity::{call, conference, review},
    record::{Entry, event},
    version::next_update,
};

/// How a call is reviewed, for its chairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewSettings {
    /// What is set.
    pub review: Review,
    /// As a form or an edit starts from it.
    pub typed: TypedReview,
    /// Who decides wherever a chair is bound by a conflict of interest, unless somebody else is named there.
    pub deputy: Option<PersonId>,
    /// Who can be named: the chairs, by id and name.
    pub chairs: Vec<(PersonId, String)>,
    /// The state that an edit is made from.
    pub version: Version,
}

/// How a call is reviewed.
pub async fn review_settings(ctx: &Ctx, conference: &ConferenceFacts, call: CallId) -> Result<ReviewSettings> {
    ctx.authorize_route(Action::SeeProposals)?;
    ctx.authorize(Action::SeeProposals, conference.place())?;
    let db = &ctx.db.read;
    let call = place::call_of(db, conference.id, call).await?;
    let row = find::review_of(call.id).one(db).await?;
    let review = row.as_ref().map(kept).transpose()?.unwrap_or_default();
    let people = place::chairs(db, conference.id).await?;
    let names = place::names(db, people.iter().copied()).await?;
    Ok(ReviewSettings {
        typed: review.typed(&Zone::named_or_utc(&conference.zone)),
        review,
        deputy: row.as_ref().and_then(|row| row.deputy_id),
        chairs: people.into_iter().map(|id| (id, names.get(&id).cloned().unwrap_or_default())).collect(),
        version: Version::of_row(row.map_or(call.created_at, |row| row.updated_at)),
    })
}

/// Sets how a call is reviewed. `deputy` decides wherever a chair is bound by a conflict of interest; whoever names one
/// need not know where that is.
pub async fn set_review(
    ctx: &Ctx,
    call: CallId,
    typed: &TypedReview,
    deputy: &str,
    made_from: Option<&Version>,
) -> Result<()> {
    ctx.authorize_route(Action::ManageReview)?;
    ctx.write(async |tx| {
        let call = locked::<call::Entity>(tx, call).await?;
        let of: conference::Model = find::conference(&call).one(tx).await?.ok_or_else(Error::not_found)?;
        ctx.authorize(Action::ManageReview, crate::conference::find::place(&of))?;
        let before = find::review_of(call.id).one(tx).await?;
        let old = before.as_ref().map(kept).transpose()?;
        let known = old.as_ref().map_or(&[][..], |review| &review.topics);
        let zone = Zone::named_or_utc(&of.zone);
        let review = typed.check(&zone, known, || ctx.id::<CategoryId>().0)?;
        let deputy = named(tx, &of, deputy).await?;
        let at = before.as_ref().map_or(call.created_at, |row| row.updated_at);
        Version::of_row(at).expect(made_from)?;
        let row = review::ActiveModel {
            call_id: Set(call.id),
            anonymity: Set(review.anonymity),
            summary: Set(review.summary),
            wanted: Set(i32::try_from(review.wanted).unwrap_or(1)),
            guidance: Set(review.guidance.clone()),
            phases: Set(serde_json::to_value(&review.phases).map_err(Error::fault)?),
            categories: Set(serde_json::to_value(&review.categories).map_err(Error::fault)?),
            topics: Set(serde_json::to_value(&review.topics).map_err(Error::fault)?),
            updated_at: Set(next_update(at, ctx.now)),
            deputy_id: Set(deputy),
        };
        match before {
            Some(_) => row.update(tx).await?,
            None => row.insert(tx).await?,
        };
        let entry = Entry::new("review.set", "call", call.id, Scope::Conference(of.id));
        event::append(ctx, tx, entry.with(json!({ "anonymity": review.anonymity, "phases": review.phases }))).await
    })
    .await
}

/// Whether the phase that is on lets speakers of a call edit what they handed in.
pub(crate) async fn phase_lets_speakers_edit(ctx: &Ctx, db: &impl ConnectionTrait, call: CallId) -> Result<bool> {
    let review = find::review_of(call).one(db).await?.as_ref().map(kept).transpose()?.unwrap_or_default();
    Ok(review.allows(ctx.now).is_some_and(|allows| allows.speakers_edit))
}

/// The deputy as chosen: a chair, or nobody.
async fn named(tx: &impl ConnectionTrait, of: &conference::Model, typed: &str) -> Result<Option<PersonId>> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let refused = || Error::field("deputy", "option", "Choose one of the options.");
    let person: PersonId = typed.trim().parse().map_err(|_| refused())?;
    if place::chairs(tx, of.id).await?.contains(&person) { Ok(Some(person)) } else { Err(refused()) }
}

/// What a row holds.
pub(super) fn kept(row: &review::Model) -> Result<Review> {
    Ok(Review {
        anonymity: row.anonymity,
        summary: row.summary,
        wanted: u32::try_from(row.wanted).unwrap_or(1),
        guidance: row.guidance.clone(),
        phases: serde_json::from_value(row.phases.clone()).map_err(Error::fault)?,
        categories: serde_json::from_value(row.categories.clone()).map_err(Error::fault)?,
        topics: serde_json::from_value(row.topics.clone()).map_err(Error::fault)?,
    })
}
