//! Opening issues in the ledger of a draft, and saying who holds them.

use chrono::NaiveDate;
use domain::{
    comment::{CommentState, TypedIssue},
    id::{CommentId, DraftId, IssueId, PersonId},
    policy::{Action, Place},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, IntoActiveModel, QueryFilter};
use serde_json::{Value, json};

use super::{duties::Keepers, find};
use crate::{
    Ctx, Error, Result, Version,
    draft::find::{self as drafts, Locked},
    entity::{comment, issue, issue_entry, role},
    group::find as groups,
    record::event,
    version::next_update,
};

/// Most comments that are named at once.
const AT_ONCE: usize = 100;

/// Opens an issue, by itself or from comments, and tells its number. Numbers count from 1 in each draft; none is used
/// again.
pub async fn open_issue(ctx: &Ctx, draft: DraftId, typed: &TypedIssue) -> Result<i32> {
    ctx.authorize_route(Action::TendComments)?;
    let (title, about) = typed.check()?;
    let raised = ids(&typed.comments)?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, draft, Action::TendComments).await?;
        must_be_written(&held)?;
        let number = 1 + find::issues([draft]).one(tx).await?.map_or(0, |row| row.number);
        let id: IssueId = ctx.id();
        let row = issue::ActiveModel {
            id: Set(id),
            draft_id: Set(draft),
            number: Set(number),
            title: Set(title.clone()),
            about: Set(about),
            opened_at: Set(ctx.now),
            updated_at: Set(ctx.now),
            holder_since: Set(ctx.now),
            rationale: Set(String::new()),
            opened_by: Set(ctx.actor.person()),
            holder: Set(Keepers::read(tx, [draft], None, ctx.now).await?.holder(draft, None)),
            due_at: Set(None),
            disposition: Set(None),
            settled_at: Set(None),
            settled_by: Set(None),
            settled_on: Set(None),
            duplicate_of: Set(None),
        };
        row.insert(tx).await?;
        raise(tx, draft, id, &raised).await?;
        note(ctx, tx, id, "opened", json!({ "comments": raised })).await?;
        let data = told(&held, draft, number, &title);
        event::append(ctx, tx, held.told("issue.opened", "issue", id).with(data)).await?;
        Ok(number)
    })
    .await
}

/// Adds comments to an issue that is not settled.
pub async fn add_to_issue(ctx: &Ctx, draft: DraftId, number: i32, comments: &[String]) -> Result<()> {
    ctx.authorize_route(Action::TendComments)?;
    let raised = ids(comments)?;
    if raised.is_empty() {
        return Err(Error::field("comments", "missing", "This field is needed."));
    }
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, draft, Action::TendComments).await?;
        must_be_written(&held)?;
        let row = find::issue(draft, number).one(tx).await?.ok_or_else(Error::not_found)?;
        if row.disposition.is_some() {
            let message = "This issue is settled. Open it again first, so that whoever joins it is asked too.";
            return Err(Error::conflict("issue-settled", message));
        }
        raise(tx, draft, row.id, &raised).await?;
        note(ctx, tx, row.id, "comments-added", json!({ "comments": raised })).await?;
        let data = told(&held, draft, number, &row.title);
        let (id, before) = (row.id, row.updated_at);
        touch(ctx, tx, row.into_active_model(), before).await?;
        event::append(ctx, tx, held.told("issue.comments-added", "issue", id).with(data)).await
    })
    .await
}

/// Says who of the group holds an issue, and until when it is due.
pub async fn assign_issue(
    ctx: &Ctx,
    draft: DraftId,
    number: i32,
    holder: &str,
    due: &str,
    made_from: Option<&Version>,
) -> Result<()> {
    ctx.authorize_route(Action::TendComments)?;
    let not_in = || Error::field("holder", "not-in-group", "Only somebody in the group can be named.");
    let holder: PersonId = holder.trim().parse().map_err(|_| not_in())?;
    let day = match due.trim() {
        "" => None,
        typed => {
            let day: NaiveDate =
                typed.parse().map_err(|_| Error::field("due", "date", "Write the day as year-month-day."))?;
            if day < ctx.now.date_naive() {
                return Err(Error::field("due", "past", "Name a day that is not over."));
            }
            Some(day)
        }
    };
    // Due is the end of the day, in UTC.
    let due = day.and_then(|day| day.succ_opt()?.and_hms_opt(0, 0, 0)).map(|end| end.and_utc());
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, draft, Action::TendComments).await?;
        let row = find::issue(draft, number).one(tx).await?.ok_or_else(Error::not_found)?;
        Version::of_row(row.updated_at).expect(made_from)?;
        groups::roles_now(held.group.id, ctx.now)
            .filter(role::Column::PersonId.eq(holder))
            .one(tx)
            .await?
            .ok_or_else(not_in)?;
        let is_new = row.holder != Some(holder);
        if !is_new && row.due_at == due {
            return Ok(());
        }
        note(ctx, tx, row.id, "assigned", json!({ "holder": holder, "due": due })).await?;
        let data = json!({ "draft": draft, "number": number, "holder": holder, "due": due });
        let (id, before) = (row.id, row.updated_at);
        let mut row = row.into_active_model();
        row.holder = Set(Some(holder));
        if is_new {
            row.holder_since = Set(ctx.now);
        }
        row.due_at = Set(due);
        touch(ctx, tx, row, before).await?;
        event::append(ctx, tx, held.told("issue.assigned", "issue", id).with(data)).await
    })
    .await
}

/// Names comments as what raises an issue: published ones that raise no other.
async fn raise(tx: &DatabaseTransaction, draft: DraftId, id: IssueId, raised: &[CommentId]) -> Result<()> {
    let rows = find::comments(draft).filter(comment::Column::Id.is_in(raised.iter().copied())).all(tx).await?;
    if rows.len() != raised.len() || rows.iter().any(|row| row.state != CommentState::Published) {
        let message = "Name comments that stand on this draft and can be read.";
        return Err(Error::field("comments", "not-there", message));
    }
    for row in rows {
        if row.issue_id.is_some_and(|other| other != id) {
            return Err(Error::conflict("comment-in-issue", "One of these comments raises another issue already."));
        }
        let mut row = row.into_active_model();
        row.issue_id = Set(Some(id));
        row.update(tx).await?;
    }
    Ok(())
}

fn ids(typed: &[String]) -> Result<Vec<CommentId>> {
    let wrong = || Error::field("comments", "not-there", "Name comments that stand on this draft and can be read.");
    let mut ids =
        typed.iter().map(|one| one.trim().parse()).collect::<std::result::Result<Vec<_>, _>>().map_err(|_| wrong())?;
    ids.sort_unstable();
    ids.dedup();
    if ids.len() > AT_ONCE {
        return Err(Error::field("comments", "too-many-comments", format!("Name at most {AT_ONCE} at once.")));
    }
    Ok(ids)
}

pub(super) fn must_be_written(held: &Locked) -> Result<()> {
    if held.group.state.is_written() {
        return Ok(());
    }
    Err(Error::conflict("group-over", "This group has ended; nothing is written in it any more."))
}

/// What an event tells of an issue: its title only where everybody may read the draft.
pub(super) fn told(held: &Locked, draft: DraftId, number: i32, title: &str) -> Value {
    match held.place {
        Place::Draft { readers: domain::draft::Readers::All, .. } => {
            json!({ "draft": draft, "number": number, "title": title })
        }
        _ => json!({ "draft": draft, "number": number }),
    }
}

/// Writes what happened into the history of an issue.
pub(super) async fn note(ctx: &Ctx, tx: &DatabaseTransaction, id: IssueId, what: &str, data: Value) -> Result<()> {
    let row = issue_entry::ActiveModel {
        id: Set(ctx.id()),
        issue_id: Set(id),
        what: Set(what.into()),
        at: Set(ctx.now),
        data: Set(data),
        person_id: Set(ctx.actor.person()),
    };
    row.insert(tx).await?;
    Ok(())
}

/// Saves an issue as changed now.
pub(super) async fn touch(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    mut row: issue::ActiveModel,
    before: domain::Instant,
) -> Result<issue::Model> {
    row.updated_at = Set(next_update(before, ctx.now));
    Ok(row.update(tx).await?)
}
