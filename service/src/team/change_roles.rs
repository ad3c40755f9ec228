//! Changing what a member of a team holds.

use domain::{
    FieldErrors,
    id::PersonId,
    policy::{RoleKind, Scope},
    team::{chosen_roles, with_roles},
};
use sea_orm::DatabaseTransaction;
use serde_json::json;

use super::{
    find::members,
    root::{Root, managing, with_current_roles},
    seat::set_roles,
};
use crate::{
    Ctx, Error, Result,
    record::{Entry, event},
};

/// Makes what `person` holds in the team of `scope` exactly the roles chosen. A team that has an owner keeps one.
pub async fn change_roles(ctx: &Ctx, scope: Scope, person: PersonId, chosen: &[String]) -> Result<()> {
    let action = managing(scope);
    ctx.authorize_route(action)?;
    let mut errors = FieldErrors::default();
    let roles = errors.take("roles", chosen_roles(scope.kind(), chosen));
    let roles = errors.finish(roles)?;
    ctx.write(async |tx| {
        let root = Root::lock(tx, scope).await?;
        with_current_roles(ctx, tx).await?.authorize(action, root.place)?;
        change(ctx, tx, scope, person, &roles, "roles.changed").await
    })
    .await
}

/// Gives a member exactly `roles` (none: they leave the team), if the rules of teams let them; under the scope's lock.
pub(super) async fn change(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    scope: Scope,
    person: PersonId,
    roles: &[RoleKind],
    verb: &'static str,
) -> Result<()> {
    let team = members(tx, scope).await?;
    let before = team.iter().find(|member| member.person == person).ok_or_else(Error::not_found)?;
    if before.roles == roles {
        return Ok(());
    }
    with_roles(&team, person, roles).map_err(domain::Problem::from)?;
    set_roles(ctx, tx, scope, person, roles).await?;
    let changed = json!({ "from": before.roles, "to": roles });
    event::append(ctx, tx, Entry::new(verb, "person", person, scope).with(changed)).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases,
        team::team,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn an_owner_changes_what_others_hold_and_history_stays(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let mut bea = world.person("Bea Reviewer").await;
            world.grant(&mut bea, scope, RoleKind::Review).await;
            change_roles(&world.as_(&ada), scope, bea.person, &words(&["programme", "registration"])).await.expect("changed");
            let shown = team(&world.as_(&ada), scope).await.expect("shown");
            assert_eq!(shown.members[1].roles, [RoleKind::Programme, RoleKind::Registration]);
            let told = world.last_event().await;
            assert_eq!(told.data, json!({ "from": ["review"], "to": ["programme", "registration"] }));
            assert_eq!((told.verb.as_str(), told.subject_id), ("roles.changed", Some(bea.person.into())));
            assert_eq!(world.roles_ever_held(&bea).await, 3);
        }

        async fn the_last_owner_cannot_be_demoted(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let refused = change_roles(&world.as_(&ada), scope, ada.person, &words(&["programme"])).await;
            assert_eq!(code_of(refused), "last-owner");
            let refused = change_roles(&world.ctx, scope, ada.person, &words(&["programme"])).await;
            assert_eq!(code_of(refused), "last-owner");
        }

        async fn two_owners_who_demote_each_other_at_once_leave_one(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let mut bea = world.person("Bea Owner").await;
            world.grant(&mut bea, scope, RoleKind::Owner).await;
            let pairs = std::sync::atomic::AtomicUsize::new(0);
            let done = world
                .fifty(|ctx| {
                    let even = pairs.fetch_add(1, std::sync::atomic::Ordering::Relaxed).is_multiple_of(2);
                    let (who, whom) = if even { (&ada, &bea) } else { (&bea, &ada) };
                    let (ctx, whom) = (ctx.as_actor(who.actor()), whom.person);
                    async move { change_roles(&ctx, scope, whom, &words(&["review"])).await }
                })
                .await;
            assert!(done.iter().any(Result::is_ok));
            let owners = team(&world.ctx, scope).await.expect("shown").members;
            assert_eq!(owners.iter().filter(|member| member.roles.contains(&RoleKind::Owner)).count(), 1);
        }

        async fn roles_must_be_chosen_from_those_offered(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let change = async |chosen: &[&str]| change_roles(&world.as_(&ada), scope, ada.person, &words(chosen)).await;
            assert_eq!(fields_of(change(&["admin"]).await), ["roles unknown-role"]);
            assert_eq!(fields_of(change(&[]).await), ["roles missing"]);
        }

        async fn only_owners_change_roles_of_members(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            let mut bea = world.person("Bea Programme").await;
            world.grant(&mut bea, scope, RoleKind::Programme).await;
            let eve = world.person("Eve Moneypenny").await;
            let owner = words(&["owner"]);
            assert_eq!(code_of(change_roles(&world.as_(&bea), scope, bea.person, &owner).await), "denied");
            assert_eq!(code_of(change_roles(&world.as_(&eve), scope, eve.person, &owner).await), "not-found");
            assert_eq!(code_of(change_roles(&world.anonymous(), scope, eve.person, &owner).await), "sign-in-needed");
            assert_eq!(code_of(change_roles(&world.as_(&ada), scope, eve.person, &owner).await), "not-found");
        }
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }
}
