//! Removing somebody from a team.

use domain::{id::PersonId, policy::Scope};

use super::{
    change_roles::change,
    root::{Root, managing, with_current_roles},
};
use crate::{Ctx, Result};

/// Ends everything that `person` holds in the team of `scope`. A team that has an owner keeps one.
pub async fn remove_member(ctx: &Ctx, scope: Scope, person: PersonId) -> Result<()> {
    let action = managing(scope);
    ctx.authorize_route(action)?;
    ctx.write(async |tx| {
        let root = Root::lock(tx, scope).await?;
        with_current_roles(ctx, tx).await?.authorize(action, root.place)?;
        change(ctx, tx, scope, person, &[], "member.removed").await
    })
    .await
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use domain::policy::RoleKind;

    use super::*;
    use crate::{on_both_databases, team::team, testing::code_of};

    on_both_databases! {
        async fn who_was_removed_is_no_longer_on_the_team(world: World) {
            let (scope, ada) = world.owned_conference("hidden-2026", "Ada Lovelace").await;
            let mut bea = world.person("Bea Programme").await;
            world.grant(&mut bea, scope, RoleKind::Programme).await;
            world.grant(&mut bea, scope, RoleKind::Review).await;
            remove_member(&world.as_(&ada), scope, bea.person).await.expect("removed");
            let bea = world.signed_in_anew(&bea).await;
            assert_eq!(code_of(team(&world.as_(&bea), scope).await), "not-found");
            assert_eq!(world.last_event().await.verb, "member.removed");
            assert_eq!(code_of(remove_member(&world.as_(&ada), scope, bea.person).await), "not-found");
        }

        async fn the_last_owner_stays(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            assert_eq!(code_of(remove_member(&world.as_(&ada), scope, ada.person).await), "last-owner");
            assert_eq!(code_of(remove_member(&world.ctx, scope, ada.person).await), "last-owner");
        }

        async fn the_last_owner_of_an_ecosystem_stays_too(world: World) {
            let id = world.ecosystem("owasp").await;
            let mut ada = world.person("Ada Lovelace").await;
            world.grant(&mut ada, Scope::Ecosystem(id), RoleKind::Owner).await;
            let refused = remove_member(&world.as_(&ada), Scope::Ecosystem(id), ada.person).await;
            assert_eq!(code_of(refused), "last-owner");
        }

        async fn two_owners_who_remove_each_other_at_once_leave_one(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let mut bea = world.person("Bea Owner").await;
            world.grant(&mut bea, scope, RoleKind::Owner).await;
            let asked = AtomicUsize::new(0);
            let removed = world
                .fifty(|ctx| {
                    let even = asked.fetch_add(1, Ordering::Relaxed).is_multiple_of(2);
                    let (who, whom) = if even { (&ada, &bea) } else { (&bea, &ada) };
                    let (ctx, whom) = (ctx.as_actor(who.actor()), whom.person);
                    async move { remove_member(&ctx, scope, whom).await }
                })
                .await;
            assert_eq!(removed.iter().filter(|removed| removed.is_ok()).count(), 1);
            assert_eq!(team(&world.ctx, scope).await.expect("shown").members.len(), 1);
        }

        async fn who_was_removed_meanwhile_removes_nobody(world: World) {
            let (scope, ada) = world.owned_conference("hidden-2026", "Ada Lovelace").await;
            let mut bea = world.person("Bea Owner").await;
            let mut cai = world.person("Cai Owner").await;
            world.grant(&mut bea, scope, RoleKind::Owner).await;
            world.grant(&mut cai, scope, RoleKind::Owner).await;
            let begun = world.as_(&bea);
            remove_member(&world.as_(&ada), scope, bea.person).await.expect("removed");
            assert_eq!(code_of(remove_member(&begun, scope, cai.person).await), "not-found");
        }

        async fn only_owners_remove(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let mut bea = world.person("Bea Programme").await;
            world.grant(&mut bea, scope, RoleKind::Programme).await;
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(remove_member(&world.as_(&bea), scope, ada.person).await), "denied");
            assert_eq!(code_of(remove_member(&world.as_(&eve), scope, ada.person).await), "not-found");
            assert_eq!(code_of(remove_member(&world.anonymous(), scope, ada.person).await), "sign-in-needed");
        }
    }
}
