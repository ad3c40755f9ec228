//! The comments of a draft with what became of them: the comment resolution log that OASIS publishes with a standard.

use std::collections::HashMap;

use domain::{
    comment::{CommentState, Target},
    id::IssueId,
};
use exchange::csv::row as csv_row;
use sea_orm::{ColumnTrait, QueryFilter};
use serde::Serialize;

use super::{
    find,
    ledger::{IssuePage, issue},
    view::{CommentView, Eyes, views},
};
use crate::{Ctx, Result, draft::DraftFacts, entity::comment};

/// What the columns of the log are called.
pub const LOG_COLUMNS: [&str; 13] = [
    "Issue",
    "Received",
    "Commenter",
    "Affiliation",
    "Revision",
    "Section",
    "Comment",
    "Proposed text",
    "Disposition",
    "Resolution",
    "Resolved on revision",
    "Commenter's answer",
    "Link",
];

/// A row of the log: a published comment, or an issue that no comment raised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LogRow {
    /// What stands in its columns, in the order of [`LOG_COLUMNS`].
    pub cells: [String; 13],
}

/// The log: issues by their numbers with the comments that raise them, then comments that raise none. Only what everybody
/// who may read the draft reads stands in it, whoever asks.
pub async fn resolution_log(ctx: &Ctx, draft: &DraftFacts, path: &str) -> Result<Vec<LogRow>> {
    Eyes::of(ctx, draft)?;
    let reader = Eyes { person: None, tends: false };
    let db = &ctx.db.read;
    let rows = find::visible_to(draft.id, None, false).filter(comment::Column::State.eq(CommentState::Published));
    let rows = rows.all(db).await?;
    let raised: HashMap<_, Option<IssueId>> = rows.iter().map(|row| (row.id, row.issue_id)).collect();
    let mut by_issue: HashMap<IssueId, Vec<CommentView>> = HashMap::new();
    let mut alone = Vec::new();
    for view in views(db, reader, rows, HashMap::new()).await? {
        match raised.get(&view.id).copied().flatten() {
            Some(id) => by_issue.entry(id).or_default().push(view),
            None if view.thread.is_none() => alone.push(view),
            None => {}
        }
    }
    let address = |rest: String| ctx.settings.address(&format!("{path}/{rest}"));
    let mut log = Vec::new();
    let mut issues = find::issues([draft.id]).all(db).await?;
    issues.reverse();
    for row in issues {
        let page = issue(ctx, draft, row.number).await?;
        let link = address(format!("issues/{}", row.number));
        let comments = by_issue.remove(&row.id).unwrap_or_default();
        if comments.is_empty() {
            log.push(of_issue(&page, None, link));
        } else {
            log.extend(comments.iter().map(|comment| of_issue(&page, Some(comment), link.clone())));
        }
    }
    log.extend(alone.iter().map(|comment| {
        let link = address(format!("comments/{}", comment.id));
        LogRow { cells: cells(Some(comment), link) }
    }));
    Ok(log)
}

/// The log as comma-separated values that no spreadsheet takes for formulas.
pub fn log_as_csv(log: &[LogRow]) -> String {
    let rows = log.iter().map(|row| csv_row(row.cells.iter().map(String::as_str)));
    std::iter::once(csv_row(LOG_COLUMNS)).chain(rows).collect()
}

fn of_issue(page: &IssuePage, comment: Option<&CommentView>, link: String) -> LogRow {
    let mut cells = cells(comment, link);
    cells[0] = format!("#{} {}", page.line.number, page.line.title);
    if comment.is_none() {
        cells[1] = page.line.opened_at.date_naive().to_string();
        cells[6].clone_from(&page.about);
    }
    cells[8] = match (page.line.disposition, page.duplicate_of) {
        (Some(disposition), Some(number)) => format!("{disposition} of #{number}"),
        (Some(disposition), None) => disposition.to_string(),
        (None, _) => "open".into(),
    };
    cells[9].clone_from(&page.rationale);
    cells[10] = page.settled_on.map(|number| number.to_string()).unwrap_or_default();
    let answer = comment.and_then(|comment| page.answers.iter().find(|one| one.person == comment.author));
    cells[11] = match answer.map(|one| (one.answer, one.due_at)) {
        None => String::new(),
        Some((Some(answer), _)) => answer.to_string(),
        Some((None, due)) => format!("none by {}", due.date_naive()),
    };
    LogRow { cells }
}

fn cells(comment: Option<&CommentView>, link: String) -> [String; 13] {
    let mut cells: [String; 13] = Default::default();
    if let Some(comment) = comment {
        cells[1] = comment.made_at.date_naive().to_string();
        cells[2].clone_from(&comment.name);
        cells[3].clone_from(&comment.affiliation);
        cells[4] = comment.revision.to_string();
        cells[5] = match &comment.anchor.target {
            Target::Whole => String::new(),
            Target::Section { .. } => comment.anchor.heading.clone(),
            Target::Requirement { .. } | Target::Quote { .. } => {
                format!("{}: “{}”", comment.anchor.heading, comment.anchor.words)
            }
        };
        cells[6].clone_from(&comment.body);
        cells[7] = comment.suggestion.as_ref().map(|one| one.replacement.clone()).unwrap_or_default();
        cells[8] = "open".into();
    }
    cells[12] = link;
    cells
}
