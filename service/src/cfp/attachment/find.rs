//! The scoped finders of files and links beside proposals.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    cfp::Editing,
    id::{AttachmentId, FileId, PersonId, ProposalId},
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

use super::super::{offers::kept, wording::too_late};
use crate::{
    Ctx, Result,
    entity::{call, file, proposal, proposal_attachment},
};

/// What stands beside a proposal, the first one first.
pub(super) fn attachments_of(id: ProposalId) -> Select<proposal_attachment::Entity> {
    proposal_attachment::Entity::find()
        .filter(proposal_attachment::Column::ProposalId.eq(id))
        .order_by_asc(proposal_attachment::Column::Id)
}

/// One of them.
pub(super) fn attachment_of(id: ProposalId, attachment: AttachmentId) -> Select<proposal_attachment::Entity> {
    attachments_of(id).filter(proposal_attachment::Column::Id.eq(attachment))
}

/// What is known of files that attachments point at.
pub(super) fn files_by_id(ids: impl IntoIterator<Item = FileId>) -> Select<file::Entity> {
    file::Entity::find().filter(file::Column::Id.is_in(ids))
}

/// How many bytes somebody keeps beside proposals.
pub(super) async fn bytes_of(db: &impl ConnectionTrait, person: PersonId) -> Result<i64> {
    let beside = proposal_attachment::Entity::find()
        .select_only()
        .column(proposal_attachment::Column::FileId)
        .filter(proposal_attachment::Column::AddedBy.eq(person))
        .filter(proposal_attachment::Column::FileId.is_not_null());
    let ids: Vec<FileId> = beside.into_tuple().all(db).await?;
    Ok(files_by_id(ids).all(db).await?.iter().map(|row| row.size).sum())
}

/// Refuses what its speakers may not edit now: what stands beside a proposal is part of it.
pub(super) fn refuse_unless_editable(ctx: &Ctx, proposal: &proposal::Model, call: &call::Model) -> Result<()> {
    let rules = kept(call)?;
    let editing = Editing { until: rules.ends(proposal.session_type_id), phase_allows: false, by_code: false };
    if proposal.state.speakers_may_edit(editing, ctx.now) { Ok(()) } else { Err(too_late()) }
}
