//! Inviting somebody into a team by mail.

use chrono::TimeDelta;
use domain::{
    FieldErrors, Problem,
    id::{ConferenceId, InvitationId, PersonId},
    identity::EmailAddress,
    policy::{Action, Place, RoleKind, Scope},
    team::{INVITATION_DAYS, INVITATIONS_PER_DAY, chosen_roles},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DatabaseTransaction, PaginatorTrait};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{
    find,
    mail::{self, InvitationMail},
    root::{Root, managing, with_current_roles},
    token,
    withdraw_invitation::withdraw,
};
use crate::{
    Ctx, Error, Result,
    entity::invitation,
    record::{Entry, event},
};

/// Whom to invite as what, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedInvitation {
    /// Where the invitation goes.
    pub address: String,
    /// The role it offers.
    pub role: String,
}

/// Invites into the team of `scope`. An earlier invitation to the same address that is still open is withdrawn: the
/// newest link counts. Whether the address has an account makes no difference to anything that can be seen.
pub async fn invite(ctx: &Ctx, scope: Scope, typed: &TypedInvitation) -> Result<InvitationId> {
    let action = managing(scope);
    ctx.authorize_route(action)?;
    let (address, role) = checked(scope, typed)?;
    ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let root = Root::lock(tx, scope).await?;
        with_current_roles(ctx, tx).await?.authorize(action, root.place)?;
        send(ctx, tx, &root, &address, role).await
    })
    .await
}

/// Makes an invitation and hands its link to the actor, an administrator, instead of mailing it: for sites without mail,
/// and for whoever stands beside.
pub async fn issue_invitation_link(ctx: &Ctx, scope: Scope, typed: &TypedInvitation) -> Result<String> {
    ctx.authorize(Action::AdministerSite, Place::Site)?;
    let (address, role) = checked(scope, typed)?;
    let inviter = ctx.actor.person().ok_or_else(Error::denied)?;
    let secret = token::new(ctx);
    ctx.write(async |tx| {
        Root::lock(tx, scope).await?;
        let row = insert(ctx, tx, scope, address.as_str(), role, inviter, &secret).await?;
        let entry = Entry::new("invitation.issued", "invitation", row.id, scope).with(json!({ "role": role }));
        event::append(ctx, tx, entry).await
    })
    .await?;
    Ok(ctx.settings.address(&format!("/invitations/{secret}")))
}

/// Invites somebody to review for a conference, within a transaction: those who set up reviews may.
pub(crate) async fn invite_to_review(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    conference: ConferenceId,
    address: &EmailAddress,
) -> Result<InvitationId> {
    let root = Root::lock(tx, Scope::Conference(conference)).await?;
    with_current_roles(ctx, tx).await?.authorize(Action::ManageReview, root.place)?;
    send(ctx, tx, &root, address, RoleKind::Review).await
}

async fn send(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    root: &Root,
    address: &EmailAddress,
    role: RoleKind,
) -> Result<InvitationId> {
    let inviter = ctx.actor.person().ok_or_else(Error::denied)?;
    let (secret, scope) = (token::new(ctx), root.of.scope);
    refuse_floods(ctx, tx, scope).await?;
    for earlier in find::unanswered_invitations(scope).all(tx).await? {
        if earlier.address.to_lowercase() == address.canonical() && earlier.kind == role {
            withdraw(ctx, tx, earlier).await?;
        }
    }
    let row = insert(ctx, tx, scope, address.as_str(), role, inviter, &secret).await?;
    let by = find::people([inviter]).one(tx).await?.ok_or_else(Error::denied)?;
    let mail =
        InvitationMail { to: address, language: by.language, into: &root.of, role, inviter: &by.name, token: &secret };
    mail::send(ctx, tx, &mail).await?;
    // The address is the managers' business; the event is read by the whole team.
    let entry = Entry::new("invitation.sent", "invitation", row.id, scope).with(json!({ "role": role }));
    event::append(ctx, tx, entry).await?;
    Ok(row.id)
}

fn checked(scope: Scope, typed: &TypedInvitation) -> Result<(EmailAddress, RoleKind)> {
    let mut errors = FieldErrors::default();
    let address = errors.take("address", EmailAddress::parse(&typed.address));
    let role = errors.take("role", chosen_roles(scope.kind(), std::slice::from_ref(&typed.role)));
    let role = role.and_then(|roles| roles.first().copied());
    Ok(errors.finish(address.zip(role))?)
}

/// A team is not a way to send mail to the world.
async fn refuse_floods(ctx: &Ctx, tx: &impl ConnectionTrait, scope: Scope) -> Result<()> {
    let sent = find::invitations_since(scope, ctx.now - TimeDelta::days(1)).count(tx).await?;
    if sent < INVITATIONS_PER_DAY { Ok(()) } else { Err(Problem::too_many(24 * 60 * 60).into()) }
}

async fn insert(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    scope: Scope,
    address: &str,
    role: RoleKind,
    inviter: PersonId,
    secret: &str,
) -> Result<invitation::Model> {
    let row = invitation::ActiveModel {
        id: Set(ctx.id()),
        scope_kind: Set(scope.kind()),
        kind: Set(role),
        address: Set(address.to_owned()),
        token_hash: Set(token::hash(secret)),
        invited_by: Set(inviter),
        created_at: Set(ctx.now),
        expires_at: Set(ctx.now + TimeDelta::days(INVITATION_DAYS)),
        scope_id: Set(scope.id()),
        accepted_at: Set(None),
        accepted_by: Set(None),
        withdrawn_at: Set(None),
    };
    Ok(row.insert(tx).await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases,
        team::{accept_invitation, team},
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn an_owner_invites_and_a_mail_with_a_link_leaves(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let id = invite(&world.as_(&ada), scope, &to("Bea@People.test", "programme")).await.expect("invited");
            let mails = world.outbox("mail").await;
            assert_eq!(mails.len(), 1);
            assert_eq!(mails[0]["to"], "Bea@People.test");
            let shown = team(&world.as_(&ada), scope).await.expect("shown");
            assert_eq!((shown.invitations[0].id, shown.invitations[0].role), (id, RoleKind::Programme));
            let told = world.last_event().await;
            assert_eq!((told.verb.as_str(), &told.data), ("invitation.sent", &json!({ "role": "programme" })));
        }

        async fn inviting_again_makes_the_newest_link_the_one_that_counts(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            invite(&world.as_(&ada), scope, &to("bea@people.test", "review")).await.expect("invited");
            invite(&world.as_(&ada), scope, &to("BEA@people.test", "review")).await.expect("invited again");
            let tokens = world.invitation_tokens().await;
            let bea = world.person("Bea Reviewer").await;
            assert_eq!(code_of(accept_invitation(&world.as_(&bea), &tokens[0]).await), "invitation-withdrawn");
            assert!(accept_invitation(&world.as_(&bea), &tokens[1]).await.is_ok());
        }

        async fn only_owners_invite_and_only_into_roles_that_are_offered(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let mut bea = world.person("Bea Programme").await;
            world.grant(&mut bea, scope, RoleKind::Programme).await;
            let eve = world.person("Eve Moneypenny").await;
            let good = to("cai@people.test", "review");
            assert_eq!(code_of(invite(&world.as_(&bea), scope, &good).await), "denied");
            assert_eq!(code_of(invite(&world.as_(&eve), scope, &good).await), "not-found");
            assert_eq!(code_of(invite(&world.anonymous(), scope, &good).await), "sign-in-needed");
            let refused = invite(&world.as_(&ada), scope, &to("ada at example.org", "admin")).await;
            assert_eq!(fields_of(refused), ["address address", "role unknown-role"]);
            let hidden = invite(&world.as_(&ada), scope, &to("ada@example.org\r\nBcc: x@example.org", "review")).await;
            assert_eq!(fields_of(hidden), ["address address"]);
            assert!(world.outbox("mail").await.is_empty());
        }

        async fn an_administrator_is_handed_a_link_that_works_once(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let abe = world.as_(&world.admin("Abe Admin").await);
            let good = to("bea@people.test", "review");
            assert_eq!(code_of(issue_invitation_link(&world.as_(&ada), scope, &good).await), "denied");
            let link = issue_invitation_link(&abe, scope, &good).await.expect("issued");
            assert!(world.outbox("mail").await.is_empty());
            let token = link.rsplit('/').next().expect("a token");
            let bea = world.as_(&world.person("Bea Reviewer").await);
            accept_invitation(&bea, token).await.expect("accepted");
            assert_eq!(code_of(accept_invitation(&bea, token).await), "invitation-used");
        }

        async fn a_team_cannot_be_used_to_flood_mailboxes(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            for n in 0..INVITATIONS_PER_DAY {
                invite(&world.as_(&ada), scope, &to(&format!("p{n}@people.test"), "review")).await.expect("invited");
            }
            let refused = invite(&world.as_(&ada), scope, &to("more@people.test", "review")).await;
            assert_eq!(code_of(refused), "too-many");
            let tomorrow = Ctx { actor: ada.actor(), ..world.later(24 * 60) };
            assert!(invite(&tomorrow, scope, &to("more@people.test", "review")).await.is_ok());
        }
    }

    fn to(address: &str, role: &str) -> TypedInvitation {
        TypedInvitation { address: address.into(), role: role.into() }
    }
}
