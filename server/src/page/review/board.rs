//! The proposals of a call, for those who review them.

use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect},
};
use domain::policy::Action;
use serde::Deserialize;
use service::{
    conference::conference,
    review::{self, BoardOrder, BoardWish},
};

use super::found;
use crate::{page::Answer, visitor::Visitor};

/// What the filter sends; what it does not know is no filter.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    task: String,
    q: String,
    order: String,
    after: String,
}

/// `GET /c/{conference}/review`
pub async fn calls(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = conference(&visitor.ctx, &slug, Action::SeeReview).await?.here()?;
    let calls = review::under_review(&visitor.ctx, &facts).await?;
    visitor.page(|| app::review::calls_page(&facts, &calls))
}

/// `GET /c/{conference}/review/{call}`
pub async fn list(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Query(asked): Query<Asked>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::SeeReview).await?;
    let wish = BoardWish {
        task: asked.task.parse().ok(),
        search: asked.q,
        order: if asked.order == "score" { BoardOrder::Score } else { BoardOrder::Begun },
        after: asked.after.parse().ok(),
    };
    let board = review::board(&visitor.ctx, &facts, call.id, &wish).await?;
    visitor.page(|| app::review::board_page(&facts, &call, &wish, &board))
}

/// `GET /c/{conference}/review/{call}/next`: goes to the proposal that the asker is served, and changes nothing.
pub async fn next(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::SeeReview).await?;
    let served = review::next_for_me(&visitor.ctx, &facts, call.id).await?;
    let at = served.map(|id| format!("/proposals/{id}")).unwrap_or_default();
    Ok(Redirect::to(&format!("/c/{slug}/review/{name}{at}")).into_response())
}
