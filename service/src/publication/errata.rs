//! Errata as somebody reads them.

use std::collections::HashMap;

use domain::{
    Instant,
    draft::Readers,
    id::{ErratumId, GroupId, PersonId},
    policy::{Action, Decision, Place, decide},
    publication::{ErratumKind, ErratumState},
};
use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, QueryFilter, QuerySelect};
use serde::Serialize;

use super::{find, standards::StandardFacts};
use crate::{
    Ctx, Error, Result, Version, database,
    draft::find::{self as drafts, Locked},
    entity::{erratum, standard},
    group::{GroupFacts, find as groups},
    team::with_current_roles,
};

/// An erratum as the asker is shown it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ErratumView {
    /// Which.
    pub id: ErratumId,
    /// Its number, counted for each standard from 1 on.
    pub number: i32,
    /// What kind of error it is.
    pub kind: ErratumKind,
    /// Where it stands.
    pub state: ErratumState,
    /// The anchor of the section or requirement that it is in.
    pub place: String,
    /// What that is called.
    pub title: String,
    /// The words that are wrong.
    pub original: String,
    /// What should stand there; empty where the words should go.
    pub corrected: String,
    /// Why.
    pub reason: String,
    /// Name of who reported it.
    pub reporter: String,
    /// Where they were that day; may be empty.
    pub affiliation: String,
    /// When it was reported.
    pub reported_at: Instant,
    /// What was said to what became of it; may be empty.
    pub note: String,
    /// When it came to stand where it stands.
    pub settled_at: Option<Instant>,
    /// Name of who settled it.
    pub settled_by: Option<String>,
    /// The state that a settlement is made from.
    pub version: Version,
    /// Whether the asker reported it.
    #[serde(skip)]
    pub is_mine: bool,
}

/// Which errata are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WantedErrata {
    /// Only those that stand there.
    pub state: Option<ErratumState>,
    /// Only those with a smaller number.
    pub before: Option<i32>,
    /// At most so many; all where nothing is said.
    pub limit: Option<u64>,
}

/// An erratum that waits for the next edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct HeldErratum {
    /// The number of the standard.
    pub standard: i32,
    /// Its own number there.
    pub number: i32,
    /// What the place is called that it is in.
    pub title: String,
    /// The words that are wrong.
    pub original: String,
    /// What should stand there.
    pub corrected: String,
    /// What was said when it was held.
    pub note: String,
}

/// Where a standard stands for the policy: as its draft does, but open to everybody, whoever may know of the group.
pub(super) async fn place_of(ctx: &Ctx, db: &impl ConnectionTrait, row: &standard::Model) -> Result<Place> {
    let group = groups::by_id(row.group_id).one(db).await?.ok_or_else(Error::not_found)?;
    Ok(Place::Draft {
        id: row.draft_id,
        group: group.id,
        ecosystem: group.ecosystem_id,
        parent: group.parent_id,
        readers: Readers::All,
        named: drafts::named_as(ctx, db, row.draft_id).await?,
    })
}

/// Locks a standard for a write about it that may do `action`, by what the asker holds and is named as now.
pub(super) async fn locked(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    number: i32,
    action: Action,
) -> Result<(standard::Model, Locked)> {
    let known = find::numbered([number]).one(tx).await?.ok_or_else(Error::not_found)?;
    let row = database::locked::<standard::Entity>(tx, known.id).await?;
    let place = place_of(ctx, tx, &row).await?;
    with_current_roles(ctx, tx).await?.authorize(action, place)?;
    let draft = drafts::by_id(row.draft_id).one(tx).await?.ok_or_else(Error::not_found)?;
    let group = groups::by_id(row.group_id).one(tx).await?.ok_or_else(Error::not_found)?;
    Ok((row, Locked { draft, group, place }))
}

/// Whether the asker says what becomes of the errata of a standard.
pub async fn settles_errata(ctx: &Ctx, facts: &StandardFacts) -> Result<bool> {
    let db = &ctx.db.read;
    if ctx.actor.person().is_none() {
        return Ok(false);
    }
    let row = find::numbered([facts.number]).one(db).await?.ok_or_else(Error::not_found)?;
    Ok(decide(&ctx.actor, Action::TendComments, place_of(ctx, db, &row).await?) == Decision::Allow)
}

/// The errata of a standard that the asker may know of, the latest first.
pub async fn errata(ctx: &Ctx, facts: &StandardFacts, wanted: &WantedErrata) -> Result<Vec<ErratumView>> {
    ctx.authorize_route(Action::ReadPublic)?;
    let settles = settles_errata(ctx, facts).await?;
    let mut query = find::errata_visible_to(facts.id, ctx.actor.person(), settles);
    if let Some(state) = wanted.state {
        query = query.filter(erratum::Column::State.eq(state));
    }
    if let Some(before) = wanted.before {
        query = query.filter(erratum::Column::Number.lt(before));
    }
    views(ctx, query.limit(wanted.limit).all(&ctx.db.read).await?).await
}

/// One erratum of a standard, if the asker may know of it.
pub async fn erratum(ctx: &Ctx, facts: &StandardFacts, number: i32) -> Result<ErratumView> {
    ctx.authorize_route(Action::ReadPublic)?;
    let settles = settles_errata(ctx, facts).await?;
    let query = find::errata_visible_to(facts.id, ctx.actor.person(), settles);
    let rows = query.filter(erratum::Column::Number.eq(number)).all(&ctx.db.read).await?;
    views(ctx, rows).await?.pop().ok_or_else(Error::not_found)
}

/// What everybody reads beside the text of a standard, in the order in which it was reported: not what was rejected.
pub async fn errata_in_text(ctx: &Ctx, facts: &StandardFacts) -> Result<Vec<ErratumView>> {
    ctx.authorize_route(Action::ReadPublic)?;
    let query = find::errata_read(facts.id).filter(erratum::Column::State.ne(ErratumState::Rejected));
    views(ctx, query.all(&ctx.db.read).await?).await
}

/// What everybody reads of the errata of a standard, in the order in which they were reported.
pub async fn errata_read(ctx: &Ctx, facts: &StandardFacts) -> Result<Vec<ErratumView>> {
    ctx.authorize_route(Action::ReadPublic)?;
    views(ctx, find::errata_read(facts.id).all(&ctx.db.read).await?).await
}

/// The errata that wait for the next edition of a group's standards in force, for whoever begins a draft there or
/// publishes one.
pub async fn held_errata(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<HeldErratum>> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    held_of(ctx, group.id).await
}

async fn held_of(ctx: &Ctx, group: GroupId) -> Result<Vec<HeldErratum>> {
    let db = &ctx.db.read;
    let of = find::current(find::of_group(group)).all(db).await?;
    let ids: Vec<_> = of.iter().map(|row| row.id).collect();
    let numbers: HashMap<_, _> = of.iter().map(|row| (row.id, row.number)).collect();
    let rows = find::errata_in(&ids, &[ErratumState::Held]).all(db).await?;
    let held = rows.into_iter().filter_map(|row| {
        Some(HeldErratum {
            standard: *numbers.get(&row.standard_id)?,
            number: row.number,
            title: row.title,
            original: row.original,
            corrected: row.corrected,
            note: row.note,
        })
    });
    Ok(held.collect())
}

async fn views(ctx: &Ctx, rows: Vec<erratum::Model>) -> Result<Vec<ErratumView>> {
    let people = rows.iter().flat_map(|row| [Some(row.reporter_id), row.settled_by]).flatten();
    let people: HashMap<PersonId, String> =
        groups::people(people).all(&ctx.db.read).await?.into_iter().map(|row| (row.id, row.name)).collect();
    let name = |id: PersonId| people.get(&id).cloned().unwrap_or_default();
    let view = |row: erratum::Model| ErratumView {
        reporter: name(row.reporter_id),
        settled_by: row.settled_by.map(name),
        is_mine: ctx.actor.person() == Some(row.reporter_id),
        version: Version::of_row(row.updated_at),
        id: row.id,
        number: row.number,
        kind: row.kind,
        state: row.state,
        place: row.place,
        title: row.title,
        original: row.original,
        corrected: row.corrected,
        reason: row.reason,
        affiliation: row.affiliation,
        reported_at: row.reported_at,
        note: row.note,
        settled_at: row.settled_at,
    };
    Ok(rows.into_iter().map(view).collect())
}
