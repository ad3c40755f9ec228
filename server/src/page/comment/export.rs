//! What can be taken along: the comment resolution log, and what was proposed as patches for git.

use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::policy::Action;
use serde::Deserialize;
use service::{
    Error,
    comment::{self, log_as_csv, resolution_log},
    draft::revision_line,
};

use super::{found, named, path};
use crate::{page::Answer, visitor::Visitor};

/// What patches are asked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    revision: String,
    file: String,
}

/// `GET /g/{group}/drafts/{draft}/resolution-log`
pub async fn log(visitor: Visitor, Path((group, name)): Path<(String, String)>) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let log = resolution_log(&visitor.ctx, &facts, &path(&group, &facts)).await?;
    visitor.page(|| app::comment::log_page(&group, &facts, &log))
}

/// `GET /g/{group}/drafts/{draft}/resolution-log.csv`
pub async fn log_csv(visitor: Visitor, Path((group, name)): Path<(String, String)>) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let log = resolution_log(&visitor.ctx, &facts, &path(&group, &facts)).await?;
    file(log_as_csv(&log), "text/csv; charset=utf-8", &format!("{}-{}-resolution-log.csv", group.slug, facts.name))
}

/// `GET /g/{group}/drafts/{draft}/comments/{comment}/patch`
pub async fn patch(
    visitor: Visitor,
    Path((group, name, id)): Path<(String, String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (_, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let text = comment::patch(&visitor.ctx, &facts, named(&id)?, &asked.file).await?;
    file(text, "text/x-patch; charset=utf-8", &format!("{}-suggestion.patch", facts.name))
}

/// `GET /g/{group}/drafts/{draft}/suggestions.patch`
pub async fn patches(
    visitor: Visitor,
    Path((group, name)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (_, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let number = if asked.revision.is_empty() { None } else { Some(named(&asked.revision)?) };
    let number = revision_line(&visitor.ctx, &facts, number).await?.number;
    let text = comment::patches(&visitor.ctx, &facts, number, &asked.file).await?;
    file(text, "text/x-patch; charset=utf-8", &format!("{}-suggestions.patch", facts.name))
}

fn file(text: String, kind: &'static str, name: &str) -> Answer {
    let named = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::try_from(named).map_err(Error::fault)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, text).into_response())
}
