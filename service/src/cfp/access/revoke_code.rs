//! Revoking an access code.

use domain::{
    id::{AccessCodeId, CallId},
    policy::{Action, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

use crate::{
    Ctx, Error, Result,
    cfp::find::locked_call,
    database::locked,
    entity::access_code,
    record::{Entry, event},
};

/// Revokes a code of a call: nothing is handed in with it any more. What was, stays. Doing it twice is doing it once.
pub async fn revoke_code(ctx: &Ctx, call: CallId, id: AccessCodeId) -> Result<()> {
    ctx.authorize_route(Action::ManageCalls)?;
    ctx.write(async |tx| {
        let (conference, call) = locked_call(ctx, tx, call, Action::ManageCalls).await?;
        let before = locked::<access_code::Entity>(tx, id).await?;
        if before.call_id != call.id {
            return Err(Error::not_found());
        }
        if before.revoked_at.is_some() {
            return Ok(());
        }
        let mut row = access_code::ActiveModel::from(before);
        row.revoked_at = Set(Some(ctx.now));
        row.update(tx).await?;
        let entry = Entry::new("access-code.revoked", "access-code", id, Scope::Conference(conference.id));
        event::append(ctx, tx, entry).await
    })
    .await
}
