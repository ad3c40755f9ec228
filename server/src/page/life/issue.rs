//! Issuing calls.

use app::{life::IssueView, visit::Typed};
use axum::extract::Path;
use domain::{life::call::TypedCall, policy::Action};
use service::{Error, life};

use crate::{
    page::{Answer, draft::found},
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/drafts/{draft}/call`
pub async fn new(visitor: Visitor, Path((group, name)): Path<(String, String)>) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::ManageDraft).await?;
    let life = life::draft_life(&visitor.ctx, &facts).await?;
    let rights = life::declared_rights(&visitor.ctx, &facts).await?;
    let home = service::draft::draft_home(&visitor.ctx, &facts).await?;
    let open = service::comment::open_issues(&visitor.ctx, &facts).await?;
    let shown = IssueView { life, rights, newest: home.revisions.first().map(|line| line.number), open };
    visitor.page(|| app::life::issue_page(&group, &facts, &shown))
}

/// `POST /g/{group}/drafts/{draft}/call`
pub async fn issue(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let (_, facts) = found(&visitor, &slug, &name, Action::ManageDraft).await?;
    let issued = life::open_call(&visitor.ctx, facts.id, &wish(&typed)).await;
    let show = async |visitor: Visitor| new(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, issued, |id| format!("/g/{slug}/calls/{id}"), show).await
}

/// `GET /g/{group}/charter/{number}/call`
pub async fn new_on_charter(visitor: Visitor, Path((slug, number)): Path<(String, String)>) -> Answer {
    let group = service::group::group(&visitor.ctx, &slug, Action::EditGroup).await?.here()?;
    let number = numbered(&number)?;
    service::group::charter(&visitor.ctx, &group, Some(number)).await?;
    visitor.page(|| app::life::charter_call_page(&group, number))
}

/// `POST /g/{group}/charter/{number}/call`
pub async fn issue_on_charter(
    visitor: Visitor,
    Path((slug, number)): Path<(String, String)>,
    Form(typed): Form,
) -> Answer {
    let group = service::group::group(&visitor.ctx, &slug, Action::EditGroup).await?.here()?;
    let issued = life::open_charter_call(&visitor.ctx, group.id, numbered(&number)?, &wish(&typed)).await;
    let show = async |visitor: Visitor| new_on_charter(visitor, Path((slug.clone(), number.clone()))).await;
    visitor.after(typed, issued, |id| format!("/g/{slug}/calls/{id}"), show).await
}

fn numbered(number: &str) -> service::Result<i32> {
    number.parse().map_err(|_| Error::not_found())
}

fn wish(typed: &Typed) -> TypedCall {
    let text = |field| typed.text(field).to_owned();
    TypedCall { kind: text("kind"), text: text("text"), until: text("until"), zone: text("zone") }
}
