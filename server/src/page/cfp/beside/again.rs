//! Proposing an earlier talk again.

use axum::extract::Path;
use domain::policy::Action;
use service::{
    Error,
    cfp::{call, my_library, propose_again},
};

use super::super::facts;
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// `GET /c/{conference}/cfp/{call}/again`
pub async fn show(visitor: Visitor, Path((slug, name)): Path<(String, String)>) -> Answer {
    visitor.ctx.authorize_route(Action::Propose)?;
    let facts = facts(&visitor, &slug, Action::SeeConference).await?;
    let call = call(&visitor.ctx, &facts, &name).await?;
    let lines = my_library(&visitor.ctx).await?;
    visitor.page(|| app::cfp::again_page(&facts, &call, &lines))
}

/// `POST /c/{conference}/cfp/{call}/again`
pub async fn begin(visitor: Visitor, Path((slug, name)): Path<(String, String)>, Form(typed): Form) -> Answer {
    visitor.ctx.authorize_route(Action::Propose)?;
    let facts = facts(&visitor, &slug, Action::SeeConference).await?;
    let call = call(&visitor.ctx, &facts, &name).await?.id;
    let begun = match typed.text("source").parse::<uuid::Uuid>() {
        Ok(source) => propose_again(&visitor.ctx, call, source).await,
        Err(_) => Err(Error::not_found()),
    };
    let again = async |visitor: Visitor| show(visitor, Path((slug.clone(), name.clone()))).await;
    visitor.after(typed, begun, |id| format!("/me/proposals/{id}"), again).await
}
