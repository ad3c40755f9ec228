//! Closing a link under which a proposal is shown.

use domain::{
    id::{ProposalId, ShareLinkId},
    policy::{Action, Place},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::find::link_of;
use crate::{
    Ctx, Error, Result,
    cfp::find::{Own, history_of, locked_own},
    entity::share_link,
    record::{Entry, event},
};

/// Closes a link of a proposal of the actor's; any of its speakers may.
pub async fn revoke_share(ctx: &Ctx, id: ProposalId, link: ShareLinkId) -> Result<()> {
    ctx.authorize(Action::Propose, Place::Own)?;
    ctx.write(async |tx| {
        let Own { proposal, call, .. } = locked_own(ctx, tx, id).await?;
        let row = link_of(id, link).one(tx).await?.ok_or_else(Error::not_found)?;
        if row.revoked_at.is_some() {
            return Ok(());
        }
        let mut row = share_link::ActiveModel::from(row);
        row.revoked_at = Set(Some(ctx.now));
        row.update(tx).await?;
        event::append(ctx, tx, Entry::new("proposal.unshared", "proposal", id, history_of(&proposal, &call))).await
    })
    .await
}
