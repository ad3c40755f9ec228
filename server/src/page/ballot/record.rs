//! The record of a ballot as files.

use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::policy::Action;
use exchange::record::{self, Record};
use service::{Error, ballot};

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
    let (_, content) = ballot::record_of(&visitor.ctx, &facts, which(&id)?).await?;
    let sheet = ballot::ballot(&visitor.ctx, &facts, which(&id)?).await?;
    let name = |voter| {
        let line = sheet.voters.iter().find(|line| line.voter.0 == voter);
        line.map(|line| line.name.clone()).unwrap_or_default()
    };
    Ok(file("text/csv; charset=utf-8", "record.csv", record::table(&read(&content)?, name)))
}

/// `GET /g/{group}/ballots/{ballot}/record.blt`: of an election alone.
pub async fn blt(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    let (_, content) = ballot::record_of(&visitor.ctx, &facts, which(&id)?).await?;
    let record = read(&content)?;
    let election = record.ballot.terms.election().ok_or_else(Error::not_found)?;
    let text = record::blt(&record, election).map_err(Error::fault)?;
    Ok(file("text/plain; charset=utf-8", "record.blt", text))
}

fn read(content: &str) -> service::Result<Record> {
    Record::read(content.as_bytes()).map_err(Error::fault)
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
