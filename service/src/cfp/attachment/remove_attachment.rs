//! Taking a file or link away from a proposal.

use domain::{
    id::{AttachmentId, ProposalId},
    policy::{Action, Place},
};
use sea_orm::{DatabaseTransaction, ModelTrait};

use super::find::{attachment_of, refuse_unless_editable};
use crate::{
    Ctx, Error, Result,
    cfp::find::{Own, history_of, locked_own},
    entity::proposal_attachment,
    file::forget,
    record::{Entry, event},
};

/// Takes a file or link away from a proposal of the actor's, for good.
pub async fn remove_attachment(ctx: &Ctx, id: ProposalId, attachment: AttachmentId) -> Result<()> {
    ctx.authorize(Action::Propose, Place::Own)?;
    ctx.write(async |tx| {
        let Own { proposal, call, .. } = locked_own(ctx, tx, id).await?;
        let row = attachment_of(id, attachment).one(tx).await?.ok_or_else(Error::not_found)?;
        refuse_unless_editable(ctx, &proposal, &call)?;
        delete(ctx, tx, row).await?;
        let scope = history_of(&proposal, &call);
        event::append(ctx, tx, Entry::new("attachment.removed", "proposal", id, scope)).await
    })
    .await
}

/// Deletes a row and forgets its file.
pub(super) async fn delete(ctx: &Ctx, tx: &DatabaseTransaction, row: proposal_attachment::Model) -> Result<()> {
    let file = row.file_id;
    row.delete(tx).await?;
    match file {
        Some(file) => forget(ctx, tx, file).await,
        None => Ok(()),
    }
}
