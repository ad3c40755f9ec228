//! Reporting an error in a standard, as somebody of the group that wrote it or not.

use chrono::TimeDelta;
use domain::{
    Problem,
    group::Occasion,
    id::{ErratumId, PersonId},
    policy::{Action, Visibility},
    publication::{Erratum, ErratumState, TypedErratum, erratum as texts},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, PaginatorTrait, QueryFilter, QuerySelect,
};
use serde_json::json;

use super::{
    errata::{locked, place_of},
    find,
    standards::{StandardFacts, standard, standard_text},
    withdraw_standard::withdrawn,
};
use crate::{
    Ctx, Error, Result,
    comment::{IN_AN_HOUR, is_held},
    draft::Document,
    entity::erratum,
    group::{PolicyLine, accept_policies_within, affiliation_on, policies_beside},
    record::event,
};

/// What the form that reports an error shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    /// The sections and requirements of the standard: anchor and what each is called.
    pub places: Vec<(String, String)>,
    /// The policies that whoever reports has yet to accept.
    pub policies: Vec<PolicyLine>,
}

/// What the form shows that reports an error in a standard.
pub async fn grounds_for_erratum(ctx: &Ctx, facts: &StandardFacts) -> Result<Grounds> {
    ctx.authorize_route(Action::Comment)?;
    let db = &ctx.db.read;
    let row = find::numbered([facts.number]).one(db).await?.ok_or_else(Error::not_found)?;
    ctx.authorize(Action::Comment, place_of(ctx, db, &row).await?)?;
    if facts.withdrawn.is_some() {
        return Err(withdrawn());
    }
    let document = standard_text(ctx, facts).await?;
    let reading = move || texts::places(&document.outline, &document.identities);
    let places = tokio::task::spawn_blocking(reading).await.map_err(Error::fault)?;
    Ok(Grounds { places, policies: policies_beside(ctx, row.group_id).await? })
}

/// Reports an error in a standard and gives its number there. Of whoever is not in the group it waits to be let through,
/// where the group's comments do.
pub async fn report_erratum(ctx: &Ctx, number: i32, typed: &TypedErratum) -> Result<(i32, ErratumState)> {
    ctx.authorize_route(Action::Comment)?;
    let new = typed.check()?;
    let facts = standard(ctx, number).await?;
    let document = standard_text(ctx, &facts).await?;
    let (new, title) = tokio::task::spawn_blocking(move || there(&document, new)).await.map_err(Error::fault)??;
    ctx.write(async |tx| {
        let (row, held) = locked(ctx, tx, number, Action::Comment).await?;
        if find::withdrawals([row.id]).one(tx).await?.is_some() {
            return Err(withdrawn());
        }
        let person = ctx.actor.person().ok_or_else(Error::denied)?;
        let waits = is_held(ctx, tx, &held).await?;
        refuse_flood(ctx, tx, person, waits).await?;
        accept_policies_within(ctx, tx, &held.group, person, Occasion::Commenting, &typed.policies).await?;
        let last = find::errata(row.id).limit(1).one(tx).await?.map_or(0, |last| last.number);
        let state = if waits { ErratumState::Waiting } else { ErratumState::Reported };
        let id: ErratumId = ctx.id();
        let erratum = erratum::ActiveModel {
            id: Set(id),
            standard_id: Set(row.id),
            reporter_id: Set(person),
            number: Set(last + 1),
            kind: Set(new.kind),
            place: Set(new.place.clone()),
            title: Set(title.clone()),
            original: Set(new.original.clone()),
            corrected: Set(new.corrected.clone()),
            reason: Set(new.reason.clone()),
            affiliation: Set(affiliation_on(tx, person, ctx.now.date_naive()).await?),
            state: Set(state),
            note: Set(String::new()),
            reported_at: Set(ctx.now),
            updated_at: Set(ctx.now),
            state_since: Set(ctx.now),
            settled_at: Set(None),
            settled_by: Set(None),
        };
        erratum.insert(tx).await?;
        let mut entry = held.told("erratum.reported", "erratum", id);
        if waits {
            entry.visibility = Visibility::Team;
        }
        let data = json!({
            "standard": number, "erratum": last + 1, "kind": new.kind, "place": new.place, "state": state,
        });
        event::append(ctx, tx, entry.with(data)).await?;
        Ok((last + 1, state))
    })
    .await
}

/// The erratum with what its place is called, where that is in the text and the words stand there.
fn there(document: &Document, new: Erratum) -> Result<(Erratum, String)> {
    let place = texts::place(&document.text, &document.outline, &document.identities, &new.place);
    let missing = "There is no such section or requirement in this standard. Choose one; what you wrote is still here.";
    let place = place.ok_or_else(|| Error::field("place", "not-there", missing))?;
    if !place.holds(&new.original) {
        let message =
            "These words do not stand there. Copy them as they stand in the text; what you wrote is still here.";
        return Err(Error::field("original", "words-not-there", message));
    }
    Ok((new, place.title))
}

async fn refuse_flood(ctx: &Ctx, tx: &DatabaseTransaction, person: PersonId, waits: bool) -> Result<()> {
    let hour_ago = ctx.now - TimeDelta::hours(1);
    let made = find::errata_by(person).filter(erratum::Column::ReportedAt.gt(hour_ago)).count(tx).await?;
    let most = if waits { IN_AN_HOUR.1 } else { IN_AN_HOUR.0 };
    if made < most { Ok(()) } else { Err(Problem::too_many(60 * 60).into()) }
}
