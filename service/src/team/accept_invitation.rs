//! Accepting an invitation: whoever is signed in and holds the link joins the team.

use domain::{
    id::PersonId,
    policy::{Action, Place, RoleKind, Scope},
    team::MOST_MEMBERS,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::{
    find::members,
    invitation::{by_token, refuse_spent, scope_of},
    root::{Root, ScopeRef},
    seat::{grant, roles_held},
};
use crate::{
    Ctx, Error, Result,
    entity::invitation,
    record::{Entry, event},
    review,
};

/// Accepts the invitation that `token` belongs to. It works once.
pub async fn accept_invitation(ctx: &Ctx, token: &str) -> Result<ScopeRef> {
    ctx.authorize(Action::JoinTeam, Place::Own)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let scope = scope_of(&by_token(tx, token).await?)?;
        if matches!(scope, Scope::Group(_)) {
            let message =
                "This invitation leads into a group, which has policies to accept. Open its link, and join there.";
            return Err(Error::conflict("group-invitation", message));
        }
        let root = Root::lock(tx, scope).await?;
        // Read again under the lock: somebody else with the link may have been first.
        let row = by_token(tx, token).await?;
        refuse_spent(ctx, &row)?;
        let held = roles_held(tx, scope, person).await?;
        if held.is_empty() && members(tx, scope).await?.len() >= MOST_MEMBERS {
            return Err(Error::conflict("team-full", "This team has no room for more people. Tell the team's owners."));
        }
        if !held.contains(&row.kind) {
            grant(ctx, tx, scope, person, row.kind).await?;
        }
        let (id, kind) = (row.id, row.kind);
        review::joined(ctx, tx, id, person).await?;
        let mut row = invitation::ActiveModel::from(row);
        row.accepted_at = Set(Some(ctx.now));
        row.accepted_by = Set(Some(person));
        row.update(tx).await?;
        let entry = Entry::new("invitation.accepted", "invitation", id, scope);
        event::append(ctx, tx, entry.with(json!({ "person": person, "role": kind }))).await?;
        Ok(root.of)
    })
    .await
}

/// Uses up an invitation into a group, under the group's lock, and says as what it lets in.
pub(crate) async fn spend_invitation(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    token: &str,
    person: PersonId,
) -> Result<RoleKind> {
    let row = by_token(tx, token).await?;
    refuse_spent(ctx, &row)?;
    let (id, kind, scope) = (row.id, row.kind, scope_of(&row)?);
    let mut row = invitation::ActiveModel::from(row);
    row.accepted_at = Set(Some(ctx.now));
    row.accepted_by = Set(Some(person));
    row.update(tx).await?;
    let entry = Entry::new("invitation.accepted", "invitation", id, scope);
    event::append(ctx, tx, entry.with(json!({ "person": person, "role": kind }))).await?;
    Ok(kind)
}

#[cfg(test)]
mod tests {
    use domain::policy::{RoleKind, Scope};

    use super::*;
    use crate::{
        conference::conference,
        on_both_databases,
        team::{TypedInvitation, invite, team},
        testing::{Somebody, World, code_of},
    };

    on_both_databases! {
        async fn whoever_accepts_is_on_the_team(world: World) {
            let (scope, ada) = world.owned_conference("hidden-2026", "Ada Lovelace").await;
            let token = invited(&world, &ada, scope, "programme").await;
            let bea = world.person("Bea Programme").await;
            let into = accept_invitation(&world.as_(&bea), &token).await.expect("accepted");
            assert_eq!(into.work_path(), "/c/hidden-2026/organise");
            let bea = world.signed_in_anew(&bea).await;
            assert!(conference(&world.as_(&bea), "hidden-2026", Action::EditConference).await.is_ok());
            let told = world.last_event().await;
            assert_eq!((told.verb.as_str(), &told.data["role"]), ("invitation.accepted", &json!("programme")));
            assert_eq!(code_of(accept_invitation(&world.as_(&bea), &token).await), "invitation-used");
        }

        async fn somebody_who_holds_the_role_already_holds_it_once(world: World) {
            let (scope, ada) = world.owned_conference("hidden-2026", "Ada Lovelace").await;
            let token = invited(&world, &ada, scope, "owner").await;
            accept_invitation(&world.as_(&ada), &token).await.expect("accepted");
            let members = team(&world.as_(&ada), scope).await.expect("shown").members;
            assert_eq!(members.iter().map(|member| member.roles.clone()).collect::<Vec<_>>(), [vec![RoleKind::Owner]]);
        }

        async fn of_fifty_who_hold_the_link_one_joins(world: World) {
            let (scope, ada) = world.owned_conference("hidden-2026", "Ada Lovelace").await;
            let token = invited(&world, &ada, scope, "review").await;
            let mut people = Vec::new();
            for n in 0..50 {
                people.push(world.person(&format!("Person{n} Fifty")).await);
            }
            let people = std::sync::Mutex::new(people);
            let accepted = world
                .fifty(|ctx| {
                    let somebody = people.lock().ok().and_then(|mut people| people.pop()).expect("fifty people");
                    let (ctx, token) = (ctx.as_actor(somebody.actor()), token.clone());
                    async move { accept_invitation(&ctx, &token).await }
                })
                .await;
            assert_eq!(accepted.iter().filter(|accepted| accepted.is_ok()).count(), 1);
            for refused in accepted.into_iter().filter(Result::is_err) {
                assert_eq!(code_of(refused), "invitation-used");
            }
            assert_eq!(team(&world.as_(&ada), scope).await.expect("shown").members.len(), 2);
        }

        async fn nobody_joins_without_signing_in_or_with_a_guess(world: World) {
            let (scope, ada) = world.owned_conference("hidden-2026", "Ada Lovelace").await;
            let token = invited(&world, &ada, scope, "review").await;
            assert_eq!(code_of(accept_invitation(&world.anonymous(), &token).await), "sign-in-needed");
            assert_eq!(code_of(accept_invitation(&world.anonymous(), "a-guess").await), "sign-in-needed");
            assert_eq!(code_of(accept_invitation(&world.as_(&ada), "a-guess").await), "not-found");
            assert_eq!(code_of(accept_invitation(&world.ctx, &token).await), "denied");
            let late = Ctx { actor: ada.actor(), ..world.later(15 * 24 * 60) };
            assert_eq!(code_of(accept_invitation(&late, &token).await), "invitation-expired");
        }
    }

    async fn invited(world: &World, by: &Somebody, scope: Scope, role: &str) -> String {
        let typed = TypedInvitation { address: "somebody@people.test".into(), role: role.into() };
        invite(&world.as_(by), scope, &typed).await.expect("invited");
        world.invitation_tokens().await.pop().expect("a link in the mail")
    }
}
