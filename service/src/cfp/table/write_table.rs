//! The proposals of a call as a table that can be read in again.

use std::collections::{HashMap, HashSet};

use domain::{
    cfp::{Column, Question, SpeakerRole, question_columns, speakers_cell},
    id::{CallId, PersonId, ProposalId},
    policy::Action,
    review::visibility::{Channel, Field},
};
use exchange::csv::row;
use sea_orm::{ColumnTrait, QueryFilter};

use crate::{
    Ctx, Error, Result,
    cfp::{
        OfferLine, Wanted,
        find::{calls_by_id, proposals_by_id, speakers_in},
        proposals,
        question::{answer_cells, asked, asked_by},
    },
    conference::ConferenceFacts,
    entity::{call, proposal},
    review::Sight,
};

/// Proposals that are read at once.
const AT_ONCE: u64 = 500;

/// The proposals of a call, drafts excepted, as comma-separated values: what their list says, their texts, and a column for
/// each question, all as far as the asker may know it.
pub async fn proposals_table(ctx: &Ctx, facts: &ConferenceFacts, call: CallId) -> Result<String> {
    ctx.authorize_route(Action::SeeProposals)?;
    ctx.authorize(Action::SeeProposals, facts.place())?;
    let db = &ctx.db.read;
    let call = calls_by_id([call]).filter(call::Column::ConferenceId.eq(facts.id)).one(db).await?;
    let call = call.ok_or_else(Error::not_found)?;
    let questions = asked_by(call.id).all(db).await?;
    let questions = questions.iter().map(asked).collect::<Result<Vec<Question>>>()?;
    let asked = question_columns(&questions);
    let sight = Sight::of(ctx, db, facts.place(), &call).await?;
    let head = Column::ALL.iter().map(|column| column.as_str());
    let mut text = row(head.chain(asked.iter().map(|(_, name)| name.as_str())));
    let mut wanted = Wanted::default();
    loop {
        let page = proposals(ctx, facts, call.id, &wanted, AT_ONCE).await?;
        let rows = proposals_by_id(page.lines.iter().map(|line| line.id)).all(db).await?;
        let open = Open::read(ctx, &sight, rows).await?;
        let answers = answer_cells(db, call.id, &questions, &open.answered).await?;
        for line in &page.lines {
            let fixed = Column::ALL.iter().map(|column| open.cell(line, *column));
            let answers = asked.iter().map(|(id, _)| answers.get(&(line.id, *id)).cloned().unwrap_or_default());
            let cells: Vec<String> = fixed.chain(answers).collect();
            text += &row(cells.iter().map(String::as_str));
        }
        wanted.after = page.next;
        if page.next.is_none() {
            return Ok(text);
        }
    }
}

/// What the asker may know of some proposals besides what their list says.
struct Open {
    rows: HashMap<ProposalId, proposal::Model>,
    /// Those whose texts they read.
    texts: HashSet<ProposalId>,
    /// Those whose notes and answers they read, and by whom those about a speaker are.
    answered: Vec<(ProposalId, Option<PersonId>)>,
}

impl Open {
    async fn read(ctx: &Ctx, sight: &Sight, rows: Vec<proposal::Model>) -> Result<Self> {
        let parts = speakers_in(rows.iter().map(|row| row.id)).all(&ctx.db.read).await?;
        let main = parts.into_iter().filter(|part| part.role == SpeakerRole::Main);
        let main: HashMap<ProposalId, PersonId> = main.map(|part| (part.proposal_id, part.person_id)).collect();
        let shows = |field: Field| {
            let seen = rows.iter().filter(move |row| sight.lens(row).shows(field, Channel::Export));
            seen.map(|row| row.id).collect::<Vec<_>>()
        };
        // Whoever speaks in a proposal reads what they answered about themselves, and not what the others did.
        let by = |id: &ProposalId| {
            let main = main.get(id).copied();
            main.filter(|main| !sight.own().contains(id) || ctx.actor.person() == Some(*main))
        };
        let texts = shows(Field::Originals).into_iter().collect();
        let answered = shows(Field::PrivateAnswers).into_iter().map(|id| (id, by(&id))).collect();
        Ok(Self { texts, answered, rows: rows.into_iter().map(|row| (row.id, row)).collect() })
    }

    fn cell(&self, line: &OfferLine, column: Column) -> String {
        let text = |is_read: bool, of: fn(&proposal::Model) -> &String| {
            self.rows.get(&line.id).filter(|_| is_read).map(of).cloned().unwrap_or_default()
        };
        let texts = self.texts.contains(&line.id);
        match column {
            Column::Id => line.id.to_string(),
            Column::Title => line.title.clone(),
            Column::State => line.state.to_string(),
            Column::Speakers => speakers_cell(&line.speakers),
            Column::Type => line.session_type.clone(),
            Column::Track => line.track.clone(),
            Column::Language => line.language.clone(),
            Column::SubmittedAt => line.submitted_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
            Column::Summary => text(texts, |row| &row.summary),
            Column::Description => text(texts, |row| &row.description),
            Column::Notes => text(self.answered.iter().any(|(id, _)| *id == line.id), |row| &row.notes),
        }
    }
}
