//! The drafts of a group, and what a draft's own page shows.

use std::collections::HashMap;

use domain::{
    Instant,
    draft::Part,
    id::{DraftId, PersonId},
    life::{State, Workflow},
    policy::Action,
};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};
use serde::Serialize;

use super::{
    DraftFacts, find,
    revisions::{RevisionLine, lines},
};
use crate::{
    Ctx, Result,
    entity::{draft_person, draft_revision},
    group::{GroupFacts, find as groups},
};

/// A draft in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftLine {
    /// Which.
    pub id: DraftId,
    /// Its part of addresses.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it is for; may be empty.
    pub summary: String,
    /// The workflow that it follows.
    pub workflow: Workflow,
    /// Where it stands on the main line.
    pub state: &'static State,
    /// The newest revision's number and when it was posted.
    pub newest: Option<(i32, Instant)>,
    /// How many requirements that has.
    pub requirements: i32,
    /// Who edits it.
    pub editors: Vec<String>,
    /// The instant before which only those who are named read it.
    pub embargo_until: Option<Instant>,
}

/// What a draft's own page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftHome {
    /// Its revisions, the newest first.
    pub revisions: Vec<RevisionLine>,
}

/// The drafts of a group that the asker may know of: those that are written first, each by name.
pub async fn drafts(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<DraftLine>> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let db = &ctx.db.read;
    let is_inside = group.may.is_inside || !group.is_public();
    let rows = find::visible_to(ctx, group.id, is_inside).all(db).await?;
    let ids: Vec<DraftId> = rows.iter().map(|row| row.id).collect();
    let newest = newest(ctx, &ids).await?;
    let named = find::persons(ids).filter(draft_person::Column::Part.eq(Part::Editor)).all(db).await?;
    let people = groups::people(named.iter().map(|row| row.person_id)).all(db).await?;
    let names: HashMap<PersonId, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let lines: Result<Vec<DraftLine>> = rows
        .into_iter()
        .map(|row| {
            let revision = newest.get(&row.id);
            let of_it = named.iter().filter(|one| one.draft_id == row.id);
            Ok(DraftLine {
                state: find::state_of(&row)?,
                workflow: row.workflow,
                newest: revision.map(|(number, at, _)| (*number, *at)),
                requirements: revision.map_or(0, |(_, _, requirements)| *requirements),
                editors: of_it.filter_map(|one| names.get(&one.person_id).cloned()).collect(),
                embargo_until: row.embargo_until.filter(|until| ctx.now < *until),
                id: row.id,
                name: row.name,
                title: row.title,
                summary: row.summary,
            })
        })
        .collect();
    let mut lines = lines?;
    lines.sort_by_key(|line| line.state.is_over());
    Ok(lines)
}

/// The newest revision of each of some drafts: number, when, requirements.
async fn newest(ctx: &Ctx, ids: &[DraftId]) -> Result<HashMap<DraftId, (i32, Instant, i32)>> {
    let rows: Vec<(DraftId, i32, Instant, i32)> = find::revisions(ids.iter().copied())
        .select_only()
        .columns([draft_revision::Column::DraftId, draft_revision::Column::Number])
        .columns([draft_revision::Column::PostedAt, draft_revision::Column::Requirements])
        .into_tuple()
        .all(&ctx.db.read)
        .await?;
    let mut newest = HashMap::new();
    for (id, number, at, requirements) in rows {
        // They come the newest first.
        newest.entry(id).or_insert((number, at, requirements));
    }
    Ok(newest)
}

/// What a draft's own page shows besides its facts.
pub async fn draft_home(ctx: &Ctx, draft: &DraftFacts) -> Result<DraftHome> {
    ctx.authorize(Action::SeeDraft, draft.place())?;
    let rows = find::revisions([draft.id]).all(&ctx.db.read).await?;
    Ok(DraftHome { revisions: lines(&ctx.db.read, rows).await? })
}
