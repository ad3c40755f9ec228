//! Published standards, which everybody reads.

use std::collections::HashMap;

use domain::{
    Instant,
    id::{DraftId, DraftRevisionId, GroupId, StandardId},
    policy::{Action, Decision, decide},
    publication::RelationKind,
};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};
use serde::Serialize;

use super::find;
use crate::{
    Ctx, Error, Result, Version,
    draft::{Document, find as drafts, revisions},
    entity::{standard, working_group},
    group::find as groups,
};

/// Another standard that stands in a relation to one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Other {
    /// Its number.
    pub number: i32,
    /// Its title.
    pub title: String,
}

/// That a standard was withdrawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Withdrawn {
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: String,
}

/// What a standard says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StandardFacts {
    /// Which.
    pub id: StandardId,
    /// Its number, never given to another.
    pub number: i32,
    /// Its title.
    pub title: String,
    /// What it is for; may be empty.
    pub summary: String,
    /// SHA-256 of its text as it was posted.
    pub hash: String,
    /// When it was published.
    pub published_at: Instant,
    /// The name of the group that wrote it.
    pub group: String,
    /// The group's part of addresses, where the asker may know of it.
    pub group_slug: Option<String>,
    /// Earlier standards whose place it takes.
    pub obsoletes: Vec<Other>,
    /// Earlier standards that it adds to.
    pub updates: Vec<Other>,
    /// Later standards that took its place.
    pub obsoleted_by: Vec<Other>,
    /// Later standards that add to it.
    pub updated_by: Vec<Other>,
    /// That it was withdrawn, if it was.
    pub withdrawn: Option<Withdrawn>,
    #[serde(skip)]
    pub(super) revision: DraftRevisionId,
}

impl StandardFacts {
    /// Whether it is in force.
    pub fn is_current(&self) -> bool {
        self.obsoleted_by.is_empty() && self.withdrawn.is_none()
    }

    /// The state that a change is made from: what came after the text can change. The same for everybody who reads it.
    pub fn version(&self) -> Result<Version> {
        Version::of_content(&(self.number, &self.obsoleted_by, &self.updated_by, &self.withdrawn))
    }

    /// The revision that was published; its text never changes.
    pub fn revision(&self) -> DraftRevisionId {
        self.revision
    }
}

/// Which standards are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WantedStandards {
    /// Only those of a group.
    pub group: Option<GroupId>,
    /// Only those in force.
    pub current: bool,
    /// Only those with a smaller number.
    pub before: Option<i32>,
    /// At most so many; all where nothing is said.
    pub limit: Option<u64>,
}

/// Standards, the latest first.
pub async fn standards(ctx: &Ctx, wanted: &WantedStandards) -> Result<Vec<StandardFacts>> {
    ctx.authorize_route(Action::ReadPublic)?;
    let mut query = match wanted.group {
        Some(group) => find::of_group(group),
        None => find::all(),
    };
    if wanted.current {
        query = find::current(query);
    }
    if let Some(before) = wanted.before {
        query = query.filter(standard::Column::Number.lt(before));
    }
    facts(ctx, query.limit(wanted.limit).all(&ctx.db.read).await?).await
}

/// The standard with a number.
pub async fn standard(ctx: &Ctx, number: i32) -> Result<StandardFacts> {
    ctx.authorize_route(Action::ReadPublic)?;
    let rows = find::numbered([number]).all(&ctx.db.read).await?;
    facts(ctx, rows).await?.pop().ok_or_else(Error::not_found)
}

/// Those standards of some numbers that were published, the earliest first.
pub async fn standards_numbered(ctx: &Ctx, numbers: impl IntoIterator<Item = i32>) -> Result<Vec<StandardFacts>> {
    ctx.authorize_route(Action::ReadPublic)?;
    let mut numbers = numbers.into_iter().peekable();
    if numbers.peek().is_none() {
        return Ok(Vec::new());
    }
    let mut found = facts(ctx, find::numbered(numbers).all(&ctx.db.read).await?).await?;
    found.sort_by_key(|one| one.number);
    Ok(found)
}

/// The standard that a draft became, where it was published.
pub async fn standard_of_draft(ctx: &Ctx, draft: DraftId) -> Result<Option<Other>> {
    ctx.authorize_route(Action::ReadPublic)?;
    let row = find::of_draft(draft).one(&ctx.db.read).await?;
    Ok(row.map(|row| Other { number: row.number, title: row.title }))
}

/// The standards of a group that are in force, the latest first, and no more than `limit`.
pub async fn standards_of_group(ctx: &Ctx, group: GroupId, limit: u64) -> Result<Vec<Other>> {
    ctx.authorize_route(Action::ReadPublic)?;
    let rows = find::current(find::of_group(group)).limit(limit).all(&ctx.db.read).await?;
    Ok(rows.into_iter().map(|row| Other { number: row.number, title: row.title }).collect())
}

/// The text of a standard.
pub async fn standard_text(ctx: &Ctx, facts: &StandardFacts) -> Result<Document> {
    ctx.authorize_route(Action::ReadPublic)?;
    let db = &ctx.db.read;
    let row = drafts::revision_by_id(facts.revision).one(db).await?.ok_or_else(Error::not_found)?;
    let line = revisions::lines(db, vec![row]).await?.pop().ok_or_else(Error::not_found)?;
    revisions::document(ctx, line).await
}

/// A fixed number of queries, however many standards there are.
async fn facts(ctx: &Ctx, rows: Vec<standard::Model>) -> Result<Vec<StandardFacts>> {
    let db = &ctx.db.read;
    let ids: Vec<StandardId> = rows.iter().map(|row| row.id).collect();
    let relations = find::relations(&ids).all(db).await?;
    let withdrawn = find::withdrawals(ids.iter().copied()).all(db).await?;
    let mut withdrawn: HashMap<StandardId, Withdrawn> = withdrawn
        .into_iter()
        .map(|row| (row.standard_id, Withdrawn { at: row.withdrawn_at, reason: row.reason }))
        .collect();
    let others = relations.iter().flat_map(|row| [row.standard_id, row.target_id]);
    let others = find::by_ids(others).all(db).await?;
    let others: HashMap<StandardId, Other> =
        others.into_iter().map(|row| (row.id, Other { number: row.number, title: row.title })).collect();
    let of = groups::by_ids(rows.iter().map(|row| row.group_id)).all(db).await?;
    let of: HashMap<GroupId, working_group::Model> = of.into_iter().map(|row| (row.id, row)).collect();
    let one = |row: standard::Model| {
        let does = |wanted: RelationKind| {
            let rows = relations.iter().filter(|one| one.kind == wanted && one.standard_id == row.id);
            sorted(rows.filter_map(|one| others.get(&one.target_id).cloned()).collect())
        };
        let suffers = |wanted: RelationKind| {
            let rows = relations.iter().filter(|one| one.kind == wanted && one.target_id == row.id);
            sorted(rows.filter_map(|one| others.get(&one.standard_id).cloned()).collect())
        };
        let group = of.get(&row.group_id).ok_or_else(Error::not_found)?;
        let known = decide(&ctx.actor, Action::SeeGroup, groups::place(group)) == Decision::Allow;
        Ok(StandardFacts {
            obsoletes: does(RelationKind::Obsoletes),
            updates: does(RelationKind::Updates),
            obsoleted_by: suffers(RelationKind::Obsoletes),
            updated_by: suffers(RelationKind::Updates),
            group: group.name.clone(),
            group_slug: known.then(|| group.slug.clone()),
            withdrawn: withdrawn.remove(&row.id),
            id: row.id,
            number: row.number,
            title: row.title,
            summary: row.summary,
            hash: row.hash,
            published_at: row.published_at,
            revision: row.revision_id,
        })
    };
    rows.into_iter().map(one).collect()
}

fn sorted(mut others: Vec<Other>) -> Vec<Other> {
    others.sort_by_key(|one| one.number);
    others
}
