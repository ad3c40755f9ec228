//! Declared rights and the write-up of a draft.

use app::life::RightsView;
use axum::extract::Path;
use domain::{id::IprId, life::ipr::TypedIpr, policy::Action};
use service::{Error, group::missing_policies, life};

use crate::{
    page::{
        Answer,
        draft::{found, path},
    },
    visitor::{Form, Visitor},
};

type At = Path<(String, String)>;

/// `GET /g/{group}/drafts/{draft}/rights`
pub async fn rights(visitor: Visitor, Path((group, name)): At) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let lines = life::declared_rights(&visitor.ctx, &facts).await?;
    let signed_in = visitor.ctx.actor.person().is_some();
    let policies = if signed_in { missing_policies(&visitor.ctx, group.id).await? } else { Vec::new() };
    let shown = RightsView { lines, policies, signed_in };
    visitor.page(|| app::life::rights_page(&group, &facts, &shown))
}

/// `POST /g/{group}/drafts/{draft}/rights`
pub async fn declare(visitor: Visitor, Path((slug, name)): At, Form(typed): Form) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::TakePart).await?;
    let text = |field| typed.text(field).to_owned();
    let wish =
        TypedIpr { holder: text("holder"), reference: text("reference"), licence: text("licence"), text: text("text") };
    let updates: Option<IprId> = typed.text("updates").parse().ok();
    let done = life::declare_rights(&visitor.ctx, facts.id, &wish, updates, typed.texts("policies")).await;
    let show = async |visitor: Visitor| rights(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, done, |_| format!("{}/rights", path(&group, &facts)), show).await
}

/// `POST /g/{group}/drafts/{draft}/rights/withdraw`
pub async fn withdraw(visitor: Visitor, Path((slug, name)): At, Form(typed): Form) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::TakePart).await?;
    let which: IprId = typed.text("declaration").parse().map_err(|_| Error::not_found())?;
    let done = life::withdraw_declaration(&visitor.ctx, facts.id, which, typed.text("reason")).await;
    let show = async |visitor: Visitor| rights(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, done, |_| format!("{}/rights", path(&group, &facts)), show).await
}

/// `GET /g/{group}/drafts/{draft}/write-up`
pub async fn write_up(visitor: Visitor, Path((group, name)): At) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let sheet = life::write_up(&visitor.ctx, &facts).await?;
    visitor.page(|| app::life::write_up_page(&group, &facts, &sheet))
}

/// `POST /g/{group}/drafts/{draft}/write-up`
pub async fn save_write_up(visitor: Visitor, Path((slug, name)): At, Form(typed): Form) -> Answer {
    visitor.ctx.authorize_route(Action::WriteDraft)?;
    let (group, facts) = found(&visitor, &slug, &name, Action::SeeDraft).await?;
    let questions = facts.workflow.table().questions;
    let answers: Vec<(String, String)> =
        questions.iter().map(|one| ((*one).to_owned(), typed.text(one).to_owned())).collect();
    let made_from = typed.text("number").parse().ok();
    let done = life::save_write_up(&visitor.ctx, facts.id, &answers, made_from).await;
    let show = async |visitor: Visitor| write_up(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, done, |_| format!("{}/write-up", path(&group, &facts)), show).await
}
