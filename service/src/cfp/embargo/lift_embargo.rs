//! Ending an embargo before its time.

use domain::{
    cfp::By,
    id::ProposalId,
    policy::{Action, Decision, decide},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use super::find::row_of;
use crate::{
    Ctx, Error, Result,
    cfp::{
        find::{Offered, Own, conferences_by_id, history_of, locked_offered, locked_own},
        sight::{authorize_either, speaks_in},
    },
    conference,
    entity::embargo,
    record::{Entry, event},
};

/// Ends an embargo now: the committee reads the proposal from the next moment on, the public only with the next release.
/// Its main speaker does so, or an owner of the conference.
pub async fn lift_embargo(ctx: &Ctx, id: ProposalId) -> Result<()> {
    authorize_either(ctx, Action::NameReaders)?;
    ctx.write(async |tx| {
        let (proposal, call) = if speaks_in(ctx, tx, id).await? {
            ctx.authorize_route(Action::Propose)?;
            let Own { proposal, call, by } = locked_own(ctx, tx, id).await?;
            if by != By::MainSpeaker {
                return Err(Error::denied());
            }
            (proposal, call)
        } else {
            let Offered { proposal, call } = locked_offered(ctx, tx, id, Action::SeeProposals).await?;
            let of = conferences_by_id([call.conference_id]).one(tx).await?.ok_or_else(Error::not_found)?;
            if decide(&ctx.actor, Action::NameReaders, conference::find::place(&of)) != Decision::Allow {
                return Err(Error::denied());
            }
            (proposal, call)
        };
        let row = row_of(tx, id).await?.filter(|row| row.lifted_at.is_none() && ctx.now < row.until);
        let row =
            row.ok_or_else(|| Error::conflict("no-embargo", "No embargo holds any more. Nothing was changed."))?;
        let mut row = embargo::ActiveModel::from(row);
        row.lifted_at = Set(Some(ctx.now));
        row.lifted_by = Set(ctx.actor.person());
        row.update(tx).await?;
        event::append(ctx, tx, Entry::new("embargo.lifted", "proposal", id, history_of(&proposal, &call))).await
    })
    .await
}
