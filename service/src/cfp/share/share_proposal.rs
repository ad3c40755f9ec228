//! Making a link under which a proposal is shown to others.

use chrono::TimeDelta;
use domain::{
    id::ProposalId,
    policy::{Action, Place},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, PaginatorTrait};

use super::find::open_links;
use crate::{
    Ctx, Error, Result,
    cfp::find::{Own, history_of, locked_own},
    entity::share_link,
    identity::{Purpose, Secret, hash},
    record::{Entry, event},
};

/// For how many days a link may open a proposal.
const DAYS: &[i64] = &[7, 14, 30, 90];
/// Most links that open a proposal at the same time.
const LINKS_MOST: u64 = 5;

/// Makes a link that opens a proposal of the actor's for so many days. The secret is told once; what is kept is its hash.
pub async fn share_proposal(ctx: &Ctx, id: ProposalId, days: &str) -> Result<Secret> {
    ctx.authorize(Action::Propose, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::sign_in_needed)?;
    let secret = Secret::new(ctx, Purpose::Share);
    ctx.write(async |tx| {
        let Own { proposal, call, .. } = locked_own(ctx, tx, id).await?;
        let days = days.trim().parse().ok().filter(|days| DAYS.contains(days));
        let days = days.ok_or_else(|| Error::field("days", "option", "Choose one of the options."))?;
        if !proposal.state.may_be_shared() {
            let message = "This proposal can no longer be shown by a link. Nothing was changed.";
            return Err(Error::conflict("not-to-be-shared", message));
        }
        if open_links(id, ctx.now).count(tx).await? >= LINKS_MOST {
            let message = "Five links open this proposal already. Revoke one of them first.";
            return Err(Error::conflict("too-many-links", message));
        }
        let row = share_link::ActiveModel {
            id: Set(ctx.id()),
            proposal_id: Set(id),
            token_hash: Set(hash(Purpose::Share, secret.expose())),
            created_by: Set(person),
            created_at: Set(ctx.now),
            expires_at: Set(ctx.now + TimeDelta::days(days)),
            revoked_at: Set(None),
        };
        row.insert(tx).await?;
        event::append(ctx, tx, Entry::new("proposal.shared", "proposal", id, history_of(&proposal, &call))).await
    })
    .await?;
    Ok(secret)
}
