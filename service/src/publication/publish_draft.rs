//! Publishing a draft: a number that was never used, a text that never changes.

use std::collections::HashMap;

use domain::{
    draft::Readers,
    id::{DraftId, StandardId},
    life::{Mover, Need},
    policy::{Action, Decision, Place, decide},
    publication::{Related, RelationKind, TypedPublication, Way, way},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::{find, mails::tell_of_publication};
use crate::{
    Ctx, Error, Result, database,
    draft::{
        DraftFacts,
        find::{self as drafts, Locked},
    },
    entity::{
        draft_revision, standard, standard_relation,
        standard_series::{self, ONLY},
    },
    error::Check,
    group::find as groups,
    life::{
        find as life,
        move_draft::{action, authorize, lacks},
        stand::{Made, enter, grounds, stand_of},
    },
    record::{Entry, event},
    team::with_current_roles,
};

/// Publishes the newest revision of a draft and gives its number.
pub async fn publish_draft(ctx: &Ctx, id: DraftId, typed: &TypedPublication) -> Result<i32> {
    ctx.authorize_route(Action::WriteDraft)?;
    let related = typed.check()?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, id, Action::SeeDraft).await?;
        let way = way(held.draft.workflow);
        authorize(ctx, tx, &held, way.by).await?;
        let revision = must_be_ready(tx, &held, way).await?;
        let number = next_number(tx).await?;
        let targets = named(ctx, tx, &held, &related).await?;
        let standard = ctx.id();
        keep(ctx, tx, &held, standard, number, &revision).await?;
        for (target, kind) in &targets {
            let row = standard_relation::ActiveModel {
                standard_id: Set(standard),
                target_id: Set(target.id),
                kind: Set(*kind),
            };
            row.insert(tx).await?;
        }
        let entry = told(&held, standard, number, &revision, &related);
        tell_of_publication(ctx, tx, &held, number, &revision.title).await?;
        let stands = stand_of(tx, &held.draft).await?;
        let at = stands.iter().find(|at| at.line == way.line).ok_or_else(not_there)?;
        let to = held.draft.workflow.state(way.line, way.to).ok_or_else(not_there)?;
        enter(ctx, tx, &held.group, held.draft, at, Made { line: way.line, to, note: "", call: None }).await?;
        event::append(ctx, tx, entry).await?;
        Ok(number)
    })
    .await
}

/// Refuses unless publication leads on from where the draft stands and everything is there that it needs. Gives the
/// revision that would be published.
async fn must_be_ready(tx: &DatabaseTransaction, held: &Locked, way: &Way) -> Result<draft_revision::Model> {
    if !held.group.state.is_written() {
        return Err(Error::conflict("group-over", "This group has ended; nothing is written in it any more."));
    }
    if matches!(held.place, Place::Draft { readers: Readers::Named, .. }) {
        let message =
            "The draft is under an embargo, and what is published is read by everybody. End the embargo first.";
        return Err(Error::conflict("embargoed", message));
    }
    let stands = stand_of(tx, &held.draft).await?;
    if !stands.iter().any(|at| at.line == way.line && at.state.key == way.from) {
        return Err(not_there());
    }
    if life::unsettled(life::calls_on(held.draft.id)).one(tx).await?.is_some() {
        let message = "A call on this draft is not settled. Record its outcome or annul it first.";
        return Err(Error::conflict("call-runs", message));
    }
    let newest = drafts::revisions([held.draft.id]).one(tx).await?;
    let met = grounds(tx, &held.draft, newest.as_ref()).await?.met;
    let missing: Vec<Need> = way.needs.iter().copied().filter(|need| !met.contains(need)).collect();
    match newest {
        Some(newest) if missing.is_empty() => Ok(newest),
        _ => Err(lacks(&missing)),
    }
}

/// The next number. Whoever asks for one meanwhile waits until this publication is kept or undone.
async fn next_number(tx: &DatabaseTransaction) -> Result<i32> {
    let series = database::locked::<standard_series::Entity>(tx, ONLY).await?;
    let number = series.last_number + 1;
    let mut series = standard_series::ActiveModel::from(series);
    series.last_number = Set(number);
    series.update(tx).await?;
    Ok(number)
}

/// The standards that are named, each with a place that none has taken, and of the group or of one that the asker oversees.
async fn named(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    held: &Locked,
    related: &Related,
) -> Result<Vec<(standard::Model, RelationKind)>> {
    let rows = find::numbered(related.0.iter().map(|(_, number)| *number)).all(tx).await?;
    let in_force = find::unreplaced(find::numbered(rows.iter().map(|row| row.number))).all(tx).await?;
    let known: HashMap<i32, standard::Model> = rows.into_iter().map(|row| (row.number, row)).collect();
    let now = with_current_roles(ctx, tx).await?;
    let mut errors = domain::FieldErrors::default();
    let mut targets = Vec::new();
    for (kind, number) in &related.0 {
        let Some(row) = known.get(number) else {
            errors.add(kind.as_str(), "unknown", format!("There is no standard {number}."));
            continue;
        };
        if !in_force.iter().any(|one| one.id == row.id) {
            errors.add(kind.as_str(), "obsolete", format!("Another took the place of standard {number} already."));
            continue;
        }
        if row.group_id != held.group.id {
            let of = groups::by_id(row.group_id).one(tx).await?.ok_or_else(Error::not_found)?;
            if decide(&now.actor, Action::OverseeGroup, groups::place(&of)) != Decision::Allow {
                errors.add(kind.as_str(), "not-yours", format!("Standard {number} is another group's."));
                continue;
            }
        }
        targets.push((row.clone(), *kind));
    }
    errors.check()?;
    Ok(targets)
}

async fn keep(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    held: &Locked,
    id: StandardId,
    number: i32,
    revision: &draft_revision::Model,
) -> Result<()> {
    let row = standard::ActiveModel {
        id: Set(id),
        number: Set(number),
        title: Set(revision.title.clone()),
        summary: Set(held.draft.summary.clone()),
        hash: Set(revision.hash.clone()),
        published_at: Set(ctx.now),
        group_id: Set(held.group.id),
        draft_id: Set(held.draft.id),
        revision_id: Set(revision.id),
        published_by: Set(ctx.actor.person()),
    };
    row.insert(tx).await?;
    Ok(())
}

/// What everybody may know of it, even where the draft was the group's alone.
fn told(held: &Locked, id: StandardId, number: i32, revision: &draft_revision::Model, related: &Related) -> Entry {
    let of = |wanted: RelationKind| {
        related.0.iter().filter(|(kind, _)| *kind == wanted).map(|(_, number)| *number).collect::<Vec<_>>()
    };
    let data = json!({
        "number": number, "title": revision.title, "revision": revision.number, "hash": revision.hash,
        "obsoletes": of(RelationKind::Obsoletes), "updates": of(RelationKind::Updates),
    });
    held.told("standard.published", "standard", id).public().with(data)
}

fn not_there() -> Error {
    Error::conflict("draft-state", "Publication does not lead on from where the draft stands now. Look at it anew.")
}

/// What the page shows that publishes a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publishing {
    /// Who publishes in this workflow.
    pub by: Mover,
    /// Whether the draft stands where publication leads on.
    pub is_there: bool,
    /// What it needs and is not there.
    pub missing: Vec<Need>,
    /// The standards that it can take the place of or add to: those of its group in force, the latest first.
    pub earlier: Vec<(i32, String)>,
}

/// What the page shows that publishes a draft; none where the asker does not publish in its workflow.
pub async fn publishing(ctx: &Ctx, facts: &DraftFacts) -> Result<Option<Publishing>> {
    ctx.authorize(Action::SeeDraft, facts.place())?;
    let way = way(facts.workflow);
    let Place::Draft { group, .. } = facts.place() else { return Ok(None) };
    if decide(&ctx.actor, action(way.by), facts.place()) != Decision::Allow {
        return Ok(None);
    }
    let db = &ctx.db.read;
    let row = drafts::by_id(facts.id).one(db).await?.ok_or_else(Error::not_found)?;
    let stands = stand_of(db, &row).await?;
    let newest = drafts::revisions([facts.id]).one(db).await?;
    let met = grounds(db, &row, newest.as_ref()).await?.met;
    let earlier = find::current(find::of_group(group)).all(db).await?;
    Ok(Some(Publishing {
        by: way.by,
        is_there: stands.iter().any(|at| at.line == way.line && at.state.key == way.from),
        missing: way.needs.iter().copied().filter(|need| !met.contains(need)).collect(),
        earlier: earlier.into_iter().map(|row| (row.number, row.title)).collect(),
    }))
}
