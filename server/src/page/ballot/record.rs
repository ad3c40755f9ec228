//! The record of a ballot as files.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::policy::Action;
use service::ballot;

use super::{found, which};
use crate::{page::Answer, visitor::Visitor};

/// `GET /g/{group}/ballots/{ballot}/record.json`
pub async fn json(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    let (_, content) = ballot::record_of(&visitor.ctx, &facts, which(&id)?).await?;
    Ok(file("application/json", "record.json", content))
}

/// `GET /g/{group}/ballots/{ballot}/record.csv`
pub async fn csv(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    let table = ballot::votes_table(&visitor.ctx, &facts, which(&id)?).await?;
    Ok(file("text/csv; charset=utf-8", "record.csv", table))
}

/// `GET /g/{group}/ballots/{ballot}/record.blt`: of an election alone.
pub async fn blt(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    let papers = ballot::papers_file(&visitor.ctx, &facts, which(&id)?).await?;
    Ok(file("text/plain; charset=utf-8", "record.blt", papers))
}

fn file(kind: &'static str, name: &str, content: String) -> Response {
    let named = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, named.unwrap_or_else(|_| HeaderValue::from_static("attachment"))),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    (headers, content).into_response()
}
