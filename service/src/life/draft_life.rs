//! Where a draft stands, who must act, what leads on and what that needs, and how it came here.

use std::collections::HashMap;

use domain::{
    Instant,
    duty::Wanted,
    id::{DraftMoveId, GroupCallId, PersonId},
    life::{Callable, Mover, Need, Workflow},
    policy::{Action, Decision, decide},
};
use serde::Serialize;

use super::{
    find,
    move_draft::action,
    stand::{LineStand, grounds, stand_of},
};
use crate::{
    Ctx, Error, Result,
    draft::{DraftFacts, find as drafts},
    duty::holder_of,
    group::find as groups,
};

/// A move that leads on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StepLine {
    /// On which line.
    pub line: &'static str,
    /// Where to.
    pub to: &'static str,
    /// Who makes it.
    pub by: Mover,
    /// What it needs.
    pub needs: Vec<Need>,
    /// What of that is not there.
    pub missing: Vec<Need>,
    /// Whether the asker makes it.
    pub may: bool,
}

/// A move that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MoveLine {
    /// Which.
    pub id: DraftMoveId,
    /// On which line.
    pub line: String,
    /// From where.
    pub from: String,
    /// Where to.
    pub to: String,
    /// Why; may be empty.
    pub note: String,
    /// The newest revision then; 0 before the first.
    pub revision: i32,
    /// When.
    pub at: Instant,
    /// Who made it.
    pub by: String,
    /// The call that led there.
    pub call: Option<GroupCallId>,
    /// Whether it takes an earlier one back.
    pub annuls: bool,
    /// Whether it was taken back.
    pub annulled: bool,
}

/// The life of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Life {
    /// The workflow that it follows.
    pub workflow: Workflow,
    /// Where it stands on each line, the main one first.
    pub lines: Vec<LineStand>,
    /// What it is tagged with.
    pub tags: Vec<String>,
    /// Who must act; nobody where the draft rests or is over.
    pub holder: Option<(PersonId, String)>,
    /// Since when and until when.
    pub holder_since: Instant,
    /// Until when.
    pub holder_due: Option<Instant>,
    /// What they are to do; may be empty.
    pub holder_note: String,
    /// Whom the chairs named, if anybody.
    pub named_holder: Option<PersonId>,
    /// Who shepherds it, if anybody was named.
    pub shepherd: Option<(PersonId, String)>,
    /// What leads on.
    pub steps: Vec<StepLine>,
    /// The calls that can be issued now.
    #[serde(skip)]
    pub callable: Vec<(&'static Callable, bool)>,
    /// How it moved, the latest first.
    pub moves: Vec<MoveLine>,
    /// Whether the asker moves it, names who acts, issues calls.
    #[serde(skip)]
    pub may_manage: bool,
    /// Whether the workflow can still be changed.
    #[serde(skip)]
    pub is_new: bool,
}

/// The life of a draft that the asker may know of.
pub async fn draft_life(ctx: &Ctx, draft: &DraftFacts) -> Result<Life> {
    ctx.authorize(Action::SeeDraft, draft.place())?;
    let db = &ctx.db.read;
    let row = drafts::by_id(draft.id).one(db).await?.ok_or_else(Error::not_found)?;
    let lines = stand_of(db, &row).await?;
    let newest = drafts::revisions([row.id]).one(db).await?;
    let grounds = grounds(db, &row, newest.as_ref()).await?;
    let moved = find::moves(row.id).all(db).await?;
    let calls = find::calls_on(row.id).all(db).await?;
    let runs = calls.iter().any(|call| call.state.is_unsettled());
    let holder = holder_of(db, &row, wanted(&lines), ctx.now).await?;
    let mut ids: Vec<PersonId> = moved.iter().filter_map(|one| one.moved_by).collect();
    ids.extend(holder.into_iter().chain(row.shepherd_id));
    let people = groups::people(ids).all(db).await?;
    let names: HashMap<PersonId, String> = people.into_iter().map(|one| (one.id, one.name)).collect();
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let may = |by| decide(&ctx.actor, action(by), draft.place()) == Decision::Allow;
    let step = |at: &LineStand| {
        let line = row.workflow.line(at.line);
        let steps: Vec<StepLine> = line
            .into_iter()
            .flat_map(|line| line.moves_from(at.state.key))
            .map(|one| StepLine {
                line: at.line,
                to: one.to,
                by: one.by,
                needs: one.needs.to_vec(),
                missing: one.missing(&grounds),
                may: may(one.by),
            })
            .collect();
        steps
    };
    let annulled: Vec<DraftMoveId> = moved.iter().filter_map(|one| one.annuls).collect();
    let named = row.holder_id.is_some() && row.holder_id == holder;
    Ok(Life {
        workflow: row.workflow,
        steps: lines.iter().flat_map(step).collect(),
        callable: if runs {
            Vec::new()
        } else {
            lines.iter().flat_map(|at| at.state.calls).map(|call| (call, may(call.by))).collect()
        },
        tags: row.tags.split_whitespace().map(str::to_owned).collect(),
        holder: holder.map(|id| (id, name(id))),
        holder_since: row.holder_since.filter(|_| named).unwrap_or(row.state_since),
        holder_due: if named { row.holder_due } else { row.state_due },
        holder_note: if named { row.holder_note.clone() } else { String::new() },
        named_holder: row.holder_id,
        shepherd: row.shepherd_id.map(|id| (id, name(id))),
        moves: moved
            .iter()
            .map(|one| MoveLine {
                id: one.id,
                line: one.line.clone(),
                from: one.from_state.clone(),
                to: one.to_state.clone(),
                note: one.note.clone(),
                revision: one.revision,
                at: one.moved_at,
                by: one.moved_by.map(name).unwrap_or_default(),
                call: one.call_id,
                annuls: one.annuls.is_some(),
                annulled: annulled.contains(&one.id),
            })
            .collect(),
        may_manage: draft.may.manage,
        is_new: moved.is_empty() && calls.is_empty(),
        lines,
    })
}

/// Who is wanted for a draft as a whole: by its main line.
fn wanted(lines: &[LineStand]) -> Wanted {
    lines.first().map_or(Wanted::Nobody, |at| at.state.holder)
}
