//! Asking for a recent proof before changing how somebody gets in (ASVS 7.5.1).

use domain::{
    id::SignInId,
    identity::is_recent_proof,
    problem::{Kind, Problem},
};
use sea_orm::{ConnectionTrait, EntityTrait};

use crate::{Ctx, Error, Result, entity::sign_in};

/// Refuses unless `here`, the sign-in that asks, is the actor's own, goes on, and began or was confirmed a short while
/// ago.
#[expect(clippy::disallowed_methods, reason = "a scoped finder: checked to be the asker's own")]
pub(super) async fn recent_proof(ctx: &Ctx, db: &impl ConnectionTrait, here: SignInId) -> Result<()> {
    let account = ctx.actor.account().ok_or_else(Error::sign_in_needed)?;
    let row = sign_in::Entity::find_by_id(here).one(db).await?;
    let row =
        row.filter(|row| row.account_id == account && row.ended_at.is_none()).ok_or_else(Error::sign_in_needed)?;
    if is_recent_proof(row.proved_at, ctx.now) { Ok(()) } else { Err(prove_again_first()) }
}

fn prove_again_first() -> Error {
    Problem::new(
        Kind::Denied,
        "prove-again",
        "This changes how one gets into your account, so confirm first that it is you. Nothing was changed.",
    )
    .into()
}
