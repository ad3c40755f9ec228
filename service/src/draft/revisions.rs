//! The revisions of a draft, and one of them with its text.

use std::collections::HashMap;

use domain::{
    Instant,
    draft::{
        Outline,
        change::{Class, Summary},
        save::Source,
    },
    id::{DraftRevisionId, PersonId, RequirementId},
    policy::Action,
};
use sea_orm::ConnectionTrait;
use serde::Serialize;

use super::{DraftFacts, find};
use crate::{Ctx, Error, Result, entity::draft_revision, group::find as groups};

/// A revision without its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RevisionLine {
    /// Which.
    pub id: DraftRevisionId,
    /// Counted from 1.
    pub number: i32,
    /// SHA-256 of the file, in hexadecimal digits.
    pub hash: String,
    /// As what it came.
    pub source: Source,
    /// The draft's title when it was posted.
    pub title: String,
    /// What was said about it; may be empty.
    pub note: String,
    /// How many bytes the file has.
    pub bytes: i64,
    /// How many requirements stand in it.
    pub requirements: i32,
    /// What changed from the one before.
    pub summary: Summary,
    /// When it was posted.
    pub posted_at: Instant,
    /// Who posted it; empty where nobody in particular did.
    pub posted_by: String,
    /// Where they were at that day; may be empty.
    pub affiliation: String,
    /// Where the same text is kept.
    pub repository: Option<String>,
    /// The commit there.
    pub commit: Option<String>,
    /// The class of its change, where somebody settled it.
    pub class: Option<Class>,
    /// Who settled it; empty where nobody did.
    pub class_by: String,
}

/// A revision with its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The revision.
    pub line: RevisionLine,
    /// The text.
    pub text: String,
    /// What stands in it.
    pub outline: Outline,
    /// What its requirements are, in their order.
    pub identities: Vec<RequirementId>,
}

/// One revision without its text; the newest where no number is given.
pub async fn revision_line(ctx: &Ctx, draft: &DraftFacts, number: Option<i32>) -> Result<RevisionLine> {
    ctx.authorize(Action::SeeDraft, draft.place())?;
    let query = match number {
        Some(number) => find::revision(draft.id, number),
        None => find::revisions([draft.id]),
    };
    let row = query.one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    lines(&ctx.db.read, vec![row]).await?.pop().ok_or_else(Error::not_found)
}

/// One revision with its text.
pub async fn revision(ctx: &Ctx, draft: &DraftFacts, number: i32) -> Result<Document> {
    let line = revision_line(ctx, draft, Some(number)).await?;
    document(ctx, line).await
}

pub(crate) async fn document(ctx: &Ctx, line: RevisionLine) -> Result<Document> {
    let row = find::text(&ctx.db.read, line.id).await?;
    Ok(Document {
        line,
        text: row.text,
        outline: serde_json::from_value(row.outline).map_err(Error::fault)?,
        identities: serde_json::from_value(row.identities).map_err(Error::fault)?,
    })
}

pub(crate) async fn lines(db: &impl ConnectionTrait, rows: Vec<draft_revision::Model>) -> Result<Vec<RevisionLine>> {
    let ids: Vec<PersonId> = rows.iter().flat_map(|row| [row.posted_by, row.class_by]).flatten().collect();
    let people = groups::people(ids).all(db).await?;
    let names: HashMap<PersonId, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let name = |id: Option<PersonId>| id.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
    let line = |row: draft_revision::Model| {
        Ok(RevisionLine {
            posted_by: name(row.posted_by),
            class_by: name(row.class_by),
            id: row.id,
            number: row.number,
            hash: row.hash,
            source: row.source,
            title: row.title,
            note: row.note,
            bytes: row.bytes,
            requirements: row.requirements,
            summary: serde_json::from_value(row.summary).map_err(Error::fault)?,
            posted_at: row.posted_at,
            affiliation: row.affiliation,
            repository: row.repository,
            commit: row.commit_hash,
            class: row.class,
        })
    };
    rows.into_iter().map(line).collect()
}
