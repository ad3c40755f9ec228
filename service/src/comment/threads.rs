//! The comments on a draft, as lists and threads, and beside its text.

use std::collections::HashMap;

use domain::{
    comment::{CommentState, Sight},
    draft::anchor,
    id::{CommentId, RequirementId},
};
use sea_orm::{ColumnTrait, QueryFilter};
use serde::Serialize;

use super::{
    find,
    view::{CommentView, Earlier, Eyes, carried, earlier, known, views},
};
use crate::{
    Ctx, Error, Result,
    comment::undisposed,
    draft::{DraftFacts, revision_line},
    entity::comment,
};

/// Which comments are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WantedComments {
    /// In which revision they are looked at; the newest where none is given.
    pub revision: Option<i32>,
    /// Those in a section of it, or on or in a requirement, by its anchor.
    pub section: Option<String>,
    /// Those on or in a requirement of it.
    pub requirement: Option<RequirementId>,
    /// Those of which it has no longer what they stood on.
    pub orphaned: bool,
    /// Those that stand so.
    pub state: Option<CommentState>,
    /// Those that raise no issue yet.
    pub without_issue: bool,
    /// Those after this one.
    pub after: Option<CommentId>,
}

/// Some comments on a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Threads {
    /// The revision that they are looked at in; 0 where the draft has none.
    pub revision: i32,
    /// The comments, the oldest first, without replies.
    pub comments: Vec<CommentView>,
    /// The last of them, where there are more.
    pub next: Option<CommentId>,
    /// How many wait, for who tends them.
    pub waiting: usize,
    /// How many stand on what is gone.
    pub orphaned: usize,
    /// How many there are in all.
    pub total: usize,
}

/// A comment with its replies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Thread {
    /// The comment.
    pub comment: CommentView,
    /// Its replies, the oldest first.
    pub replies: Vec<CommentView>,
    /// What it, and they, said before, by id.
    pub earlier: HashMap<CommentId, Vec<Earlier>>,
}

/// How many published comments stand where in a revision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// By the anchor of the section or requirement; the empty one is the whole draft.
    pub counts: HashMap<String, usize>,
    /// On what this revision does not have.
    pub orphaned: usize,
    /// In all.
    pub total: usize,
    /// How many issues of the draft nobody settled yet.
    pub open_issues: usize,
}

/// The comments on a draft that the asker may know of, some at a time.
pub async fn threads(ctx: &Ctx, draft: &DraftFacts, wanted: &WantedComments, limit: usize) -> Result<Threads> {
    let eyes = Eyes::of(ctx, draft)?;
    let number = match revision_line(ctx, draft, wanted.revision).await {
        Ok(line) => line.number,
        Err(Error::Refused(problem)) if wanted.revision.is_none() && problem.code == "not-found" => 0,
        Err(error) => return Err(error),
    };
    let rows = roots(ctx, draft, eyes).await?;
    let places = if number == 0 { HashMap::new() } else { carried(ctx, draft, number, &rows).await? };
    let count = |test: &dyn Fn(&comment::Model) -> bool| rows.iter().filter(|row| test(row)).count();
    let waiting = count(&|row| eyes.tends && row.state == CommentState::Waiting);
    let orphaned = count(&|row| !places.contains_key(&row.id));
    let total = rows.len();
    let is_wanted = |row: &comment::Model| {
        let place = places.get(&row.id);
        let section = |name: &String| {
            let required = |id: RequirementId| anchor::requirement(id) == *name;
            place.is_some_and(|place| place.section == *name || place.requirement.is_some_and(required))
        };
        let requirement = |id: &RequirementId| place.is_some_and(|place| place.requirement == Some(*id));
        wanted.section.as_ref().is_none_or(section)
            && wanted.requirement.as_ref().is_none_or(requirement)
            && (!wanted.orphaned || place.is_none())
            && wanted.state.is_none_or(|state| row.state == state)
            && (!wanted.without_issue || row.issue_id.is_none())
    };
    let mut shown: Vec<comment::Model> = rows.into_iter().filter(is_wanted).collect();
    if let Some(after) = wanted.after {
        let at = shown.iter().position(|row| row.id == after).ok_or_else(Error::not_found)?;
        shown.drain(..=at);
    }
    let more = shown.len() > limit;
    shown.truncate(limit);
    let next = shown.last().map(|row| row.id).filter(|_| more);
    let comments = views(&ctx.db.read, eyes, shown, places).await?;
    Ok(Threads { revision: number, comments, next, waiting, orphaned, total })
}

/// A comment with its replies, looked at in a revision; the newest where none is given.
pub async fn thread(ctx: &Ctx, draft: &DraftFacts, id: CommentId, number: Option<i32>) -> Result<Thread> {
    let eyes = Eyes::of(ctx, draft)?;
    let root = known(ctx, draft, eyes, id).await?;
    if root.parent_id.is_some() {
        return Err(Error::not_found());
    }
    let number = revision_line(ctx, draft, number).await?.number;
    let db = &ctx.db.read;
    let replies = eyes.known(find::replies([id]).all(db).await?);
    let places = carried(ctx, draft, number, std::slice::from_ref(&root)).await?;
    let mut before = HashMap::new();
    for row in replies.iter().chain([&root]).filter(|row| row.edited_at.is_some() && eyes.sight(row) == Sight::Whole) {
        before.insert(row.id, earlier(db, row.id).await?);
    }
    let comment = views(db, eyes, vec![root], places).await?.pop().ok_or_else(Error::not_found)?;
    let replies = views(db, eyes, replies, HashMap::new()).await?;
    Ok(Thread { comment, replies, earlier: before })
}

/// One comment or reply as it stands.
pub async fn comment(ctx: &Ctx, draft: &DraftFacts, id: CommentId) -> Result<CommentView> {
    let eyes = Eyes::of(ctx, draft)?;
    let row = known(ctx, draft, eyes, id).await?;
    views(&ctx.db.read, eyes, vec![row], HashMap::new()).await?.pop().ok_or_else(Error::not_found)
}

/// How many published comments stand where in a revision.
pub async fn beside(ctx: &Ctx, draft: &DraftFacts, number: i32) -> Result<Beside> {
    let eyes = Eyes::of(ctx, draft)?;
    let mut rows = roots(ctx, draft, eyes).await?;
    rows.retain(|row| row.state == CommentState::Published);
    let places = carried(ctx, draft, number, &rows).await?;
    let mut counts: HashMap<String, usize> = HashMap::new();
    for place in places.values() {
        let anchor = place.requirement.map_or_else(|| place.section.clone(), anchor::requirement);
        *counts.entry(anchor).or_default() += 1;
    }
    let open_issues = undisposed(&ctx.db.read, draft.id).await?.len();
    Ok(Beside { counts, orphaned: rows.len() - places.len(), total: rows.len(), open_issues })
}

async fn roots(ctx: &Ctx, draft: &DraftFacts, eyes: Eyes) -> Result<Vec<comment::Model>> {
    let rows = find::visible_to(draft.id, eyes.person, eyes.tends).filter(comment::Column::ParentId.is_null());
    Ok(rows.all(&ctx.db.read).await?)
}
