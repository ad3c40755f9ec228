//! Giving and ending single roles. What was held stays in the record, with from when to when.

use domain::{
    id::PersonId,
    policy::{RoleKind, Scope},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, QueryFilter};

use super::find::{members, roles_in};
use crate::{Ctx, Result, entity::role};

/// Gives a person a role that they do not hold yet.
pub(crate) async fn grant(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    scope: Scope,
    person: PersonId,
    kind: RoleKind,
) -> Result<()> {
    let row = role::ActiveModel {
        id: Set(ctx.id()),
        person_id: Set(person),
        scope_kind: Set(scope.kind()),
        kind: Set(kind),
        from_at: Set(ctx.now),
        scope_id: Set(scope.id()),
        to_at: Set(None),
        granted_by: Set(ctx.actor.person()),
        ended_by: Set(None),
    };
    row.insert(tx).await?;
    Ok(())
}

/// Makes what a person holds in a scope exactly `roles`; under the scope's lock.
pub(super) async fn set_roles(
    ctx: &Ctx,
    tx: &impl ConnectionTrait,
    scope: Scope,
    person: PersonId,
    roles: &[RoleKind],
) -> Result<()> {
    let held = roles_in(scope).filter(role::Column::PersonId.eq(person)).all(tx).await?;
    for row in &held {
        if !roles.contains(&row.kind) {
            let mut row = role::ActiveModel::from(row.clone());
            row.to_at = Set(Some(ctx.now));
            row.ended_by = Set(ctx.actor.person());
            row.update(tx).await?;
        }
    }
    for kind in roles {
        if !held.iter().any(|row| row.kind == *kind) {
            grant(ctx, tx, scope, person, *kind).await?;
        }
    }
    Ok(())
}

/// What a person holds in a scope; empty for somebody who is not in its team.
pub(super) async fn roles_held(tx: &impl ConnectionTrait, scope: Scope, person: PersonId) -> Result<Vec<RoleKind>> {
    let member = members(tx, scope).await?.into_iter().find(|member| member.person == person);
    Ok(member.map(|member| member.roles).unwrap_or_default())
}
