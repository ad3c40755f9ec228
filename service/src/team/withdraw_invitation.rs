//! Taking back an invitation that nobody accepted yet.

use domain::{id::InvitationId, policy::Scope};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};

use super::{
    find,
    root::{Root, managing, with_current_roles},
};
use crate::{
    Ctx, Error, Result,
    entity::invitation,
    record::{Entry, event},
};

/// Withdraws an invitation. One that ran out is cleared away like that, too.
pub async fn withdraw_invitation(ctx: &Ctx, scope: Scope, id: InvitationId) -> Result<()> {
    let action = managing(scope);
    ctx.authorize_route(action)?;
    ctx.write(async |tx| {
        let root = Root::lock(tx, scope).await?;
        with_current_roles(ctx, tx).await?.authorize(action, root.place)?;
        let row = find::invitation_of(scope, id).one(tx).await?.ok_or_else(Error::not_found)?;
        if row.accepted_at.is_some() {
            let message = "This invitation was accepted meanwhile. Nothing was changed; the person is on the team now.";
            return Err(Error::conflict("invitation-used", message));
        }
        if row.withdrawn_at.is_some() {
            return Ok(());
        }
        withdraw(ctx, tx, row).await
    })
    .await
}

/// Withdraws an open invitation, under the scope's lock.
pub(super) async fn withdraw(ctx: &Ctx, tx: &impl ConnectionTrait, row: invitation::Model) -> Result<()> {
    let (id, scope) = (row.id, super::invitation::scope_of(&row)?);
    let mut row = invitation::ActiveModel::from(row);
    row.withdrawn_at = Set(Some(ctx.now));
    row.update(tx).await?;
    event::append(ctx, tx, Entry::new("invitation.withdrawn", "invitation", id, scope)).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases,
        team::{TypedInvitation, accept_invitation, invite, team},
        testing::code_of,
    };

    on_both_databases! {
        async fn a_withdrawn_link_lets_nobody_in(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let id = invite(&world.as_(&ada), scope, &bea()).await.expect("invited");
            withdraw_invitation(&world.as_(&ada), scope, id).await.expect("withdrawn");
            withdraw_invitation(&world.as_(&ada), scope, id).await.expect("a second time changes nothing");
            let token = world.invitation_tokens().await.remove(0);
            let bea = world.person("Bea Reviewer").await;
            assert_eq!(code_of(accept_invitation(&world.as_(&bea), &token).await), "invitation-withdrawn");
            assert!(team(&world.as_(&ada), scope).await.expect("shown").invitations.is_empty());
            assert_eq!(world.last_event().await.verb, "invitation.withdrawn");
        }

        async fn an_accepted_invitation_is_not_taken_back(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let id = invite(&world.as_(&ada), scope, &bea()).await.expect("invited");
            let token = world.invitation_tokens().await.remove(0);
            let bea = world.person("Bea Reviewer").await;
            accept_invitation(&world.as_(&bea), &token).await.expect("accepted");
            assert_eq!(code_of(withdraw_invitation(&world.as_(&ada), scope, id).await), "invitation-used");
        }

        async fn only_owners_of_that_team_withdraw(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let (elsewhere, eve) = world.owned_conference("other-2026", "Eve Moneypenny").await;
            let id = invite(&world.as_(&ada), scope, &bea()).await.expect("invited");
            assert_eq!(code_of(withdraw_invitation(&world.as_(&eve), scope, id).await), "not-found");
            assert_eq!(code_of(withdraw_invitation(&world.as_(&eve), elsewhere, id).await), "not-found");
            assert_eq!(code_of(withdraw_invitation(&world.anonymous(), scope, id).await), "sign-in-needed");
        }
    }

    fn bea() -> TypedInvitation {
        TypedInvitation { address: "bea@people.test".into(), role: "review".into() }
    }
}
