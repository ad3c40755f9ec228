//! The ledger of issues of a draft, and one of them.

use std::collections::HashMap;

use domain::{
    Instant,
    comment::{Answer, Disposition, IssueStanding, standing},
    id::{IssueId, PersonId},
    policy::Action,
};
use sea_orm::{ColumnTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use serde_json::Value;

use super::{
    duties::{OpenDuty, open_duties},
    find,
    view::{CommentView, Eyes, carried, names_of, views},
};
use crate::{
    Ctx, Error, Result, Version,
    draft::{DraftFacts, revision_line},
    entity::{comment, issue, issue_answer},
};

/// Which issues are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WantedIssues {
    /// Those with this disposition.
    pub disposition: Option<Disposition>,
    /// Those that stand so.
    pub standing: Option<IssueStanding>,
    /// Those with smaller numbers than this.
    pub before: Option<i32>,
}

/// Some issues of a draft.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Ledger {
    /// The issues, the newest first.
    pub issues: Vec<IssueLine>,
    /// The last number of them, where there are more.
    pub next: Option<i32>,
    /// How many stand how.
    pub counts: Vec<(IssueStanding, usize)>,
    /// What is open, each with who holds it; for who tends the ledger alone.
    pub duties: Vec<OpenDuty>,
}

/// An issue in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IssueLine {
    /// Its number in its draft.
    pub number: i32,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub standing: IssueStanding,
    /// What became of it.
    pub disposition: Option<Disposition>,
    /// Who holds it; empty where nobody does.
    pub holder: String,
    /// Until when it is due.
    pub due_at: Option<Instant>,
    /// When it was opened.
    pub opened_at: Instant,
    /// When it was settled.
    pub settled_at: Option<Instant>,
}

/// An issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IssuePage {
    /// What its line says.
    #[serde(flatten)]
    pub line: IssueLine,
    /// What it is about, where no comment says it.
    pub about: String,
    /// Who opened it.
    pub opened_by: String,
    /// Who holds it.
    pub holder_id: Option<PersonId>,
    /// Why it was settled so; empty while it is open.
    pub rationale: String,
    /// Who settled it.
    pub settled_by: String,
    /// On which revision.
    pub settled_on: Option<i32>,
    /// The number of the issue that it is a duplicate of.
    pub duplicate_of: Option<i32>,
    /// The comments that raise it, as the asker is shown them.
    pub comments: Vec<CommentView>,
    /// What their authors say to its disposition.
    pub answers: Vec<AnswerLine>,
    /// What happened to it, the first thing first.
    pub entries: Vec<EntryLine>,
    /// The state that a change is made from.
    pub version: Version,
    /// The asker's own answer is awaited, or can still be changed.
    #[serde(skip)]
    pub may_answer: bool,
}

/// What a commenter says to a disposition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerLine {
    /// Who.
    pub person: PersonId,
    /// Name as they write it.
    pub name: String,
    /// What they say; none while they said nothing.
    pub answer: Option<Answer>,
    /// Why; may be empty.
    pub words: String,
    /// The last moment that an answer counts.
    pub due_at: Instant,
    /// When they answered.
    pub answered_at: Option<Instant>,
}

/// Something that happened to an issue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryLine {
    /// What: `opened`, `comments-added`, `assigned`, `settled`, `answered` or `reopened`.
    pub what: String,
    /// When.
    pub at: Instant,
    /// By whom; empty where nobody in particular did it.
    pub by: String,
    /// What was said, and named.
    pub data: Value,
}

/// The issues of a draft, some at a time.
pub async fn ledger(ctx: &Ctx, draft: &DraftFacts, wanted: WantedIssues, limit: usize) -> Result<Ledger> {
    let eyes = Eyes::of(ctx, draft)?;
    let all = lines(ctx, find::issues([draft.id]).all(&ctx.db.read).await?).await?;
    let count = |one: IssueStanding| all.iter().filter(|(_, line)| line.standing == one).count();
    let counts = IssueStanding::ALL.iter().map(|one| (*one, count(*one))).filter(|(_, count)| *count > 0).collect();
    let is_wanted = |line: &IssueLine| {
        wanted.disposition.is_none_or(|one| line.disposition == Some(one))
            && wanted.standing.is_none_or(|one| line.standing == one)
            && wanted.before.is_none_or(|before| line.number < before)
    };
    let mut issues: Vec<IssueLine> = all.into_iter().map(|(_, line)| line).filter(is_wanted).collect();
    let more = issues.len() > limit;
    issues.truncate(limit);
    let next = issues.last().map(|line| line.number).filter(|_| more);
    let duties = if eyes.tends { open_duties(&ctx.db.read, draft.id, ctx.now).await? } else { Vec::new() };
    Ok(Ledger { issues, next, counts, duties })
}

/// Number and title of the issues of a draft that are not settled, the newest first, for those who tend the ledger.
pub async fn open_issues(ctx: &Ctx, draft: &DraftFacts) -> Result<Vec<(i32, String)>> {
    ctx.authorize(Action::TendComments, draft.place())?;
    let open = find::issues([draft.id]).filter(issue::Column::Disposition.is_null());
    let titles = open.select_only().columns([issue::Column::Number, issue::Column::Title]);
    Ok(titles.into_tuple().all(&ctx.db.read).await?)
}

/// One issue with everything that belongs to it.
pub async fn issue(ctx: &Ctx, draft: &DraftFacts, number: i32) -> Result<IssuePage> {
    let eyes = Eyes::of(ctx, draft)?;
    let db = &ctx.db.read;
    let row = find::issue(draft.id, number).one(db).await?.ok_or_else(Error::not_found)?;
    let raised = find::visible_to(draft.id, eyes.person, eyes.tends).filter(comment::Column::IssueId.eq(row.id));
    let raised = raised.all(db).await?;
    let places = if raised.is_empty() {
        HashMap::new()
    } else {
        carried(ctx, draft, revision_line(ctx, draft, None).await?.number, &raised).await?
    };
    let comments = views(db, eyes, raised, places).await?;
    let answers = find::answers([row.id]).all(db).await?;
    let entries = find::entries(row.id).all(db).await?;
    let duplicate_of = find::issues_by_id(row.duplicate_of).one(db).await?.map(|row| row.number);
    let people = answers.iter().map(|one| one.person_id).chain(entries.iter().filter_map(|one| one.person_id));
    let names = names_of(db, people.chain([row.opened_by, row.settled_by].into_iter().flatten())).await?;
    let name = |id: Option<PersonId>| id.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
    let may_answer = answers.iter().any(|one| eyes.person == Some(one.person_id) && ctx.now <= one.due_at);
    let (_, line) = lines(ctx, vec![row.clone()]).await?.pop().ok_or_else(Error::not_found)?;
    Ok(IssuePage {
        line,
        about: row.about,
        opened_by: name(row.opened_by),
        holder_id: row.holder,
        rationale: row.rationale,
        settled_by: name(row.settled_by),
        settled_on: row.settled_on,
        duplicate_of,
        comments,
        answers: answers
            .into_iter()
            .map(|one| AnswerLine {
                name: name(Some(one.person_id)),
                person: one.person_id,
                answer: one.answer,
                words: one.words,
                due_at: one.due_at,
                answered_at: one.answered_at,
            })
            .collect(),
        entries: entries
            .into_iter()
            .map(|one| EntryLine { what: one.what, at: one.at, by: name(one.person_id), data: one.data })
            .collect(),
        version: Version::of_row(row.updated_at),
        may_answer,
    })
}

pub(super) async fn lines(ctx: &Ctx, rows: Vec<issue::Model>) -> Result<Vec<(IssueId, IssueLine)>> {
    let db = &ctx.db.read;
    let answers: Vec<issue_answer::Model> = find::answers(rows.iter().map(|row| row.id)).all(db).await?;
    let mut said: HashMap<IssueId, Vec<(Option<Answer>, Instant)>> = HashMap::new();
    for one in answers {
        said.entry(one.issue_id).or_default().push((one.answer, one.due_at));
    }
    let names = names_of(db, rows.iter().filter_map(|row| row.holder)).await?;
    let line = |row: issue::Model| {
        let said = said.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let line = IssueLine {
            number: row.number,
            title: row.title,
            standing: standing(row.disposition, said, ctx.now),
            disposition: row.disposition,
            holder: row.holder.and_then(|id| names.get(&id)).cloned().unwrap_or_default(),
            due_at: row.due_at,
            opened_at: row.opened_at,
            settled_at: row.settled_at,
        };
        (row.id, line)
    };
    Ok(rows.into_iter().map(line).collect())
}
