//! The record of a group, to be kept and checked elsewhere.

use axum::extract::Path;
use domain::policy::Action;
use service::archive::Level;

use super::found;
use crate::{page::Answer, record::download, visitor::Visitor};

/// `GET /g/{group}/record.tar`
pub async fn public(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::SeeGroup).await?;
    Ok(download(&visitor.ctx, &facts, Level::Public).await?)
}

/// `GET /g/{group}/manage/record.tar`
pub async fn whole(visitor: Visitor, Path(slug): Path<String>) -> Answer {
    let facts = found(&visitor, &slug, Action::ExportGroup).await?;
    Ok(download(&visitor.ctx, &facts, Level::Whole).await?)
}
