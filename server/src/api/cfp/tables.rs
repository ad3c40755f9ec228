//! The proposals of a call as a table: out and in.

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::policy::Action;
use serde::{Deserialize, Serialize};
use service::cfp::{self, Fate, Imported, ReadTable, TableLine};
use utoipa::{IntoParams, ToSchema};

use super::{OfCall, offers::found};
use crate::{
    api::{
        Answer,
        caller::Caller,
        extract::{Json, Path, Query, body, has_type, unsupported_type},
        idempotency::{Head, carried_out_once},
    },
    problem::Failure,
};

/// How to take a table in.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct HowToTake {
    /// Whether to say what would become of each row, and keep nothing.
    #[serde(default)]
    #[param(required = false)]
    preview: bool,
}

/// What became of a table, or would.
#[derive(Debug, Serialize, ToSchema)]
pub struct TableReport {
    /// How many proposals were handed in.
    made: usize,
    /// How many rows are in the call already.
    known: usize,
    /// How many rows were passed over: they were withdrawn or cancelled where the table was made.
    over: usize,
    /// How many people were mailed a link by which they make their proposals their own; in a preview, at most.
    letters: usize,
    /// In a preview: each row.
    rows: Vec<TableRow>,
    /// In a preview: the columns that are not read.
    unread: Vec<String>,
}

/// A row of a table.
#[derive(Debug, Serialize, ToSchema)]
pub struct TableRow {
    /// On which line of the file it begins.
    line: usize,
    /// What it calls the proposal.
    title: String,
    /// Whom it names as speakers.
    speakers: Vec<String>,
    /// What would become of it.
    fate: FateWord,
    /// What is wrong with it.
    errors: Vec<CellError>,
}

/// What becomes of a row.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(rename_all = "kebab-case")]
pub enum FateWord {
    /// A proposal.
    New,
    /// Nothing: it is in the call already.
    Known,
    /// Nothing: it was withdrawn or cancelled where the table was made.
    Over,
    /// It is refused, and with it the whole table.
    Refused,
}

/// What is wrong with a cell.
#[derive(Debug, Serialize, ToSchema)]
pub struct CellError {
    /// The column, as the table calls it.
    column: String,
    /// A stable word for programs.
    code: String,
    /// What is wrong.
    message: String,
}

/// The proposals of a call as a table
///
/// Comma-separated values (RFC 4180) with a row for each proposal but drafts, as far as the asker may read it: what the list
/// says, the texts, and a column for each question. It can be read in again. Cells that a spreadsheet would take for a
/// formula begin with an apostrophe.
#[utoipa::path(
    get, path = "/api/v1/conferences/{conference}/calls/{call}/table", tag = "cfp",
    params(OfCall), security(("token" = ["read"]), ("signIn" = [])),
    responses((status = 200, description = "The table", body = String, content_type = "text/csv"))
)]
pub async fn get_proposals_table(caller: Caller, Path(of): Path<OfCall>) -> Answer<Response> {
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::SeeProposals).await?;
    let text = cfp::proposals_table(&caller.ctx, &facts, call.id).await?;
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, kind)], text).into_response())
}

/// Takes in a table of proposals
///
/// Each row that is not in the call yet is handed in for the speakers that it names (`Ada Lovelace <ada@example.org>`, with
/// semicolons between): all of them, or none where a row is refused; `errors` then name line and column. Columns are found
/// by their names, as the table of a call writes them. The same row again, told by its `id` or else by its words, makes no
/// second proposal.
#[utoipa::path(
    post, path = "/api/v1/conferences/{conference}/calls/{call}/table", tag = "cfp",
    params(OfCall, HowToTake), security(("token" = ["conference"]), ("signIn" = [])),
    request_body(description = "The table, at most 8 MiB and 2,000 rows", content((String = "text/csv"))),
    responses(
        (status = 201, description = "What is new is handed in", body = TableReport),
        (status = 200, description = "There is nothing new in it, or it was a preview", body = TableReport)
    )
)]
pub async fn import_proposals_table(
    caller: Caller,
    Path(of): Path<OfCall>,
    Query(how): Query<HowToTake>,
    request: Request,
) -> Answer<Response> {
    // Decided before the file is read: only who may import may send so much.
    let (facts, call) = found(&caller, &of.conference, &of.call, Action::EnterProposals).await?;
    if !has_type(request.headers(), &["text/csv"]) {
        return Err(unsupported_type("text/csv").into());
    }
    let (parts, whole) = request.into_parts();
    let head = Head::of(&parts);
    let file = body(Request::from_parts(parts, whole), &()).await?;
    let work = async {
        let told = if how.preview {
            cfp::read_table(&caller.ctx, &facts, call.id, &file).await.map(TableReport::from)
        } else {
            cfp::import_table(&caller.ctx, call.id, &file).await.map(TableReport::from)
        };
        match told {
            Ok(report) if report.made > 0 => (StatusCode::CREATED, Json(report)).into_response(),
            Ok(report) => Json(report).into_response(),
            Err(error) => Failure::from(error).into_response(),
        }
    };
    Ok(Box::pin(carried_out_once(&caller.ctx, head, &file, work)).await)
}

impl From<Imported> for TableReport {
    fn from(imported: Imported) -> Self {
        let Imported { made, known, over, letters } = imported;
        Self { made, known, over, letters, rows: Vec::new(), unread: Vec::new() }
    }
}

impl From<ReadTable> for TableReport {
    fn from(read: ReadTable) -> Self {
        Self {
            made: 0,
            known: read.count(|fate| *fate == Fate::Known),
            over: read.count(|fate| *fate == Fate::Over),
            letters: read.letters,
            rows: read.lines.into_iter().map(TableRow::from).collect(),
            unread: read.unread,
        }
    }
}

impl From<TableLine> for TableRow {
    fn from(line: TableLine) -> Self {
        let (fate, errors) = match line.fate {
            Fate::New => (FateWord::New, Vec::new()),
            Fate::Known => (FateWord::Known, Vec::new()),
            Fate::Over => (FateWord::Over, Vec::new()),
            Fate::Refused(errors) => (FateWord::Refused, errors),
        };
        let error =
            |error: domain::FieldError| CellError { column: error.field, code: error.code, message: error.message };
        Self {
            line: line.number,
            title: line.title,
            speakers: line.speakers,
            fate,
            errors: errors.into_iter().map(error).collect(),
        }
    }
}
