//! Leaving a team.

use domain::policy::{Action, Scope};

use super::{
    change_roles::change,
    root::{Root, with_current_roles},
};
use crate::{Ctx, Error, Result};

/// Ends everything that the asker holds in the team of `scope`. The last owner stays until there is another.
pub async fn leave_team(ctx: &Ctx, scope: Scope) -> Result<()> {
    ctx.authorize_route(Action::LeaveTeam)?;
    let person = ctx.actor.person().ok_or_else(Error::denied)?;
    ctx.write(async |tx| {
        let root = Root::lock(tx, scope).await?;
        with_current_roles(ctx, tx).await?.authorize(Action::LeaveTeam, root.place)?;
        change(ctx, tx, scope, person, &[], "member.left").await
    })
    .await
}

#[cfg(test)]
mod tests {
    use domain::policy::RoleKind;

    use super::*;
    use crate::{identity::erase_me, on_both_databases, team::team, testing::code_of};

    on_both_databases! {
        async fn anybody_on_a_team_may_leave_it(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let mut rex = world.person("Rex Reviewer").await;
            world.grant(&mut rex, scope, RoleKind::Review).await;
            leave_team(&world.as_(&rex), scope).await.expect("left");
            assert_eq!(team(&world.as_(&ada), scope).await.expect("shown").members.len(), 1);
            assert_eq!(world.last_event().await.verb, "member.left");
        }

        async fn the_last_owner_stays_until_there_is_another(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            assert_eq!(code_of(leave_team(&world.as_(&ada), scope).await), "last-owner");
            let mut bea = world.person("Bea Owner").await;
            world.grant(&mut bea, scope, RoleKind::Owner).await;
            leave_team(&world.as_(&ada), scope).await.expect("left");
            assert_eq!(code_of(leave_team(&world.as_(&bea), scope).await), "last-owner");
        }

        async fn of_two_owners_one_who_leaves_and_one_who_is_erased_at_once_one_stays(world: World) {
            for round in 0..20 {
                let scope = Scope::Conference(world.hidden_conference(&format!("round-{round}")).await);
                let mut ada = world.person_with_password(&format!("Ada{round} Leaver"), "glacier ottoman prune").await;
                let mut bea = world.person(&format!("Bea{round} Leaver")).await;
                world.grant(&mut ada, scope, RoleKind::Owner).await;
                world.grant(&mut bea, scope, RoleKind::Owner).await;
                let here = world.sign_in(&ada).await.id;
                let (hers, his) = (world.as_(&ada), world.as_(&bea));
                let erased = tokio::spawn(async move { erase_me(&hers, here, true).await });
                // Erasing takes longer: leaving falls into another moment of it each time.
                let moment = std::time::Duration::from_micros(500 * round);
                let left = tokio::spawn(async move {
                    tokio::time::sleep(moment).await;
                    leave_team(&his, scope).await
                });
                let went = [erased.await.expect("no panic"), left.await.expect("no panic")];
                assert_eq!(went.iter().filter(|went| went.is_ok()).count(), 1, "{went:?}");
                assert_eq!(team(&world.ctx, scope).await.expect("shown").members.len(), 1);
            }
        }

        async fn who_is_not_in_a_team_cannot_leave_it(world: World) {
            let (scope, _) = world.owned_conference("hidden-2026", "Ada Lovelace").await;
            let eve = world.person("Eve Moneypenny").await;
            assert_eq!(code_of(leave_team(&world.as_(&eve), scope).await), "not-found");
            assert_eq!(code_of(leave_team(&world.anonymous(), scope).await), "sign-in-needed");
            let admin = world.admin("Abe Admin").await;
            assert_eq!(code_of(leave_team(&world.as_(&admin), scope).await), "not-found");
        }
    }
}
