//! The scoped finders of roles and invitations.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    Instant,
    id::{InvitationId, PersonId},
    policy::{Role, Scope},
    team::Member,
};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, Select};

use crate::{
    Result,
    entity::{invitation, person, role},
};

/// Roles held now in exactly this scope, in the order in which they were given.
pub(super) fn roles_in(scope: Scope) -> Select<role::Entity> {
    let here = match scope.id() {
        Some(id) => role::Column::ScopeId.eq(id),
        None => role::Column::ScopeId.is_null(),
    };
    held_now().filter(role::Column::ScopeKind.eq(scope.kind())).filter(here)
}

/// What a person holds now, everywhere.
pub(super) async fn roles_of(db: &impl ConnectionTrait, person: PersonId, now: Instant) -> Result<Vec<Role>> {
    let all = role::Entity::find().filter(role::Column::PersonId.eq(person)).filter(held_at(now));
    let rows = all.order_by_asc(role::Column::FromAt).order_by_asc(role::Column::Id).all(db).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| Some(Role { scope: Scope::from_parts(row.scope_kind, row.scope_id)?, kind: row.kind }))
        .collect())
}

/// Whether a role is held at a moment. One that ends on a day, as terms of office do, begins on a day, too; all others are
/// held from when they were given until somebody ends them.
pub(crate) fn held_at(now: Instant) -> Condition {
    let term = Condition::all().add(role::Column::FromAt.lte(now)).add(role::Column::ToAt.gt(now));
    Condition::any().add(role::Column::ToAt.is_null()).add(term)
}

fn held_now() -> Select<role::Entity> {
    role::Entity::find()
        .filter(role::Column::ToAt.is_null())
        .order_by_asc(role::Column::FromAt)
        .order_by_asc(role::Column::Id)
}

/// Everybody in a team with what they hold, in the order in which they came.
pub(crate) async fn members(db: &impl ConnectionTrait, scope: Scope) -> Result<Vec<Member>> {
    let mut members: Vec<Member> = Vec::new();
    for row in roles_in(scope).all(db).await? {
        match members.iter_mut().find(|member| member.person == row.person_id) {
            Some(member) if member.roles.contains(&row.kind) => {}
            Some(member) => member.roles.push(row.kind),
            None => members.push(Member { person: row.person_id, roles: vec![row.kind] }),
        }
    }
    for member in &mut members {
        member.roles.sort();
    }
    Ok(members)
}

/// The people of a team, for their names.
pub(super) fn people(ids: impl IntoIterator<Item = PersonId>) -> Select<person::Entity> {
    person::Entity::find().filter(person::Column::Id.is_in(ids))
}

/// Invitations into a team that nobody accepted or withdrew, those that ran out included, the latest first.
pub(crate) fn unanswered_invitations(scope: Scope) -> Select<invitation::Entity> {
    invitations_of(scope)
        .filter(invitation::Column::AcceptedAt.is_null())
        .filter(invitation::Column::WithdrawnAt.is_null())
        .order_by_desc(invitation::Column::Id)
}

/// Invitations into a team that ran out before anybody answered.
pub(crate) fn expired_invitations(scope: Scope, now: Instant) -> Select<invitation::Entity> {
    unanswered_invitations(scope).filter(invitation::Column::ExpiresAt.lt(now))
}

/// Invitations into a team that were sent after `instant`, whatever became of them.
pub(super) fn invitations_since(scope: Scope, instant: Instant) -> Select<invitation::Entity> {
    invitations_of(scope).filter(invitation::Column::CreatedAt.gt(instant))
}

/// One invitation into this team.
pub(super) fn invitation_of(scope: Scope, id: InvitationId) -> Select<invitation::Entity> {
    invitations_of(scope).filter(invitation::Column::Id.eq(id))
}

/// The invitation that a token belongs to.
pub(super) fn invitation_by_token(hash: &[u8]) -> Select<invitation::Entity> {
    invitation::Entity::find().filter(invitation::Column::TokenHash.eq(hash))
}

fn invitations_of(scope: Scope) -> Select<invitation::Entity> {
    let here = match scope.id() {
        Some(id) => invitation::Column::ScopeId.eq(id),
        None => invitation::Column::ScopeId.is_null(),
    };
    let kind = invitation::Column::ScopeKind.eq(scope.kind());
    invitation::Entity::find().filter(Condition::all().add(kind).add(here))
}
