//! The ledger of issues, and what is done with one of them.

use app::{comment::LedgerFilter, visit::Typed};
use axum::extract::{Path, Query};
use domain::{
    comment::{TypedAnswer, TypedIssue, TypedReason, TypedSettlement},
    id::CommentId,
    policy::Action,
};
use serde::Deserialize;
use service::{
    Ctx, Error, Version,
    comment::{self, WantedIssues},
    draft::{DraftFacts, members_of_group},
};

use super::{PAGE, found, named, path};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// What the ledger's address asks for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    disposition: String,
    standing: String,
    before: String,
}

/// What the form's address says that an issue is opened from.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct OpenedFrom {
    comment: String,
}

/// `GET /g/{group}/drafts/{draft}/issues`
pub async fn ledger(
    visitor: Visitor,
    Path((group, name)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let wanted = WantedIssues {
        disposition: asked.disposition.parse().ok(),
        standing: asked.standing.parse().ok(),
        before: if asked.before.is_empty() { None } else { Some(named(&asked.before)?) },
    };
    let ledger = comment::ledger(&visitor.ctx, &facts, wanted, PAGE).await?;
    let filter = LedgerFilter { disposition: asked.disposition, standing: asked.standing };
    visitor.page(|| app::comment::ledger_page(&group, &facts, &filter, &ledger))
}

/// `GET /g/{group}/drafts/{draft}/issues/new`
pub async fn new(
    visitor: Visitor,
    Path((group, name)): Path<(String, String)>,
    Query(from): Query<OpenedFrom>,
) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::TendComments).await?;
    let raised = match from.comment.as_str() {
        "" => visitor.visit.refused.as_ref().map(|one| one.typed.text("comments").to_owned()),
        id => Some(id.to_owned()),
    };
    let raised: Option<CommentId> = raised.filter(|id| !id.is_empty()).map(|id| named(&id)).transpose()?;
    let shown = match raised {
        Some(id) => Some(comment::comment(&visitor.ctx, &facts, id).await?),
        None => None,
    };
    let open = if shown.is_some() { comment::open_issues(&visitor.ctx, &facts).await? } else { Vec::new() };
    visitor.page(|| app::comment::new_issue_page(&group, &facts, shown.as_ref(), &open))
}

/// `POST /g/{group}/drafts/{draft}/issues/new`
pub async fn open(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::TendComments).await?;
    let raised: Vec<String> = typed.texts("comments").iter().filter(|id| !id.is_empty()).cloned().collect();
    let opened = if typed.text("act") == "add" {
        join(&visitor.ctx, &facts, typed.text("issue"), &raised).await
    } else {
        let (title, about) = (typed.text("title").into(), typed.text("about").into());
        comment::open_issue(&visitor.ctx, facts.id, &TypedIssue { title, about, comments: raised }).await
    };
    let at = path(&group, &facts);
    let show =
        async |visitor: Visitor| new(visitor, Path((slug.clone(), name.clone())), Query(OpenedFrom::default())).await;
    visitor.after(typed, opened, |number| format!("{at}/issues/{number}"), show).await
}

/// Adds comments to an issue that is open already.
async fn join(ctx: &Ctx, facts: &DraftFacts, issue: &str, raised: &[String]) -> service::Result<i32> {
    let unknown = || Error::field("issue", "option", "Choose one of the open issues.");
    let number = issue.trim().parse().map_err(|_| unknown())?;
    comment::add_to_issue(ctx, facts.id, number, raised).await?;
    Ok(number)
}

/// `GET /g/{group}/drafts/{draft}/issues/{issue}`
pub async fn issue(visitor: Visitor, Path((group, name, number)): Path<(String, String, String)>) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let page = comment::issue(&visitor.ctx, &facts, named(&number)?).await?;
    let holders = if facts.may.write { members_of_group(&visitor.ctx, &group, &facts).await? } else { Vec::new() };
    visitor.page(|| app::comment::issue_page(&group, &facts, &page, &holders))
}

/// `POST /g/{group}/drafts/{draft}/issues/{issue}`
pub async fn act(
    visitor: Visitor,
    Path((slug, name, number)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    let action = if typed.text("act") == "answer" { Action::Comment } else { Action::TendComments };
    // Whether to sign in first does not depend on what is done.
    let (group, facts) = found(&visitor, &slug, &name, action).await?;
    let done = carry_out(&visitor.ctx, &facts, named(&number)?, &typed).await;
    let here = format!("{}/issues/{number}", path(&group, &facts));
    let show = async |visitor: Visitor| issue(visitor, Path((slug.clone(), name.clone(), number.clone()))).await;
    visitor.after(typed, done, |()| here, show).await
}

async fn carry_out(ctx: &Ctx, facts: &DraftFacts, number: i32, typed: &Typed) -> service::Result<()> {
    let text = |field: &str| typed.text(field).to_owned();
    match typed.text("act") {
        "answer" => {
            let answer = TypedAnswer { answer: text("answer"), words: text("words") };
            comment::answer_issue(ctx, facts.id, number, &answer).await
        }
        "settle" => {
            let settlement = TypedSettlement {
                disposition: text("disposition"),
                rationale: text("rationale"),
                duplicate_of: text("duplicateOf"),
                revision: text("revision"),
                days: text("days"),
            };
            comment::settle_issue(ctx, facts.id, number, &settlement).await
        }
        "reopen" => comment::reopen_issue(ctx, facts.id, number, &TypedReason { reason: text("reason") }).await,
        "assign" => {
            let version = Version::sent(typed.text("version"));
            let (holder, due) = (typed.text("holder"), typed.text("due"));
            comment::assign_issue(ctx, facts.id, number, holder, due, version.as_ref()).await
        }
        "add" => comment::add_to_issue(ctx, facts.id, number, typed.texts("comments")).await,
        _ => Err(Error::not_found()),
    }
}
