//! What everybody reads of calls.

use axum::extract::Path;
use domain::policy::Action;
use service::cfp::{call, calls};

use super::facts;
use crate::{page::Answer, visitor::Visitor};

/// `GET /c/{conference}/cfp`
pub async fn list(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = facts(&visitor, &slug, Action::SeeConference).await?;
    let calls = calls(&visitor.ctx, &facts).await?;
    visitor.page(|| app::cfp::calls_page(&facts, &calls))
}

/// `GET /c/{conference}/cfp/{call}`
pub async fn show(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    let facts = facts(&visitor, &slug, Action::SeeConference).await?;
    let call = call(&visitor.ctx, &facts, &name).await?;
    visitor.page(|| app::cfp::call_page(&facts, &call))
}
