//! Saying what becomes of an issue, and opening it again.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use domain::{
    comment::{CommentState, Disposition, TypedReason, TypedSettlement},
    id::{DraftId, IssueId, PersonId},
    policy::Action,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, DatabaseTransaction, IntoActiveModel, ModelTrait, QueryFilter,
};
use serde_json::json;

use super::{
    find, mails,
    open_issue::{must_be_written, note, told, touch},
};
use crate::{
    Ctx, Error, Result,
    draft::find as drafts,
    entity::{comment, issue, issue_answer},
    record::event,
};

/// Settles an issue with a disposition and its reason, and asks its commenters whether that addresses what they said.
/// Of two who settle at once the first one does; the other is told, and opens it again if they must.
pub async fn settle_issue(ctx: &Ctx, draft: DraftId, number: i32, typed: &TypedSettlement) -> Result<()> {
    ctx.authorize_route(Action::TendComments)?;
    let new = typed.check()?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, draft, Action::TendComments).await?;
        must_be_written(&held)?;
        let row = find::issue(draft, number).one(tx).await?.ok_or_else(Error::not_found)?;
        if row.disposition.is_some() {
            let message =
                "Somebody settled this issue meanwhile. Look at what they said, and open it again if it must be.";
            return Err(Error::conflict("issue-settled", message));
        }
        let on = match new.revision {
            Some(number) => drafts::revision(draft, number).one(tx).await?,
            None => drafts::revisions([draft]).one(tx).await?,
        };
        let missing = || Error::field("revision", "not-there", "There is no such revision.");
        let on = on.ok_or_else(missing)?.number;
        let duplicate_of = original(tx, &row, new.duplicate_of).await?;
        let settled = json!({
            "disposition": new.disposition, "rationale": new.rationale, "revision": on, "duplicateOf": new.duplicate_of,
        });
        note(ctx, tx, row.id, "settled", settled).await?;
        let mut data = told(&held, draft, number, &row.title);
        data["disposition"] = json!(new.disposition);
        let before = row.updated_at;
        let mut row = row.into_active_model();
        row.disposition = Set(Some(new.disposition));
        row.rationale = Set(new.rationale);
        row.settled_at = Set(Some(ctx.now));
        row.settled_by = Set(ctx.actor.person());
        row.settled_on = Set(Some(on));
        row.duplicate_of = Set(duplicate_of);
        let row = touch(ctx, tx, row, before).await?;
        for person in commenters(ctx, tx, draft, row.id).await? {
            let asked = issue_answer::ActiveModel {
                issue_id: Set(row.id),
                person_id: Set(person),
                asked_at: Set(ctx.now),
                due_at: Set(ctx.now + TimeDelta::days(new.days)),
                words: Set(String::new()),
                answer: Set(None),
                answered_at: Set(None),
            };
            let asked = asked.insert(tx).await?;
            mails::tell_commenter(ctx, tx, &held, &row, &asked).await?;
        }
        event::append(ctx, tx, held.told("issue.settled", "issue", row.id).with(data)).await
    })
    .await
}

/// Opens an issue again, with a reason. What was said of it stays in its history.
pub async fn reopen_issue(ctx: &Ctx, draft: DraftId, number: i32, reason: &TypedReason) -> Result<()> {
    ctx.authorize_route(Action::TendComments)?;
    let reason = reason.check(true)?;
    ctx.write(async |tx| {
        let held = drafts::locked(ctx, tx, draft, Action::TendComments).await?;
        must_be_written(&held)?;
        let row = find::issue(draft, number).one(tx).await?.ok_or_else(Error::not_found)?;
        if row.disposition.is_none() {
            return Err(Error::conflict("issue-open", "This issue is open; nothing is settled about it."));
        }
        note(ctx, tx, row.id, "reopened", json!({ "reason": reason })).await?;
        for answer in find::answers([row.id]).all(tx).await? {
            answer.delete(tx).await?;
        }
        let data = told(&held, draft, number, &row.title);
        let (id, before) = (row.id, row.updated_at);
        let mut row = row.into_active_model();
        row.disposition = Set(None);
        row.rationale = Set(String::new());
        row.settled_at = Set(None);
        row.settled_by = Set(None);
        row.settled_on = Set(None);
        row.duplicate_of = Set(None);
        row.holder_since = Set(ctx.now);
        touch(ctx, tx, row, before).await?;
        event::append(ctx, tx, held.told("issue.reopened", "issue", id).with(data)).await
    })
    .await
}

/// The issue that another is a duplicate of: one of the same draft that is none itself.
async fn original(tx: &DatabaseTransaction, row: &issue::Model, number: Option<i32>) -> Result<Option<IssueId>> {
    let Some(number) = number else { return Ok(None) };
    let other = find::issue(row.draft_id, number).one(tx).await?;
    let other = other.filter(|other| other.id != row.id && other.disposition != Some(Disposition::Duplicate));
    let message = "Name another issue of this draft that is no duplicate itself.";
    Ok(Some(other.ok_or_else(|| Error::field("duplicateOf", "not-there", message))?.id))
}

/// Those whose comments raise an issue, but for who settles it and who took their comments back.
async fn commenters(ctx: &Ctx, tx: &DatabaseTransaction, draft: DraftId, id: IssueId) -> Result<BTreeSet<PersonId>> {
    let rows = find::comments(draft).filter(comment::Column::IssueId.eq(id)).all(tx).await?;
    let standing = rows.into_iter().filter(|row| row.state != CommentState::Withdrawn).map(|row| row.author_id);
    Ok(standing.filter(|person| Some(*person) != ctx.actor.person()).collect())
}
