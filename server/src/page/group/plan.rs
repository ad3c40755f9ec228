//! What a group plans, and the policies it has.

use app::visit::Typed;
use axum::extract::Path;
use domain::{
    group::{TypedMilestone, TypedPolicy},
    id::{GroupId, MilestoneId},
    policy::Action,
};
use service::{
    Error,
    group::{self, MilestoneLine},
};

use super::found;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/manage/milestones`
pub async fn milestones(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::EditGroup).await?;
    let lines = group::milestones(&visitor.ctx, facts.id).await?;
    visitor.page(|| app::group::milestones_page(&facts, &lines))
}

/// `POST /g/{group}/manage/milestones`
pub async fn add_milestone(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::EditGroup).await?.id;
    let added = group::add_milestone(&visitor.ctx, id, &wish(&typed)).await;
    let show = async |visitor: Visitor| milestones(visitor, Path(slug.clone())).await;
    visitor.after(typed, added, |_| format!("/g/{slug}/manage/milestones"), show).await
}

/// `GET /g/{group}/manage/milestones/{milestone}`
pub async fn milestone(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let facts = found(&visitor, &slug, Action::EditGroup).await?;
    let line = line(&visitor, facts.id, &id).await?;
    visitor.page(|| app::group::milestone_page(&facts, &line))
}

/// `POST /g/{group}/manage/milestones/{milestone}`
pub async fn edit_milestone(visitor: Visitor, Path((slug, id)): Path<(String, String)>, Form(typed): Form) -> Answer {
    let facts = found(&visitor, &slug, Action::EditGroup).await?;
    let milestone_id: MilestoneId = id.parse().map_err(|_| Error::not_found())?;
    let edited = group::edit_milestone(&visitor.ctx, facts.id, milestone_id, &wish(&typed)).await;
    let show = async |visitor: Visitor| milestone(visitor, Path((slug.clone(), id.clone()))).await;
    visitor.after(typed, edited, |()| format!("/g/{slug}/manage/milestones"), show).await
}

/// `GET /g/{group}/policies`
pub async fn policies(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    let lines = group::policies(&visitor.ctx, facts.id).await?;
    visitor.page(|| app::group::policies_page(&facts, &lines))
}

/// `GET /g/{group}/manage/policies`
pub async fn edit_policies(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::EditGroup).await?;
    let lines = group::policies(&visitor.ctx, facts.id).await?;
    visitor.page(|| app::group::edit_policies_page(&facts, &lines))
}

/// `POST /g/{group}/manage/policies`
pub async fn add_policy(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::EditGroup).await?.id;
    let text = |field| typed.text(field).to_owned();
    let wish = TypedPolicy { kind: text("kind"), title: text("title"), text: text("text"), from: text("from") };
    let added = group::add_policy(&visitor.ctx, id, &wish).await;
    let show = async |visitor: Visitor| edit_policies(visitor, Path(slug.clone())).await;
    visitor.after(typed, added, |_| format!("/g/{slug}/manage/policies"), show).await
}

async fn line(visitor: &Visitor, group: GroupId, id: &str) -> service::Result<MilestoneLine> {
    let id: MilestoneId = id.parse().map_err(|_| Error::not_found())?;
    let lines = group::milestones(&visitor.ctx, group).await?;
    lines.into_iter().find(|line| line.id == id).ok_or_else(Error::not_found)
}

fn wish(typed: &Typed) -> TypedMilestone {
    let text = |field| typed.text(field).to_owned();
    TypedMilestone { title: text("title"), due: text("due"), state: text("state") }
}
