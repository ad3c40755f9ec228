//! The drafts of a group, and what a draft's own page shows.

use std::collections::{BTreeMap, HashMap};

use domain::{
    Instant,
    draft::Part,
    id::{DraftId, PersonId},
    life::{State, Workflow},
    policy::Action,
};
use sea_orm::{ColumnTrait, Condition, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::Expr};
use serde::Serialize;

use super::{
    DraftFacts, find,
    revisions::{RevisionLine, lines},
};
use crate::{
    Ctx, Result,
    entity::{draft, draft_person, draft_revision},
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
    /// By the number of a revision, whose proposals came into its text.
    pub credits: BTreeMap<i32, Vec<String>>,
}

/// Where a list of drafts goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftsAfter {
    /// Whether it is among those that nobody works on any more, which come last.
    pub is_over: bool,
    /// The name of the last one that was listed.
    pub name: String,
}

/// A page of the drafts of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DraftPage {
    /// Those that are written first, each by name.
    pub lines: Vec<DraftLine>,
    /// How many are written, on all pages.
    pub written: u64,
    /// Whether there are more.
    pub more: bool,
}

impl DraftPage {
    /// Where the next page begins.
    pub fn next(&self) -> Option<DraftsAfter> {
        let after = |last: &DraftLine| DraftsAfter { is_over: last.state.is_over(), name: last.name.clone() };
        self.lines.last().filter(|_| self.more).map(after)
    }
}

/// The first `limit` drafts of a group after one that the asker may know of: those that are written first, each by name.
pub async fn drafts(ctx: &Ctx, group: &GroupFacts, after: Option<&DraftsAfter>, limit: usize) -> Result<DraftPage> {
    let known = visible(ctx, group)?;
    let written = known.clone().filter(find::over().not()).count(&ctx.db.read).await?;
    let page = match after {
        None => known,
        Some(DraftsAfter { is_over: true, name }) => known.filter(find::over()).filter(draft::Column::Name.gt(name)),
        Some(DraftsAfter { is_over: false, name }) => {
            known.filter(Condition::any().add(find::over()).add(draft::Column::Name.gt(name)))
        }
    };
    let is_over: Expr = Expr::case(find::over(), 1).finally(0).into();
    let wanted = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let page = page.order_by_asc(is_over).order_by_asc(draft::Column::Name).limit(wanted);
    let mut rows = page.all(&ctx.db.read).await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    Ok(DraftPage { lines: lines_of(ctx, rows).await?, written, more })
}

/// Some drafts of a group, as far as the asker may know of them.
pub(crate) async fn drafts_among(ctx: &Ctx, group: &GroupFacts, ids: Vec<DraftId>) -> Result<Vec<DraftLine>> {
    let rows = visible(ctx, group)?.filter(draft::Column::Id.is_in(ids)).all(&ctx.db.read).await?;
    lines_of(ctx, rows).await
}

/// Name and title of each draft of a group that is written and that the asker may know of, to choose from.
pub async fn draft_titles(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<(String, String)>> {
    let known = visible(ctx, group)?.filter(find::over().not()).order_by_asc(draft::Column::Name);
    let titles = known.select_only().columns([draft::Column::Name, draft::Column::Title]);
    Ok(titles.into_tuple().all(&ctx.db.read).await?)
}

fn visible(ctx: &Ctx, group: &GroupFacts) -> Result<Select<draft::Entity>> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let is_inside = group.may.is_inside || !group.is_public();
    Ok(find::visible_to(ctx, group.id, is_inside))
}

/// The number of queries does not grow with the drafts.
async fn lines_of(ctx: &Ctx, rows: Vec<draft::Model>) -> Result<Vec<DraftLine>> {
    let db = &ctx.db.read;
    let ids: Vec<DraftId> = rows.iter().map(|row| row.id).collect();
    let newest = newest(ctx, &ids).await?;
    let named = find::persons(ids).filter(draft_person::Column::Part.eq(Part::Editor)).all(db).await?;
    let people = groups::people(named.iter().map(|row| row.person_id)).all(db).await?;
    let names: HashMap<PersonId, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let line = |row: draft::Model| {
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
    };
    rows.into_iter().map(line).collect()
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
    let credits = by_revision(crate::comment::credits(&ctx.db.read, draft.id).await?, &rows);
    Ok(DraftHome { revisions: lines(&ctx.db.read, rows).await?, credits })
}

/// A proposal belongs to the first revision that was posted after it was taken over; `rows` come the newest first.
fn by_revision(credits: Vec<(Instant, String)>, rows: &[draft_revision::Model]) -> BTreeMap<i32, Vec<String>> {
    let mut by = BTreeMap::<i32, Vec<String>>::new();
    for (at, name) in credits {
        let Some(row) = rows.iter().rev().find(|row| row.posted_at > at) else { continue };
        let names = by.entry(row.number).or_default();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    by
}
