//! Giving a file back.

use bytes::Bytes;
use domain::{
    cfp::FileType,
    id::{AttachmentId, ProposalId},
    policy::Action,
    review::visibility::{Channel, Field},
};

use super::find::{attachment_of, files_by_id};
use crate::{Ctx, Error, Result, cfp::sight::shown};

/// A file with what it is to be kept as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedFile {
    /// Under which name.
    pub name: String,
    /// What it is.
    pub kind: FileType,
    /// What is in it.
    pub bytes: Bytes,
}

/// A file beside a proposal, for whoever may know its files: reviewers where they may know names.
pub async fn open_attachment(ctx: &Ctx, id: ProposalId, attachment: AttachmentId) -> Result<OpenedFile> {
    ctx.authorize_route(Action::SeeProposals)?;
    let db = &ctx.db.read;
    let id = shown(ctx, db, id, Field::Files, Channel::File).await?.id;
    let row = attachment_of(id, attachment).one(db).await?.ok_or_else(Error::not_found)?;
    let file = row.file_id.ok_or_else(Error::not_found)?;
    let file = files_by_id([file]).one(db).await?.ok_or_else(Error::not_found)?;
    let kind = file.media_type.parse().map_err(Error::fault)?;
    Ok(OpenedFile { name: row.label, kind, bytes: ctx.files.get(file.id).await? })
}
