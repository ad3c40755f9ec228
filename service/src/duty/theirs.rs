//! What stands on one person's list, found in one query. To whom drafts fall for whom nobody was named is what takes the
//! database its time; asked at once, it works that out once for states, issues and comments alike.

use std::collections::BTreeSet;

use domain::{
    Instant,
    id::{CommentId, DraftId, IssueId},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, QueryTrait,
    Select,
    sea_query::{Alias, CommonTableExpression, Expr, SelectStatement, UnionType, WithClause},
};
use uuid::Uuid;

use super::{
    found,
    holding::Holding,
    open::{Ask, Many},
};
use crate::{
    Result, comment as comments,
    draft::find as drafts,
    entity::{comment, draft, draft_line, issue},
    life,
};

/// What the database calls the drafts that somebody edits, and those that nobody does, while it answers.
const EDITED: &str = "edited";
const ORPHANED: &str = "orphaned";

/// Whether the draft at hand is one of those that they edit.
pub(super) fn is_edited() -> Expr {
    is_in(EDITED)
}

/// Whether the draft at hand is one of those that nobody edits.
pub(super) fn is_orphaned() -> Expr {
    is_in(ORPHANED)
}

fn is_in(which: &'static str) -> Expr {
    let ids = SelectStatement::new().column(draft::Column::Id).from(Alias::new(which)).to_owned();
    draft::Column::Id.in_subquery(ids)
}

/// What one line of the answer names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    State,
    Line,
    Issue,
    Comment,
}

/// A line of the answer.
#[derive(FromQueryResult)]
struct Found {
    what: i32,
    id: Uuid,
    /// The key of the line, of further lines alone.
    line: String,
}

/// The drafts in states that stand with somebody, their further lines, issues, and comments that wait for them. Of the
/// first three nothing is read where not their own list is asked for.
pub(super) async fn read(
    db: &impl ConnectionTrait,
    holding: &Holding,
    known: &Condition,
    ask: Ask,
    now: Instant,
) -> Result<Many> {
    let mut many = Many::default();
    let Some(query) = query(holding, known, ask, now) else { return Ok(many) };
    let mut found = Vec::new();
    for row in db.query_all(&query).await? {
        found.push(Found::from_query_result(&row, "")?);
    }
    let ids =
        |what: What| -> Vec<Uuid> { found.iter().filter(|one| one.what == what as i32).map(|one| one.id).collect() };
    let (states, lines, issues, waiting) = (ids(What::State), ids(What::Line), ids(What::Issue), ids(What::Comment));
    if !states.is_empty() {
        many.states = drafts::by_ids(states.into_iter().map(DraftId)).all(db).await?;
    }
    if !lines.is_empty() {
        let on = |row: &draft_line::Model| {
            found.iter().any(|one| one.what == What::Line as i32 && one.id == row.draft_id.0 && one.line == row.line)
        };
        let of: BTreeSet<DraftId> = lines.into_iter().map(DraftId).collect();
        many.lines = life::find::lines(of).all(db).await?;
        many.lines.retain(on);
    }
    if !issues.is_empty() {
        let of = issue::Column::Id.is_in(issues.into_iter().map(IssueId));
        many.pending.issues = comments::undecided().filter(of).all(db).await?;
    }
    if !waiting.is_empty() {
        let of = comment::Column::Id.is_in(waiting.into_iter().map(CommentId));
        many.pending.waiting = comments::all_waiting().filter(of).all(db).await?;
    }
    Ok(many)
}

/// The query for all that is asked for, each kind as far as it is shown.
fn query(holding: &Holding, known: &Condition, ask: Ask, now: Instant) -> Option<SelectStatement> {
    let until = ask.until;
    let theirs = |theirs: Condition| Condition::all().add(known.clone()).add(theirs);
    let mut all = Vec::new();
    if ask.mine {
        let states = found::states(theirs(holding.states()), until, now);
        all.push(ids(What::State, states, draft::Column::Id, ask));
        let lines = found::lines(theirs(holding.lines()), until);
        let lines = lines.select_only().column(draft_line::Column::Line);
        all.push(ids_of(What::Line, lines, draft_line::Column::DraftId, ask));
        // Who was named is asked for by itself: the database finds that by the name, and the others by their drafts.
        for issues in [holding.named_issues(), holding.issues()] {
            all.push(ids(What::Issue, found::issues(theirs(issues), until), issue::Column::Id, ask));
        }
    }
    // A comment that waits has no day.
    if until.is_none() {
        all.push(ids(What::Comment, found::waiting(theirs(holding.comments())), comment::Column::Id, ask));
    }
    let mut all = all.into_iter();
    let mut query = all.next()?;
    query.unions(all.map(|one| (UnionType::All, one)));
    // Left to itself, SQLite works them out anew for each part.
    let drafts = |name: &'static str, query: SelectStatement| {
        let mut drafts = CommonTableExpression::new();
        drafts.table_name(Alias::new(name)).column(draft::Column::Id).materialized(true).query(query);
        drafts
    };
    let with =
        WithClause::new().cte(drafts(EDITED, holding.edited())).cte(drafts(ORPHANED, holding.orphaned())).to_owned();
    Some(query.with_cte(with).to_owned())
}

/// The ids of one kind, of what comes first.
fn ids<E: EntityTrait>(what: What, all: Select<E>, id: E::Column, ask: Ask) -> SelectStatement {
    ids_of(what, all.select_only().column_as(Expr::val(""), "line"), id, ask)
}

/// The same of a query that says of itself on which line something stands.
fn ids_of<E: EntityTrait>(what: What, all: Select<E>, id: E::Column, ask: Ask) -> SelectStatement {
    let all = all.column_as(Expr::val(what as i32), "what").column_as(id, "id").limit(ask.most);
    // Inside another one: a part of a union has no order of its own on SQLite.
    let [what, id, line] = ["what", "id", "line"].map(Alias::new);
    SelectStatement::new().columns([what.clone(), id, line]).from_subquery(all.into_query(), what).to_owned()
}
