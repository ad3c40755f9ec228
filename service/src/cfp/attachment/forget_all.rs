//! Forgetting everything beside a draft that is deleted.

use domain::id::ProposalId;
use sea_orm::DatabaseTransaction;

use super::{find::attachments_of, remove_attachment::delete};
use crate::{Ctx, Result};

/// Deletes the files and links beside a draft.
pub(in crate::cfp) async fn forget_all(ctx: &Ctx, tx: &DatabaseTransaction, id: ProposalId) -> Result<()> {
    for row in attachments_of(id).all(tx).await? {
        delete(ctx, tx, row).await?;
    }
    Ok(())
}
