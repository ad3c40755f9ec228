//! What a table would bring to a call, row by row, before anything is done.

use std::collections::{BTreeSet, HashSet};

use domain::{
    FieldError, Problem,
    cfp::{Columns, Question},
    id::{CallId, ProposalId},
    identity::EmailAddress,
    policy::Action,
};
use exchange::{
    Options,
    csv::{Table, table},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use super::{
    find::sources_in,
    row::{Raw, Row, Taken},
};
use crate::{
    Ctx, Error, Result,
    cfp::{
        find::{calls_by_id, conferences_by_id, offered_to},
        offers::kept,
        question::{asked, asked_by},
    },
    conference::{self, ConferenceFacts},
    entity::{call, conference as conference_row, proposal},
    review::Sight,
};

/// Most bytes of a table.
pub const TABLE_BYTES_MOST: usize = 8 << 20;
/// Most rows of a table.
const ROWS_MOST: usize = 2_000;

/// A table, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadTable {
    /// Its rows.
    pub lines: Vec<TableLine>,
    /// What its columns are called that are not read.
    pub unread: Vec<String>,
    /// How many people would be mailed a link at most.
    pub letters: usize,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableLine {
    /// On which line it begins.
    pub number: usize,
    /// What it calls the proposal.
    pub title: String,
    /// Whom it names as speakers.
    pub speakers: Vec<String>,
    /// What would become of it.
    pub fate: Fate,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// A proposal, handed in.
    New,
    /// Nothing: it is in the call, by this table or by one before.
    Known,
    /// Nothing: it was taken back or off where the table was made.
    Over,
    /// It is refused, and the whole table with it; errors are named by the table's columns.
    Refused(Vec<FieldError>),
}

impl ReadTable {
    /// How many rows meet this.
    pub fn count(&self, is_met: impl Fn(&Fate) -> bool) -> usize {
        self.lines.iter().filter(|line| is_met(&line.fate)).count()
    }

    /// Everything that is refused, by line and column.
    pub fn refused(&self) -> impl Iterator<Item = (usize, &FieldError)> {
        self.lines.iter().flat_map(|line| {
            let errors = match &line.fate {
                Fate::Refused(errors) => errors.as_slice(),
                Fate::New | Fate::Known | Fate::Over => &[],
            };
            errors.iter().map(|error| (line.number, error))
        })
    }
}

/// What a table would bring. The number of queries does not depend on how much it holds.
pub async fn read_table(ctx: &Ctx, facts: &ConferenceFacts, call: CallId, file: &[u8]) -> Result<ReadTable> {
    ctx.authorize_route(Action::EnterProposals)?;
    ctx.authorize(Action::EnterProposals, facts.place())?;
    let db = &ctx.db.read;
    let call = calls_by_id([call]).filter(call::Column::ConferenceId.eq(facts.id)).one(db).await?;
    let call = call.ok_or_else(Error::not_found)?;
    let of = conferences_by_id([facts.id]).one(db).await?.ok_or_else(Error::not_found)?;
    Ok(read(ctx, db, (&of, &call), &parsed(file)?).await?.0)
}

/// A table's cells.
pub(super) fn parsed(file: &[u8]) -> Result<Table> {
    let options = Options { max_bytes: TABLE_BYTES_MOST, max_entries: ROWS_MOST, ..Options::default() };
    table(file, &options).map_err(|error| Problem::from(error).into())
}

/// A table and those of its rows that are new, for a caller that has authorised.
pub(super) async fn read(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    (of, call): (&conference_row::Model, &call::Model),
    table: &Table,
) -> Result<(ReadTable, Vec<Row>)> {
    let taken = taken(db, of, call).await?;
    let columns = Columns::find(&table.head, &taken.questions);
    let columns = columns.map_err(|flaw| Error::field("file", flaw.code, flaw.message))?;
    let raw = table.rows.iter().map(|(line, cells)| Raw { line: *line, cells, columns: &columns });
    let raw: Vec<Raw<'_>> = raw.collect();
    let sources = sources_in(db, call.id).await?;
    let here = here(ctx, db, (of, call), &raw).await?;
    let (mut seen, mut rows, mut lines) = (HashSet::new(), Vec::new(), Vec::new());
    for raw in raw {
        let source = raw.source();
        let fate = if sources.contains(&source) || raw.id().parse().is_ok_and(|id| here.contains(&id)) {
            Fate::Known
        } else if raw.is_over() {
            Fate::Over
        } else if !seen.insert(source.clone()) {
            let message = "The same proposal stands in the table twice.".to_owned();
            Fate::Refused(vec![FieldError { field: "id".into(), code: "row-twice".into(), message }])
        } else {
            match raw.check(&taken, source) {
                Ok(row) => {
                    rows.push(row);
                    Fate::New
                }
                Err(errors) => Fate::Refused(errors),
            }
        };
        lines.push(TableLine { number: raw.line, title: raw.title(), speakers: raw.speakers(), fate });
    }
    let addresses = rows.iter().flat_map(|row| &row.speakers).filter_map(|speaker| speaker.address.as_ref());
    let letters = addresses.map(EmailAddress::canonical).collect::<BTreeSet<_>>().len();
    Ok((ReadTable { lines, unread: columns.unread, letters }, rows))
}

async fn taken(db: &impl ConnectionTrait, of: &conference_row::Model, call: &call::Model) -> Result<Taken> {
    let rules = kept(call)?;
    let types = conference::find::session_types(of.id).all(db).await?;
    let tracks = conference::find::tracks(of.id).all(db).await?;
    let questions = asked_by(call.id).all(db).await?;
    Ok(Taken {
        types: types.into_iter().filter(|row| rules.types.contains(&row.id)).map(|row| (row.id, row.name)).collect(),
        tracks: tracks.into_iter().filter(|row| rules.tracks.contains(&row.id)).map(|row| (row.id, row.name)).collect(),
        languages: rules.languages.tags().to_vec(),
        questions: questions.iter().map(asked).collect::<Result<Vec<Question>>>()?,
    })
}

/// The proposals of the call that rows name by their own ids, as far as the asker may know of them.
async fn here(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    (of, call): (&conference_row::Model, &call::Model),
    raw: &[Raw<'_>],
) -> Result<HashSet<ProposalId>> {
    let ids: Vec<ProposalId> = raw.iter().filter_map(|raw| raw.id().parse().ok()).collect();
    let sight = Sight::of(ctx, db, conference::find::place(of), call).await?;
    let found = offered_to(of.id, call.id).filter(sight.listed()).filter(proposal::Column::Id.is_in(ids));
    Ok(found.all(db).await?.into_iter().map(|row| row.id).collect())
}
