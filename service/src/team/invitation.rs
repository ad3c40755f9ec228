//! What an invitation's link shows.

use domain::{
    Instant,
    id::GroupId,
    policy::{Action, Place, RoleKind, Scope},
};
use sea_orm::ConnectionTrait;
use serde::Serialize;

use super::{
    find,
    root::{Root, ScopeRef},
    token,
};
use crate::{Ctx, Error, Result, entity::invitation};

/// An invitation that can be accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Invitation {
    /// Into which team.
    pub into: ScopeRef,
    /// The role it offers.
    pub role: RoleKind,
    /// Who invited.
    pub inviter: String,
    /// Until when it can be accepted.
    pub expires_at: Instant,
}

/// The invitation that `token` belongs to. Whoever holds the link may read it, signed in or not; reading changes
/// nothing, so mail scanners that follow links do no harm.
pub async fn invitation(ctx: &Ctx, token: &str) -> Result<Invitation> {
    ctx.authorize(Action::ReadPublic, Place::Site)?;
    let db = &ctx.db.read;
    let row = by_token(db, token).await?;
    refuse_spent(ctx, &row)?;
    let root = Root::read(ctx, scope_of(&row)?).await?;
    let inviter = find::people([row.invited_by]).one(db).await?.map(|row| row.name).unwrap_or_default();
    Ok(Invitation { into: root.of, role: row.kind, inviter, expires_at: row.expires_at })
}

/// The group that `token` invites into, and as what.
pub(crate) async fn invited_into_group(ctx: &Ctx, token: &str) -> Result<(GroupId, RoleKind)> {
    invited_into_group_within(ctx, &ctx.db.read, token).await
}

/// Like [`invited_into_group`], within a transaction.
pub(crate) async fn invited_into_group_within(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    token: &str,
) -> Result<(GroupId, RoleKind)> {
    let row = by_token(db, token).await?;
    refuse_spent(ctx, &row)?;
    match scope_of(&row)? {
        Scope::Group(id) => Ok((id, row.kind)),
        _ => Err(Error::not_found()),
    }
}

pub(super) async fn by_token(db: &impl ConnectionTrait, token: &str) -> Result<invitation::Model> {
    find::invitation_by_token(&token::hash(token)).one(db).await?.ok_or_else(Error::not_found)
}

pub(super) fn scope_of(row: &invitation::Model) -> Result<Scope> {
    Scope::from_parts(row.scope_kind, row.scope_id).ok_or_else(|| Error::fault("an invitation without a scope"))
}

/// Refuses an invitation that was accepted, withdrawn or ran out. The last instant counts.
pub(super) fn refuse_spent(ctx: &Ctx, row: &invitation::Model) -> Result<()> {
    if row.accepted_at.is_some() {
        return Err(Error::conflict("invitation-used", "This invitation was accepted already. It works once."));
    }
    if row.withdrawn_at.is_some() {
        return Err(Error::conflict(
            "invitation-withdrawn",
            "This invitation was withdrawn or replaced by a newer one. Look for a later mail, or ask the team.",
        ));
    }
    if ctx.now > row.expires_at {
        return Err(Error::conflict("invitation-expired", "This invitation ran out. Ask the team for a new one."));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases,
        team::{TypedInvitation, invite},
        testing::code_of,
    };

    on_both_databases! {
        async fn the_link_shows_whose_invitation_it_is_to_whoever_holds_it(world: World) {
            let (scope, ada) = world.owned_conference("hidden-2026", "Ada Lovelace").await;
            let typed = TypedInvitation { address: "bea@people.test".into(), role: "review".into() };
            invite(&world.as_(&ada), scope, &typed).await.expect("invited");
            let token = world.invitation_tokens().await.remove(0);
            let shown = invitation(&world.anonymous(), &token).await.expect("shown");
            assert_eq!((shown.into.slug.as_str(), shown.inviter.as_str()), ("hidden-2026", "Ada Lovelace"));
            assert_eq!(shown.role, RoleKind::Review);
            assert_eq!(code_of(invitation(&world.anonymous(), "a-guess").await), "not-found");
            let last = Ctx { now: shown.expires_at, ..world.anonymous() };
            assert!(invitation(&last, &token).await.is_ok());
            let after = Ctx { now: shown.expires_at + chrono::TimeDelta::microseconds(1), ..world.anonymous() };
            assert_eq!(code_of(invitation(&after, &token).await), "invitation-expired");
        }
    }
}
