//! Founding a conference, and the organisers' pages.

mod details;
mod lists;

use axum::{
    Router,
    extract::Path,
    routing::{get, post},
};
use domain::policy::Action;
use service::conference::{ConferenceFacts, conference, dashboard, hide_conference, publish_conference};

use super::{
    Answer,
    team::{self, OfConference},
};
use crate::{
    site::Site,
    visitor::{Form, Visitor},
};

/// `/c/new` and everything under `/c/{conference}/organise` that is not the programme's.
pub fn routes() -> Router<Site> {
    Router::new()
        .route("/c/new", get(details::new).post(details::create))
        .route("/c/{conference}/organise", get(organise))
        .route("/c/{conference}/organise/publish", post(publish))
        .route("/c/{conference}/organise/hide", post(hide))
        .route("/c/{conference}/organise/settings", get(details::settings).post(details::save))
        .route("/c/{conference}/organise/address", get(details::address).post(details::rename))
        .route("/c/{conference}/organise/rooms", get(lists::rooms).post(lists::save_rooms))
        .route("/c/{conference}/organise/tracks", get(lists::tracks).post(lists::save_tracks))
        .route("/c/{conference}/organise/types", get(lists::session_types).post(lists::save_session_types))
        .route("/c/{conference}/organise/team", get(team::team::<OfConference>).post(team::invite::<OfConference>))
        .route("/c/{conference}/organise/team/roles", post(team::change_roles::<OfConference>))
        .route("/c/{conference}/organise/team/remove", post(team::remove::<OfConference>))
        .route("/c/{conference}/organise/team/withdraw", post(team::withdraw::<OfConference>))
        .route("/c/{conference}/organise/team/leave", post(team::leave::<OfConference>))
}

/// `GET /c/{conference}/organise`
async fn organise(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let dashboard = dashboard(&visitor.ctx, &slug).await?.here()?;
    visitor.page(|| app::conference::dashboard_page(&dashboard))
}

/// `POST /c/{conference}/organise/publish`
async fn publish(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = facts(&visitor, &slug, Action::EditConference).await?.id;
    let published = publish_conference(&visitor.ctx, id).await;
    let show = async |visitor: Visitor| organise(visitor, Path(slug.clone())).await;
    visitor.after(typed, published, |()| format!("/c/{slug}/organise"), show).await
}

/// `POST /c/{conference}/organise/hide`
async fn hide(visitor: Visitor, Path(slug): Path<String>, Form(typed): Form) -> Answer {
    let id = facts(&visitor, &slug, Action::EditConference).await?.id;
    let hidden = hide_conference(&visitor.ctx, id).await;
    let show = async |visitor: Visitor| organise(visitor, Path(slug.clone())).await;
    visitor.after(typed, hidden, |()| format!("/c/{slug}/organise"), show).await
}

/// The conference under `slug`, for somebody who may do `action` to it.
async fn facts(visitor: &Visitor, slug: &str, action: Action) -> service::Result<ConferenceFacts> {
    conference(&visitor.ctx, slug, action).await?.here()
}
