//! The calls of a group and of a draft, in lists. Nothing is counted in them.

use domain::{
    Instant,
    id::{DraftId, GroupCallId},
    life::{CallKind, CallOutcome, CallState},
    policy::Action,
};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};
use serde::Serialize;

use super::find;
use crate::{
    Ctx, Result,
    draft::{DraftFacts, find as drafts},
    entity::{draft, group_call},
    group::GroupFacts,
};

/// Most calls on one page of a list.
pub const CALLS_A_PAGE: u64 = 50;

/// A call in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CallLine {
    /// Which.
    pub id: GroupCallId,
    /// What it asks.
    pub kind: CallKind,
    /// What it is about.
    pub title: String,
    /// The draft's part of addresses; none of a charter.
    pub draft: Option<String>,
    /// The number of the revision, or of the charter's version.
    pub revision: i32,
    /// Where it stands.
    pub state: CallState,
    /// When it began.
    pub opened_at: Instant,
    /// The last instant at which a response counts.
    pub closes_at: Instant,
    /// The zone that it names.
    pub zone: String,
    /// What came of it.
    pub outcome: Option<CallOutcome>,
}

/// A page of a list of calls.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CallPage {
    /// The calls, the latest first.
    pub lines: Vec<CallLine>,
    /// The id after which the next page begins, if there is one.
    pub next: Option<GroupCallId>,
}

/// The calls of a group that the asker may know of, the latest first, from after a call on.
pub async fn calls(ctx: &Ctx, group: &GroupFacts, after: Option<GroupCallId>) -> Result<CallPage> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let db = &ctx.db.read;
    let is_inside = group.may.is_inside || !group.is_public();
    let visible = drafts::visible_to(ctx, group.id, is_inside);
    let mut query = find::calls_among(vec![group.id], drafts::ids(visible));
    if let Some(after) = after {
        query = query.filter(group_call::Column::Id.lt(after));
    }
    let mut rows = query.limit(CALLS_A_PAGE + 1).all(db).await?;
    let more = rows.len() > usize::try_from(CALLS_A_PAGE).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(CALLS_A_PAGE).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| more).map(|row| row.id);
    let known = drafts::by_ids(rows.iter().filter_map(|row| row.draft_id)).all(db).await?;
    let name = |id: DraftId| known.iter().find(|row: &&draft::Model| row.id == id).map(|row| row.name.clone());
    let lines = rows.into_iter().map(|row| line(ctx, row, name)).collect();
    Ok(CallPage { lines, next })
}

/// The calls of a group that are open now and that the asker may know of, the one that closes first at the beginning.
pub async fn open_calls(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<CallLine>> {
    let mut open = calls(ctx, group, None).await?.lines;
    open.retain(|line| line.state == CallState::Open);
    open.sort_by_key(|line| line.closes_at);
    Ok(open)
}

/// The calls on a version of a group's charter, the latest first.
pub async fn calls_on_charter(ctx: &Ctx, group: &GroupFacts, number: i32) -> Result<Vec<CallLine>> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let db = &ctx.db.read;
    let Some(version) = find::charter(group.id, number).one(db).await? else { return Ok(Vec::new()) };
    let rows = find::calls_on_charter(version.id).all(db).await?;
    Ok(rows.into_iter().map(|row| line(ctx, row, |_| None)).collect())
}

/// The calls on a draft, the latest first.
pub async fn calls_of(ctx: &Ctx, draft: &DraftFacts) -> Result<Vec<CallLine>> {
    ctx.authorize(Action::SeeDraft, draft.place())?;
    let rows = find::calls_on(draft.id).all(&ctx.db.read).await?;
    Ok(rows.into_iter().map(|row| line(ctx, row, |_| Some(draft.name.clone()))).collect())
}

pub(super) fn line(ctx: &Ctx, row: group_call::Model, name: impl Fn(DraftId) -> Option<String>) -> CallLine {
    CallLine {
        id: row.id,
        kind: row.kind,
        title: row.title,
        draft: row.draft_id.and_then(name),
        revision: row.revision,
        state: row.state.at(row.closes_at, ctx.now),
        opened_at: row.opened_at,
        closes_at: row.closes_at,
        zone: row.zone,
        outcome: row.outcome,
    }
}
