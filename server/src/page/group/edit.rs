//! Running a group: what waits, where it goes next, what it says about itself.

use axum::extract::Path;
use domain::policy::Action;
use service::{
    Version,
    group::{edit_group, group_home, move_group, rename_group},
};

use super::{found, index::details as typed_details};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /g/{group}/manage`
pub async fn overview(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::EditGroup).await?;
    let home = group_home(&visitor.ctx, &facts).await?;
    visitor.page(|| app::group::manage_group_page(&facts, &home))
}

/// `POST /g/{group}/manage`
pub async fn step(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::EditGroup).await?.id;
    let moved = move_group(&visitor.ctx, id, typed.text("step"), typed.text("note")).await;
    let show = async |visitor: Visitor| overview(visitor, Path(slug.clone())).await;
    visitor.after(typed, moved, |()| format!("/g/{slug}/manage"), show).await
}

/// `GET /g/{group}/manage/details`
pub async fn details(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::EditGroup).await?;
    visitor.page(|| app::group::edit_group_page(&facts))
}

/// `POST /g/{group}/manage/details`
pub async fn save(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::EditGroup).await?.id;
    let version = Version::sent(typed.text("version"));
    let edited = edit_group(&visitor.ctx, id, &typed_details(&typed), version.as_ref()).await;
    let show = async |visitor: Visitor| details(visitor, Path(slug.clone())).await;
    visitor.after(typed, edited, |()| format!("/g/{slug}"), show).await
}

/// `GET /g/{group}/manage/address`
pub async fn address(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::EditGroup).await?;
    visitor.page(|| app::group::group_address_page(&facts))
}

/// `POST /g/{group}/manage/address`
pub async fn rename(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = found(&visitor, &slug, Action::EditGroup).await?.id;
    let renamed = rename_group(&visitor.ctx, id, typed.text("slug")).await;
    let show = async |visitor: Visitor| address(visitor, Path(slug.clone())).await;
    visitor.after(typed, renamed, |slug| format!("/g/{slug}"), show).await
}
