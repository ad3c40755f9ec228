//! A comment as somebody is shown it.

use std::collections::HashMap;

use domain::{
    Instant,
    comment::{Anchor, CommentState, Lines, Sight, Text, Viewer, sight},
    id::{CommentId, IssueId, PersonId, RequirementId},
    policy::Action,
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use serde::Serialize;

use super::find;
use crate::{
    Ctx, Error, Result, Version,
    draft::{Document, DraftFacts, revision},
    entity::{comment, issue, suggestion},
    group::find as groups,
};

/// A comment as the asker is shown it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CommentView {
    /// Which.
    pub id: CommentId,
    /// The comment that it replies to.
    pub thread: Option<CommentId>,
    /// Where it stands.
    pub state: CommentState,
    /// Whether the asker reads only that there was one.
    pub is_trace: bool,
    /// Who wrote it.
    pub author: PersonId,
    /// Name as they write it.
    pub name: String,
    /// Where they were that day; may be empty.
    pub affiliation: String,
    /// When it was made.
    pub made_at: Instant,
    /// When its words were changed last.
    pub edited_at: Option<Instant>,
    /// What it says, in Markdown; empty where only a trace is shown.
    pub body: String,
    /// Why it was refused or hidden; may be empty.
    pub reason: String,
    /// The revision that it was made on.
    pub revision: i32,
    /// What it is on there.
    pub anchor: Anchor,
    /// Where that stands in the revision that is looked at; none where it is gone.
    pub place: Option<Carried>,
    /// The number of the issue that it raises.
    pub issue: Option<i32>,
    /// The text that it proposes.
    pub suggestion: Option<SuggestionView>,
    /// How many replies the asker reads.
    pub replies: usize,
    /// The state that a change of its words is made from.
    pub version: Version,
    /// Whether it is the asker's own.
    #[serde(skip)]
    pub is_mine: bool,
}

/// Where a comment stands in a revision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Carried {
    /// The anchor of the section; empty for the whole draft.
    pub section: String,
    /// The requirement, where it stands on or in one.
    pub requirement: Option<RequirementId>,
    /// Its number there.
    pub number: Option<String>,
}

/// A text that is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SuggestionView {
    /// The lines of the revision that it is for.
    pub lines: Lines,
    /// What they say.
    pub replaced: String,
    /// What is proposed for them.
    pub replacement: String,
    /// When it was taken over.
    pub applied_at: Option<Instant>,
    /// Who took it over; empty where nobody did.
    pub applied_by: String,
}

/// A comment that said something else before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Earlier {
    /// What it said.
    pub body: String,
    /// Until when.
    pub until: Instant,
}

/// What the asker is to the comments of a draft.
#[derive(Clone, Copy, Debug)]
pub(super) struct Eyes {
    pub(super) person: Option<PersonId>,
    pub(super) tends: bool,
}

impl Eyes {
    pub(super) fn of(ctx: &Ctx, draft: &DraftFacts) -> Result<Self> {
        ctx.authorize(Action::SeeDraft, draft.place())?;
        let tends = ctx.authorize(Action::TendComments, draft.place()).is_ok();
        Ok(Self { person: ctx.actor.person(), tends })
    }

    pub(super) fn sight(self, row: &comment::Model) -> Sight {
        let viewer = Viewer { is_author: self.person == Some(row.author_id), tends: self.tends };
        sight(row.state, row.published_at.is_some(), viewer)
    }

    /// The replies among `rows` of which the asker knows; comments are found by [`find::visible_to`].
    pub(super) fn known(self, rows: Vec<comment::Model>) -> Vec<comment::Model> {
        rows.into_iter().filter(|row| self.sight(row) != Sight::Nothing).collect()
    }
}

/// Where comments stand in a revision, each by its id; those whose words are gone are left out.
pub(super) async fn carried(
    ctx: &Ctx,
    draft: &DraftFacts,
    number: i32,
    rows: &[comment::Model],
) -> Result<HashMap<CommentId, Carried>> {
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let document = revision(ctx, draft, number).await?;
    let anchors = rows.iter().map(|row| Ok((row.id, anchor(row)?))).collect::<Result<Vec<_>>>()?;
    let finding = tokio::task::spawn_blocking(move || find_all(&document, anchors));
    finding.await.map_err(Error::fault)
}

fn find_all(document: &Document, anchors: Vec<(CommentId, Anchor)>) -> HashMap<CommentId, Carried> {
    let text = Text::of(&document.text, &document.outline, &document.identities);
    let mut found = HashMap::new();
    for (id, anchor) in anchors {
        if let Some(place) = text.carry(&anchor) {
            let requirement = place.requirement;
            let carried = Carried {
                section: place.section.and_then(|at| text.anchors().get(at).cloned()).unwrap_or_default(),
                requirement: requirement.and_then(|at| document.identities.get(at).copied()),
                number: requirement.and_then(|at| document.outline.requirements.get(at)).map(|one| one.number.clone()),
            };
            found.insert(id, carried);
        }
    }
    found
}

pub(super) fn anchor(row: &comment::Model) -> Result<Anchor> {
    serde_json::from_value(row.anchor.clone()).map_err(Error::fault)
}

/// Comments as the asker is shown them; they know of each of `rows`.
pub(super) async fn views(
    db: &impl ConnectionTrait,
    eyes: Eyes,
    rows: Vec<comment::Model>,
    mut places: HashMap<CommentId, Carried>,
) -> Result<Vec<CommentView>> {
    let proposed = find::suggestions(rows.iter().map(|row| row.id)).all(db).await?;
    let names = rows.iter().map(|row| row.author_id).chain(proposed.iter().filter_map(|row| row.applied_by));
    let names = names_of(db, names).await?;
    let issues = find::issues_by_id(rows.iter().filter_map(|row| row.issue_id)).all(db).await?;
    let issues: HashMap<IssueId, issue::Model> = issues.into_iter().map(|row| (row.id, row)).collect();
    let mut proposed: HashMap<CommentId, suggestion::Model> =
        proposed.into_iter().map(|row| (row.comment_id, row)).collect();
    let replies = find::replies(rows.iter().map(|row| row.id)).all(db).await?;
    let replies = eyes.known(replies);
    let view = |row: comment::Model| {
        let is_trace = eyes.sight(&row) != Sight::Whole;
        let proposed = proposed.remove(&row.id).filter(|_| !is_trace);
        Ok(CommentView {
            is_trace,
            anchor: anchor(&row)?,
            place: places.remove(&row.id),
            name: names.get(&row.author_id).cloned().unwrap_or_default(),
            issue: row.issue_id.and_then(|id| issues.get(&id)).map(|row| row.number),
            suggestion: proposed.map(|row| SuggestionView {
                applied_by: row.applied_by.and_then(|id| names.get(&id)).cloned().unwrap_or_default(),
                lines: Lines { first: line(row.first_line), last: line(row.last_line) },
                replaced: row.replaced,
                replacement: row.replacement,
                applied_at: row.applied_at,
            }),
            replies: replies.iter().filter(|reply| reply.parent_id == Some(row.id)).count(),
            version: Version::of_row(row.updated_at),
            is_mine: eyes.person == Some(row.author_id),
            body: if is_trace { String::new() } else { row.body },
            id: row.id,
            thread: row.parent_id,
            state: row.state,
            author: row.author_id,
            affiliation: row.affiliation,
            made_at: row.made_at,
            edited_at: row.edited_at,
            reason: row.reason,
            revision: row.revision,
        })
    };
    rows.into_iter().map(view).collect()
}

pub(super) async fn names_of(
    db: &impl ConnectionTrait,
    people: impl IntoIterator<Item = PersonId>,
) -> Result<HashMap<PersonId, String>> {
    Ok(groups::people(people).all(db).await?.into_iter().map(|row| (row.id, row.name)).collect())
}

/// What a comment said before it was edited, the first wording first, for whoever reads all of it.
pub(super) async fn earlier(db: &impl ConnectionTrait, id: CommentId) -> Result<Vec<Earlier>> {
    let rows = find::versions([id]).all(db).await?;
    Ok(rows.into_iter().map(|row| Earlier { body: row.body, until: row.until }).collect())
}

/// The comment of a draft under an id, if the asker knows of it.
pub(super) async fn known(ctx: &Ctx, draft: &DraftFacts, eyes: Eyes, id: CommentId) -> Result<comment::Model> {
    let row = find::visible_to(draft.id, eyes.person, eyes.tends);
    let row = row.filter(comment::Column::Id.eq(id)).one(&ctx.db.read).await?;
    row.ok_or_else(Error::not_found)
}

fn line(number: i32) -> usize {
    usize::try_from(number).unwrap_or_default()
}
