//! The record of a group.

use axum::response::Response;
use domain::policy::Action;
use service::archive::Level;

use super::{OfGroup, found};
use crate::{
    api::{Answer, caller::Caller, extract::Path},
    record::download,
};

/// The public record of a group
///
/// What any visitor may read, as one `.tar` that `plenary verify` checks: things as lines of JSON, texts and files by their
/// hash, and the event log with its hash chain, in which everything else is a salted hash. The format is told in
/// `docs/record.md`.
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/record.tar", tag = "group", params(OfGroup),
    responses((status = 200, description = "The record", body = Vec<u8>, content_type = "application/x-tar"))
)]
pub async fn get_group_record(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Response> {
    let facts = found(&caller, &of.group, Action::SeeGroup).await?;
    Ok(download(&caller.ctx, &facts, Level::Public).await?)
}

/// The whole record of a group
///
/// Everything that was done in its name, for its chairs and those above it; what somebody may not read for an embargo is
/// left out. `plenary import group` makes the group out of it on another site.
#[utoipa::path(
    get, path = "/api/v1/groups/{group}/record/whole.tar", tag = "group", params(OfGroup),
    security(("token" = ["group"]), ("signIn" = [])),
    responses((status = 200, description = "The record", body = Vec<u8>, content_type = "application/x-tar"))
)]
pub async fn get_whole_group_record(caller: Caller, Path(of): Path<OfGroup>) -> Answer<Response> {
    let facts = found(&caller, &of.group, Action::ExportGroup).await?;
    Ok(download(&caller.ctx, &facts, Level::Whole).await?)
}
