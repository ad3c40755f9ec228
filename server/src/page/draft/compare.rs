//! Two revisions beside each other, and of which class the change is.

use app::draft::CompareView;
use axum::extract::{Path, Query};
use domain::policy::Action;
use serde::Deserialize;
use service::draft::{self, revision_line, settle_class};

use super::{found, numbered, path};
use crate::{
    page::Answer,
    visitor::{Form, Visitor},
};

/// Which revisions are compared, and how.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    from: String,
    to: String,
    view: String,
}

/// `GET /g/{group}/drafts/{draft}/compare?from=&to=&view=`
pub async fn compare(
    visitor: Visitor,
    Path((group, name)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer {
    let (group, facts) = found(&visitor, &group, &name, Action::SeeDraft).await?;
    let newest = revision_line(&visitor.ctx, &facts, None).await?.number;
    let to = if asked.to.is_empty() { newest } else { numbered(&asked.to)? };
    let from = if asked.from.is_empty() { (to - 1).max(1) } else { numbered(&asked.from)? };
    let compared = draft::compare(&visitor.ctx, &facts, from, to).await?;
    visitor.page(|| app::draft::compare_page(&group, &facts, &compared, CompareView::of(&asked.view), newest))
}

/// `POST /g/{group}/drafts/{draft}/{number}/class`
pub async fn settle(
    visitor: Visitor,
    Path((slug, name, number)): Path<(String, String, String)>,
    Form(typed): Form,
) -> Answer {
    let (group, facts) = found(&visitor, &slug, &name, Action::WriteDraft).await?;
    let number = numbered(&number)?;
    let settled = settle_class(&visitor.ctx, facts.id, number, typed.text("class")).await;
    let at = path(&group, &facts);
    let show = async |visitor: Visitor| {
        let asked = Asked { from: (number - 1).to_string(), to: number.to_string(), view: String::new() };
        compare(visitor, Path((slug.clone(), name.clone())), Query(asked)).await
    };
    let to = format!("{at}/compare?from={}&to={number}", number - 1);
    visitor.after(typed, settled, |()| to, show).await
}
