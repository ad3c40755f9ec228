//! The teams somebody is on.
#![expect(clippy::disallowed_methods, reason = "the scoped finder: places in which the asker holds a role")]

use std::collections::BTreeMap;

use domain::policy::{Action, Actor, RoleKind, Scope, ScopeKind};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::root::{Root, ScopeRef};
use crate::{
    Ctx, Result,
    entity::{conference, ecosystem, working_group},
};

/// Where the actor holds a role, by name, with what they hold there.
pub async fn my_teams(ctx: &Ctx) -> Result<Vec<(ScopeRef, Vec<RoleKind>)>> {
    ctx.authorize_route(Action::ManageProfile)?;
    let Actor::Person { roles, .. } = &ctx.actor else { return Ok(Vec::new()) };
    let mut held: BTreeMap<uuid::Uuid, Vec<RoleKind>> = BTreeMap::new();
    for role in roles {
        if let Some(id) = role.scope.id() {
            held.entry(id).or_default().push(role.kind);
        }
    }
    let ids = |kind: ScopeKind| {
        let here = roles.iter().map(|role| role.scope).filter(|scope| scope.kind() == kind);
        here.filter_map(Scope::id).collect::<Vec<_>>()
    };
    let db = &ctx.db.read;
    let (ecosystems, conferences) = (ids(ScopeKind::Ecosystem), ids(ScopeKind::Conference));
    let ecosystems = ecosystem::Entity::find().filter(ecosystem::Column::Id.is_in(ecosystems)).all(db).await?;
    let conferences = conference::Entity::find().filter(conference::Column::Id.is_in(conferences)).all(db).await?;
    let groups =
        working_group::Entity::find().filter(working_group::Column::Id.is_in(ids(ScopeKind::Group))).all(db).await?;
    let places = ecosystems.into_iter().map(Root::from).chain(conferences.into_iter().map(Root::from));
    let places = places.chain(groups.into_iter().map(Root::from));
    let mut teams: Vec<(ScopeRef, Vec<RoleKind>)> = places
        .map(|root| {
            let roles = root.of.scope.id().and_then(|id| held.remove(&id)).unwrap_or_default();
            (root.of, roles)
        })
        .collect();
    teams.sort_by(|one, other| one.0.name.cmp(&other.0.name));
    Ok(teams)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{on_both_databases, testing::code_of};

    on_both_databases! {
        async fn my_teams_are_those_where_i_hold_something(world: World) {
            let (scope, ada) = world.owned_conference("global-2026", "Ada Lovelace").await;
            world.owned_conference("other-2026", "Eve Else").await;
            let teams = my_teams(&world.as_(&ada)).await.expect("the list");
            assert_eq!(teams.len(), 1);
            assert_eq!((teams[0].0.scope, teams[0].1.as_slice()), (scope, [RoleKind::Owner].as_slice()));
            assert_eq!(code_of(my_teams(&world.anonymous()).await), "sign-in-needed");
        }
    }
}
