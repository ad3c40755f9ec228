//! A proposal on the board.

use std::collections::HashMap;

use domain::{
    Instant,
    cfp::{Decision, Standing, State},
    id::ProposalId,
    review::visibility::{Channel, Field, Lens},
};
use sea_orm::ConnectionTrait;

use super::names::{Names, deputies_of, speakers_of};
use crate::{
    Result,
    conference::ConferenceFacts,
    decision::{
        desks::Desks,
        find::{decisions_about, proposals_by_id},
    },
    entity::{decision, proposal},
    review::Figures,
};

/// A proposal on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardLine {
    /// Which.
    pub id: ProposalId,
    /// What it is called.
    pub title: String,
    /// Who speaks, the main speaker first.
    pub speakers: Vec<String>,
    /// Where it stands, as far as the asker may know.
    pub state: State,
    /// What is planned, as far as the asker may know.
    pub pending: Option<Planned>,
    /// The kind of session that was proposed; empty where an embargo keeps it from the asker.
    pub session_type: String,
    /// The track that was proposed; may be empty.
    pub track: String,
    /// What its reviewers think, as far as the asker may know.
    pub figures: Option<Figures>,
    /// Until when its acceptance asks for an answer.
    pub confirm_by: Option<Instant>,
    /// Whether that is over.
    pub is_overdue: bool,
    /// Whether the asker decides about it, and there is something to decide.
    pub may_decide: bool,
    /// Whether somebody has to be named to decide about it.
    pub waits_for_deputy: bool,
    /// Who was named to decide about it.
    pub deputy: Option<String>,
}

/// What is planned for a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// What.
    pub decision: Decision,
    /// As another kind of session.
    pub session_type: Option<String>,
    /// For another track.
    pub track: Option<String>,
    /// With another length, in minutes.
    pub minutes: Option<u32>,
    /// What is noted beside it.
    pub note: String,
}

/// What stands beside some proposals.
pub(super) struct Beside {
    rows: HashMap<ProposalId, proposal::Model>,
    decisions: HashMap<ProposalId, decision::Model>,
    speakers: HashMap<ProposalId, Vec<String>>,
    deputies: HashMap<ProposalId, String>,
    figures: HashMap<ProposalId, Figures>,
    names: Names,
}

impl Beside {
    /// Reads it, in a number of queries that does not depend on how many there are.
    pub async fn read(
        db: &impl ConnectionTrait,
        facts: &ConferenceFacts,
        desks: &Desks,
        ids: &[ProposalId],
        figures: HashMap<ProposalId, Figures>,
    ) -> Result<Self> {
        let rows = proposals_by_id(ids.iter().copied()).all(db).await?;
        let decisions = decisions_about(ids.iter().copied()).all(db).await?;
        Ok(Self {
            rows: rows.into_iter().map(|row| (row.id, row)).collect(),
            decisions: decisions.into_iter().map(|row| (row.proposal_id, row)).collect(),
            speakers: speakers_of(db, ids).await?,
            deputies: deputies_of(db, desks, ids).await?,
            figures,
            names: Names::of(db, facts).await?,
        })
    }

    /// One of them, which the asker may know of, as they may know it; taken out of what was read.
    pub fn line(&mut self, id: ProposalId, desks: &Desks, now: Instant) -> Option<BoardLine> {
        let row = self.rows.remove(&id)?;
        let lens = desks.lens(id, row.state);
        let shows = |field| lens.shows(field, Channel::List);
        let reads = shows(Field::Originals);
        let told = self.decisions.get(&id).filter(|_| reads && row.state == State::Accepted);
        let confirm_by = told.and_then(|row| row.confirm_by);
        let knows_conflicts = shows(Field::Conflicts);
        Some(BoardLine {
            id,
            title: desks.title(&row),
            speakers: self.speakers.remove(&id).filter(|_| shows(Field::Speakers)).unwrap_or_default(),
            state: if shows(Field::State) { row.state } else { row.state.shown_to_speakers() },
            pending: self.planned(id, lens),
            session_type: row.session_type_id.filter(|_| reads).map(|id| self.names.kind(id)).unwrap_or_default(),
            track: row.track_id.filter(|_| reads).map(|id| self.names.track(id)).unwrap_or_default(),
            figures: self.figures.remove(&id),
            confirm_by,
            is_overdue: confirm_by.is_some_and(|by| now > by),
            may_decide: may_decide(desks, row.state, id),
            waits_for_deputy: knows_conflicts && desks.waits_for_deputy(id),
            deputy: self.deputies.remove(&id).filter(|_| knows_conflicts),
        })
    }

    fn planned(&self, id: ProposalId, lens: Lens) -> Option<Planned> {
        let row = self.decisions.get(&id).filter(|_| lens.shows(Field::Pending, Channel::List))?;
        Some(Planned {
            decision: row.pending?,
            session_type: row.session_type_id.map(|id| self.names.kind(id)),
            track: row.track_id.map(|id| self.names.track(id)),
            minutes: row.minutes.map(i32::unsigned_abs),
            note: row.note.clone(),
        })
    }
}

/// Whether the asker could plan something for a proposal.
fn may_decide(desks: &Desks, state: State, id: ProposalId) -> bool {
    let standing = Standing { state, pending: None };
    Decision::ALL.iter().any(|decision| standing.plan(desks.part(id), Some(*decision)).is_ok())
}
