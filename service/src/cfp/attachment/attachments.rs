//! What stands beside a proposal, as it is listed.

use std::collections::HashMap;

use domain::{
    cfp::check_room,
    id::{AttachmentId, ProposalId},
    policy::{Action, Place},
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use super::find::{attachments_of, files_by_id, refuse_unless_editable};
use crate::{
    Ctx, Error, Result,
    cfp::find::{calls_by_id, proposals_of},
    entity::{proposal, proposal_attachment},
};

/// A file or a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentLine {
    /// Which.
    pub id: AttachmentId,
    /// The name of the file, or what the link is called.
    pub label: String,
    /// Where the link leads; empty for a file.
    pub url: String,
    /// The size of the file in bytes; `None` for a link.
    pub bytes: Option<u64>,
}

/// What stands beside a proposal of the actor's, and whether that can change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttachmentDesk {
    /// Which proposal.
    pub proposal: ProposalId,
    /// What it is called; may be empty while it is a draft.
    pub title: String,
    /// The first one first.
    pub lines: Vec<AttachmentLine>,
    /// Whether the asker may add and remove now.
    pub may_edit: bool,
    /// Whether there is room for one more.
    pub has_room: bool,
}

/// What stands beside a proposal of the actor's.
pub async fn my_attachments(ctx: &Ctx, id: ProposalId) -> Result<AttachmentDesk> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let db = &ctx.db.read;
    let row = proposals_of(person).filter(proposal::Column::Id.eq(id)).one(db).await?.ok_or_else(Error::not_found)?;
    let call = calls_by_id([row.call_id]).one(db).await?.ok_or_else(Error::not_found)?;
    let lines = lines(db, id).await?;
    Ok(AttachmentDesk {
        proposal: id,
        may_edit: refuse_unless_editable(ctx, &row, &call).is_ok(),
        has_room: check_room(u64::try_from(lines.len()).unwrap_or(u64::MAX)).is_ok(),
        title: row.title,
        lines,
    })
}

/// What stands beside a proposal. The asker was authorised before.
pub(crate) async fn lines(db: &impl ConnectionTrait, id: ProposalId) -> Result<Vec<AttachmentLine>> {
    let rows = attachments_of(id).all(db).await?;
    let files = files_by_id(rows.iter().filter_map(|row| row.file_id)).all(db).await?;
    let sizes: HashMap<_, _> = files.into_iter().map(|row| (row.id, row.size)).collect();
    let line = |row: proposal_attachment::Model| AttachmentLine {
        id: row.id,
        bytes: row.file_id.and_then(|id| sizes.get(&id)).and_then(|size| u64::try_from(*size).ok()),
        label: row.label,
        url: row.url,
    };
    Ok(rows.into_iter().map(line).collect())
}
