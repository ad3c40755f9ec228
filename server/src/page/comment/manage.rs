//! Changing one's own comment, letting comments through and hiding them, taking over what they propose.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect},
};
use domain::{
    comment::{CommentMove, TypedReason},
    id::CommentId,
    policy::Action,
};
use service::{
    Error, Version,
    comment::{self, Applied},
};

use super::{found, named, path};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/drafts/{draft}/comments/{comment}/manage`
pub async fn comment(visitor: Visitor, Path((group, name, id)): Path<(String, String, String)>) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::Comment).await?;
    let shown = comment::comment(&visitor.ctx, &facts, named(&id)?).await?;
    if !shown.is_mine {
        visitor.ctx.authorize(Action::TendComments, facts.place())?;
    }
    visitor.page(|| app::comment::manage_comment_page(&group, &facts, &shown))
}

/// `POST /g/{group}/drafts/{draft}/comments/{comment}/manage`
pub async fn act(
    visitor: Visitor,
    Path((slug, name, id)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::Comment).await?;
    let named: CommentId = named(&id)?;
    let root = comment::comment(&visitor.ctx, &facts, named).await?.thread.unwrap_or(named);
    let done = match typed.text("act") {
        "edit" => {
            let version = Version::sent(typed.text("version"));
            comment::edit_comment(&visitor.ctx, facts.id, named, typed.text("body"), version.as_ref()).await
        }
        word => {
            let done: CommentMove = word.parse().map_err(|_| Error::not_found())?;
            let reason = TypedReason { reason: typed.text("reason").to_owned() };
            comment::move_comment(&visitor.ctx, facts.id, named, done, &reason).await
        }
    };
    let to = format!("{}/comments/{root}", path(&group, &facts));
    let show = async |visitor: Visitor| comment(visitor, Path((slug.clone(), name.clone(), id.clone()))).await;
    visitor.after(typed, done, |()| to, show).await
}

/// `POST /g/{group}/drafts/{draft}/comments/{comment}/apply`
pub async fn apply(
    visitor: Visitor,
    Path((slug, name, id)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::TendComments).await?;
    let named: CommentId = named(&id)?;
    let by_hand = typed.text("act") == "by-hand";
    match comment::apply_suggestion(&visitor.ctx, facts.id, named, by_hand).await? {
        Applied::Here(_) => Ok(Redirect::to(&format!("{}/comments/{named}", path(&group, &facts))).into_response()),
        Applied::Clash(clash) => {
            let shown = comment::comment(&visitor.ctx, &facts, named).await?;
            let mut response = visitor.page(|| app::comment::suggestion_clash_page(&group, &facts, &shown, &clash))?;
            *response.status_mut() = StatusCode::CONFLICT;
            Ok(response)
        }
    }
}

/// `GET /g/{group}/manage/comments`
pub async fn moderation(visitor: Visitor, Path(group): Path<String>) -> Answer {
    let group = service::group::group(&visitor.ctx, &group, Action::EditGroup).await?.here()?;
    let rule = comment::moderation(&visitor.ctx, &group).await?;
    visitor.page(|| app::comment::moderation_page(&group, rule))
}

/// `POST /g/{group}/manage/comments`
pub async fn set_moderation(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let group = service::group::group(&visitor.ctx, &slug, Action::EditGroup).await?.here()?;
    let said = comment::set_moderation(&visitor.ctx, group.id, typed.text("moderation")).await;
    let show = async |visitor: Visitor| moderation(visitor, Path(slug.clone())).await;
    visitor.after(typed, said, |()| format!("/g/{}/manage/comments", group.slug), show).await
}
