//! What everybody reads of drafts.

use app::draft::{HomeView, Shown, paper::draft_manuscript, standalone, structured};
use axum::{
    extract::{Path, Query},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use domain::{draft::cited, policy::Action};
use serde::Deserialize;
use service::{
    Error,
    draft::{self, DraftsAfter, draft_home, revision_line},
    group::GroupFacts,
    slug::Found,
};

use super::{found, numbered};
use crate::{page::Answer, visitor::Visitor};

/// So many drafts are on a page of the list.
const DRAFTS_A_PAGE: usize = 50;

/// From where on the list goes.
#[derive(Debug, Deserialize)]
pub struct ListFrom {
    after: Option<String>,
    #[serde(default)]
    resting: bool,
}

/// `GET /g/{group}/drafts`
pub async fn list(visitor: Visitor, Path(group): Path<String>, Query(from): Query<ListFrom>) -> Answer {
    let group = service::group::group(&visitor.ctx, &group, Action::SeeGroup).await?.here()?;
    // No name holds a zero byte, and PostgreSQL takes none.
    let after = from.after.filter(|name| !name.contains('\0')).map(|name| DraftsAfter { is_over: from.resting, name });
    let drafts = draft::drafts(&visitor.ctx, &group, after.as_ref(), DRAFTS_A_PAGE).await?;
    visitor.page(|| app::draft::drafts_page(&group, &drafts))
}

/// `GET /g/{group}/drafts/{draft}`
pub async fn home(visitor: Visitor, Path((group, name)): Path<(String, String)>) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let home = draft_home(&visitor.ctx, &facts).await?;
    let calls = service::life::calls_of(&visitor.ctx, &facts).await?;
    let standard = service::publication::standard_of_draft(&visitor.ctx, facts.id).await?;
    let shown = HomeView { home, calls, standard, has_press: visitor.site.press().is_here() };
    visitor.page(|| app::draft::draft_home_page(&group, &facts, &shown))
}

/// `GET /g/{group}/drafts/{draft}/{number}`
pub async fn revision(visitor: Visitor, Path((group, name, number)): Path<(String, String, String)>) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let line = revision_line(&visitor.ctx, &facts, Some(numbered(&number)?)).await?;
    let newest = revision_line(&visitor.ctx, &facts, None).await?.number;
    let reading = visitor.site.readings().of(&visitor.ctx, &facts, &line).await?;
    let mut ballots = service::ballot::ballots_on(&visitor.ctx, &group, line.id).await?;
    let above = voting_above(&visitor, &group).await?;
    if let Some(above) = &above {
        ballots.extend(service::ballot::ballots_on(&visitor.ctx, above, line.id).await?);
    }
    let beside = service::comment::beside(&visitor.ctx, &facts, line.number).await?;
    let has_press = visitor.site.press().is_here();
    let named = draft::named_standards(&visitor.ctx, &reading.references).await?;
    let shown = Shown { line, newest, ballots, above, reading, beside, named, has_press };
    visitor.page(|| app::draft::revision_page(&group, &facts, &shown))
}

/// The group above, where it votes and the visitor may know of it: what it decides about drafts under it stands with them.
async fn voting_above(visitor: &Visitor, group: &GroupFacts) -> service::Result<Option<GroupFacts>> {
    let Some(parent) = &group.parent else { return Ok(None) };
    match service::group::group(&visitor.ctx, &parent.slug, Action::SeeGroup).await? {
        Found::Here(above) if above.kind.features().votes => Ok(Some(above)),
        _ => Ok(None),
    }
}

/// `GET /g/{group}/drafts/{draft}/{number}/text.md`, `.html`, `.json` and `.pdf`
pub async fn file(
    visitor: Visitor,
    Path((group, name, number, file)): Path<(String, String, String, String)>,
) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let ending = file.strip_prefix("text.").ok_or_else(Error::not_found)?;
    let kind = match ending {
        "md" => "text/markdown; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "json" => "application/json",
        "pdf" => "application/pdf",
        _ => return Err(Error::not_found().into()),
    };
    let document = draft::revision(&visitor.ctx, &facts, numbered(&number)?).await?;
    let called = cited(&group.slug, &facts.name, document.line.number);
    let ending = ending.to_owned();
    let bytes = if ending == "pdf" {
        let making = tokio::task::spawn_blocking(move || draft_manuscript(&group, &facts, &document));
        visitor.site.press().print(making.await.map_err(Error::fault)?).await?
    } else {
        let made = ending.clone();
        let making = tokio::task::spawn_blocking(move || match made.as_str() {
            "html" => standalone(&group, &facts, &document),
            "json" => structured(&group, &facts, &document).to_string(),
            _ => document.text,
        });
        making.await.map_err(Error::fault)?.into()
    };
    let named = format!("attachment; filename=\"{called}.{ending}\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::try_from(named).map_err(Error::fault)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, bytes).into_response())
}
