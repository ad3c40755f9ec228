//! Where a draft stands on the lines of its workflow, and what there is of what its moves need.

use domain::{
    Instant,
    id::{DraftId, GroupId},
    life::{CallOutcome, CallState, Grounds, Need, State, Workflow, period::due_after, workflow::MAIN},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, QueryFilter};
use serde::Serialize;

use super::find;
use crate::{
    Ctx, Error, Result,
    ballot::draft_withdrawn,
    comment::undisposed,
    draft::find as drafts,
    entity::{draft, draft_line, draft_move, draft_revision, group_call, working_group},
    group::find as groups,
    version::next_update,
};

/// Where a draft stands on a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineStand {
    /// Which line.
    pub line: &'static str,
    /// Where it stands.
    pub state: &'static State,
    /// Since when.
    pub since: Instant,
    /// Until when somebody should act, by the workflow's clock.
    pub due: Option<Instant>,
}

/// Where a draft stands on every line that it is on, the main one first.
pub(crate) fn stand(row: &draft::Model, lines: &[draft_line::Model]) -> Result<Vec<LineStand>> {
    let main = LineStand { line: MAIN, state: drafts::state_of(row)?, since: row.state_since, due: row.state_due };
    let mut all = vec![main];
    for one in lines.iter().filter(|one| one.draft_id == row.id) {
        let known = row.workflow.line(&one.line).and_then(|line| Some((line.key, line.state(&one.state)?)));
        let (line, state) =
            known.ok_or_else(|| Error::fault(format!("{} knows no {} {}", row.workflow, one.line, one.state)))?;
        all.push(LineStand { line, state, since: one.since, due: one.due });
    }
    Ok(all)
}

/// The same, read.
pub(crate) async fn stand_of(db: &impl ConnectionTrait, row: &draft::Model) -> Result<Vec<LineStand>> {
    stand(row, &find::lines([row.id]).all(db).await?)
}

/// What there is of what moves need, by the newest revision.
pub(crate) async fn grounds(
    db: &impl ConnectionTrait,
    row: &draft::Model,
    newest: Option<&draft_revision::Model>,
) -> Result<Grounds> {
    let mut grounds = Grounds::default();
    let met = &mut grounds.met;
    if let Some(newest) = newest {
        met.insert(Need::Revision);
        if passed_in(db, newest, row.group_id).await? {
            met.insert(Need::Ballot);
        }
        grounds.passed_above = match above(db, row.group_id).await? {
            Some(above) => passed_in(db, newest, above).await?,
            None => met.contains(&Need::Ballot),
        };
    }
    let calls = find::calls_on(row.id).filter(group_call::Column::State.eq(CallState::Settled)).all(db).await?;
    for kind in domain::life::CallKind::ALL {
        // The latest outcome counts.
        let latest = calls.iter().filter(|call| call.kind == *kind).max_by_key(|call| call.settled_at);
        let Some((need, call)) = kind.gives().zip(latest) else { continue };
        let is_bound = !kind.holds_for_revision() || newest.is_some_and(|newest| newest.hash == call.hash);
        if is_bound && call.outcome == Some(CallOutcome::Consensus) {
            met.insert(need);
        }
    }
    if undisposed(db, row.id).await?.is_empty() {
        met.insert(Need::Issues);
    }
    if find::unresolved(find::objections_to(row.id)).one(db).await?.is_none() {
        met.insert(Need::Objections);
    }
    if find::write_ups([row.id]).one(db).await?.is_some_and(|row| row.is_complete) {
        met.insert(Need::WriteUp);
    }
    Ok(grounds)
}

/// The group right above one, where that votes. Where none does, those above decide on what the group itself voted.
pub(super) async fn above(db: &impl ConnectionTrait, group: GroupId) -> Result<Option<GroupId>> {
    let Some(parent) = groups::by_id(group).one(db).await?.and_then(|row| row.parent_id) else { return Ok(None) };
    let parent = groups::by_id(parent).one(db).await?;
    Ok(parent.filter(|row| row.kind.features().votes).map(|row| row.id))
}

/// Whether a ballot of a group passed this very revision: by its id, or by the hash of its text, with or without the white
/// space around it, which forms take away.
async fn passed_in(db: &impl ConnectionTrait, newest: &draft_revision::Model, group: GroupId) -> Result<bool> {
    let ballots = crate::ballot::passed_ones(db, group).await?;
    if ballots.is_empty() {
        return Ok(false);
    }
    let text = drafts::text(db, newest.id).await?.text;
    let hashes = [newest.hash.clone(), domain::ballot::typed::hash(text.trim())];
    Ok(ballots.iter().any(|one| one.subject_id == Some(newest.id.0) || hashes.contains(&one.subject_hash)))
}

/// A move that is made: where from, where to, and what stands beside it.
pub(crate) struct Made<'a> {
    pub line: &'static str,
    pub to: &'static State,
    pub note: &'a str,
    pub call: Option<domain::id::GroupCallId>,
}

/// Puts a draft into a state of a line, and keeps how it got there. What somebody was named to do is done, and what is voted
/// on it is void where it is laid aside.
pub(crate) async fn enter(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: draft::Model,
    at: &LineStand,
    made: Made<'_>,
) -> Result<draft::Model> {
    let number = find::moves(row.id).one(tx).await?.map_or(1, |last| last.number + 1);
    let newest = drafts::revisions([row.id]).one(tx).await?.map_or(0, |row| row.number);
    let kept = draft_move::ActiveModel {
        id: Set(ctx.id()),
        draft_id: Set(row.id),
        number: Set(number),
        line: Set(made.line.to_owned()),
        from_state: Set(at.state.key.to_owned()),
        from_since: Set(at.since),
        to_state: Set(made.to.key.to_owned()),
        note: Set(made.note.to_owned()),
        revision: Set(newest),
        moved_at: Set(ctx.now),
        from_due: Set(at.due),
        moved_by: Set(ctx.actor.person()),
        annuls: Set(None),
        call_id: Set(made.call),
    };
    kept.insert(tx).await?;
    if made.line == MAIN && made.to.is_laid_aside() {
        draft_withdrawn(ctx, tx, of, row.id).await?;
    }
    let due = due_after(ctx.now, made.to.days);
    if let Some((line, state)) = made.to.starts {
        let started = row.workflow.state(line, state).map_or(0, |state| state.days);
        put_line(tx, row.id, line, state, ctx.now, due_after(ctx.now, started)).await?;
    }
    put(ctx, tx, row, made.line, made.to.key, ctx.now, due).await
}

/// Writes where a draft stands on a line.
pub(super) async fn put(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    row: draft::Model,
    line: &str,
    state: &str,
    since: Instant,
    due: Option<Instant>,
) -> Result<draft::Model> {
    let (id, before) = (row.id, row.updated_at);
    let mut changed = draft::ActiveModel::from(row);
    if line == MAIN {
        changed.state = Set(state.to_owned());
        changed.state_since = Set(since);
        changed.state_due = Set(due);
        changed.holder_id = Set(None);
        changed.holder_since = Set(None);
        changed.holder_due = Set(None);
        changed.holder_note = Set(String::new());
    } else {
        put_line(tx, id, line, state, since, due).await?;
    }
    changed.updated_at = Set(next_update(before, ctx.now));
    Ok(changed.update(tx).await?)
}

async fn put_line(
    tx: &DatabaseTransaction,
    id: DraftId,
    line: &str,
    state: &str,
    since: Instant,
    due: Option<Instant>,
) -> Result<()> {
    let known = find::lines([id]).filter(draft_line::Column::Line.eq(line)).one(tx).await?;
    let is_known = known.is_some();
    let row = draft_line::ActiveModel {
        draft_id: Set(id),
        line: Set(line.to_owned()),
        state: Set(state.to_owned()),
        since: Set(since),
        due: Set(due),
    };
    if is_known {
        row.update(tx).await?
    } else {
        row.insert(tx).await?
    };
    Ok(())
}

/// The workflow that somebody names.
pub(super) fn workflow(word: &str) -> Result<Workflow> {
    word.trim().parse().map_err(|_| Error::field("workflow", "option", "Choose one of the options."))
}
