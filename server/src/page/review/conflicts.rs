//! Conflicts of interest of a call, as a chair reads them.

use axum::extract::Path;
use domain::policy::Action;
use service::review::conflict_board;

use super::found;
use crate::{page::Answer, visitor::Visitor};

/// `GET /c/{conference}/organise/calls/{call}/review/conflicts`
pub async fn list(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let (facts, call) = found(&visitor, &slug, &name, Action::ManageReview).await?;
    let board = conflict_board(&visitor.ctx, &facts, call.id).await?;
    visitor.page(|| app::review::conflicts_page(&facts, &call, &board))
}
