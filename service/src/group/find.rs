//! The scoped finders of groups: whatever reads groups starts here, so that what is closed stays closed.
#![expect(clippy::disallowed_methods, reason = "the scoped finders that the rule asks for")]

use domain::{
    Instant,
    id::{CharterId, EcosystemId, GroupId, MilestoneId},
    policy::{Action, Actor, Place, RoleKind, Scope, Visibility},
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};

use crate::{
    Ctx, Result, database,
    entity::{charter, charter_adoption, group_policy, milestone, person, role, working_group},
    record::Entry,
    team::with_current_roles,
};

/// The groups that `actor` may know of. Says the same as [`domain::policy::decide`], in one query.
pub(crate) fn visible_to(actor: &Actor) -> Select<working_group::Entity> {
    let all = working_group::Entity::find();
    if actor.stands_everywhere() {
        return all;
    }
    let open = Condition::all()
        .add(working_group::Column::Visibility.eq(Visibility::Public))
        .add(working_group::Column::ApprovedAt.is_not_null());
    let mut known = Condition::any().add(open);
    if let Actor::Person { roles, .. } = actor {
        for role in roles {
            known = match (role.scope, role.kind) {
                (Scope::Group(id), RoleKind::Chair) => {
                    known.add(working_group::Column::Id.eq(id)).add(working_group::Column::ParentId.eq(id))
                }
                (Scope::Group(id), _) => known.add(working_group::Column::Id.eq(id)),
                (Scope::Ecosystem(id), RoleKind::Owner) => known.add(working_group::Column::EcosystemId.eq(id)),
                (Scope::Site | Scope::Ecosystem(_) | Scope::Conference(_), _) => known,
            };
        }
    }
    all.filter(known)
}

/// One group, for a caller that authorises next.
pub(crate) fn by_id(id: GroupId) -> Select<working_group::Entity> {
    working_group::Entity::find().filter(working_group::Column::Id.eq(id))
}

/// The groups of an ecosystem that do not exist in secret only: for choosing one to stand under.
pub(super) fn councils_of(ecosystem: EcosystemId) -> Select<working_group::Entity> {
    working_group::Entity::find()
        .filter(working_group::Column::EcosystemId.eq(ecosystem))
        .filter(working_group::Column::Kind.eq(domain::group::GroupKind::SteeringCouncil))
        .filter(working_group::Column::ApprovedAt.is_not_null())
        .filter(working_group::Column::State.ne(domain::group::GroupState::Concluded))
        .order_by_asc(working_group::Column::Id)
}

/// What the policy needs to know of a group. One that nobody approved is known only to those who proposed it and to
/// those who decide.
pub(crate) fn place(row: &working_group::Model) -> Place {
    let visibility = if row.approved_at.is_some() { row.visibility } else { Visibility::Team };
    let members = if visibility == Visibility::Team { Visibility::Team } else { row.member_list };
    Place::Group { id: row.id, ecosystem: row.ecosystem_id, parent: row.parent_id, visibility, members }
}

/// Locks a group for a write that may do `action` to it, by the roles that the asker holds now.
pub(crate) async fn locked(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    id: GroupId,
    action: Action,
) -> Result<working_group::Model> {
    let row = database::locked::<working_group::Entity>(tx, id).await?;
    with_current_roles(ctx, tx).await?.authorize(action, place(&row))?;
    Ok(row)
}

/// What happened in a group; everybody may read it where everybody may know of the group.
pub(crate) fn told(
    row: &working_group::Model,
    verb: &'static str,
    kind: &'static str,
    id: impl Into<uuid::Uuid>,
) -> Entry {
    let entry = Entry::new(verb, kind, id, Scope::Group(row.id));
    match place(row) {
        Place::Group { visibility: Visibility::Public, .. } => entry.public(),
        _ => entry,
    }
}

/// Some groups, for a caller that authorised on them.
pub(crate) fn by_ids(ids: impl IntoIterator<Item = GroupId>) -> Select<working_group::Entity> {
    working_group::Entity::find().filter(working_group::Column::Id.is_in(ids))
}

/// The roles ever held in a group, the first ones first.
pub(crate) fn roles_ever(group: GroupId) -> Select<role::Entity> {
    roles_in([group])
}

/// The roles ever held in some groups, the first ones first.
pub(crate) fn roles_in(groups: impl IntoIterator<Item = GroupId>) -> Select<role::Entity> {
    role::Entity::find()
        .filter(role::Column::ScopeKind.eq(domain::policy::ScopeKind::Group))
        .filter(role::Column::ScopeId.is_in(groups))
        .order_by_asc(role::Column::FromAt)
        .order_by_asc(role::Column::Id)
}

/// The roles held in a group at a moment.
pub(crate) fn roles_now(group: GroupId, now: Instant) -> Select<role::Entity> {
    roles_ever(group).filter(crate::team::held_at(now))
}

/// The roles held in a group now or from a later day on.
pub(crate) fn roles_to_come(group: GroupId, now: Instant) -> Select<role::Entity> {
    roles_ever(group).filter(Condition::any().add(role::Column::ToAt.is_null()).add(role::Column::ToAt.gt(now)))
}

/// The roles held at a moment by a condition, those first that were given first.
pub(crate) fn roles_held(among: Condition, now: Instant) -> Select<role::Entity> {
    role::Entity::find()
        .filter(among)
        .filter(crate::team::held_at(now))
        .order_by_asc(role::Column::FromAt)
        .order_by_asc(role::Column::Id)
}

/// The groups that somebody chairs.
pub(super) fn chaired_by(person: domain::id::PersonId, now: Instant) -> Select<working_group::Entity> {
    let chaired = role::Entity::find()
        .select_only()
        .column(role::Column::ScopeId)
        .filter(role::Column::ScopeKind.eq(domain::policy::ScopeKind::Group))
        .filter(role::Column::PersonId.eq(person))
        .filter(role::Column::Kind.eq(RoleKind::Chair))
        .filter(crate::team::held_at(now));
    working_group::Entity::find().filter(working_group::Column::Id.in_subquery(chaired.into_query()))
}

/// Whether somebody chairs a group.
pub(super) async fn has_chair(db: &impl ConnectionTrait, group: GroupId, now: Instant) -> Result<bool> {
    Ok(roles_now(group, now).filter(role::Column::Kind.eq(RoleKind::Chair)).one(db).await?.is_some())
}

/// People, for their names.
pub(crate) fn people(ids: impl IntoIterator<Item = domain::id::PersonId>) -> Select<person::Entity> {
    person::Entity::find().filter(person::Column::Id.is_in(ids))
}

/// What a group plans, the next due first, then what has no day, in the order in which it was added.
pub(super) fn milestones(group: GroupId) -> Select<milestone::Entity> {
    milestone::Entity::find().filter(milestone::Column::GroupId.eq(group)).order_by_asc(milestone::Column::Id)
}

/// One milestone of a group.
pub(super) fn milestone(group: GroupId, id: MilestoneId) -> Select<milestone::Entity> {
    milestones(group).filter(milestone::Column::Id.eq(id))
}

/// The versions of a group's charter, the newest first.
pub(super) fn charters(group: GroupId) -> Select<charter::Entity> {
    charter::Entity::find().filter(charter::Column::GroupId.eq(group)).order_by_desc(charter::Column::Number)
}

/// One version of a group's charter.
pub(crate) fn charter(id: CharterId) -> Select<charter::Entity> {
    charter::Entity::find().filter(charter::Column::Id.eq(id))
}

/// The adoptions of a group's charters, the latest first: that one is in force.
pub(crate) fn adoptions(group: GroupId) -> Select<charter_adoption::Entity> {
    charter_adoption::Entity::find()
        .filter(charter_adoption::Column::GroupId.eq(group))
        .order_by_desc(charter_adoption::Column::AdoptedAt)
        .order_by_desc(charter_adoption::Column::Id)
}

/// The policies of a group with all their versions, those that hold latest first.
pub(super) fn policies(group: GroupId) -> Select<group_policy::Entity> {
    group_policy::Entity::find()
        .filter(group_policy::Column::GroupId.eq(group))
        .order_by_desc(group_policy::Column::FromDate)
        .order_by_desc(group_policy::Column::Id)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use domain::policy::{Decision, decide};

    use super::*;
    use crate::on_both_databases;

    on_both_databases! {
        async fn the_query_says_the_same_as_the_policy(world: World) {
            let scene = world.groups().await;
            let db = &world.ctx.db.read;
            let all = visible_to(&world.ctx.actor).all(db).await.expect("read");
            assert_eq!(all.len(), 4);
            let mut actors = vec![Actor::Anonymous, world.ctx.actor.clone(), world.admin("Abe Admin").await.actor()];
            actors.push(world.person("Eve Moneypenny").await.actor());
            for (name, scope, kind) in [
                ("Bea One", Scope::Group(scene.closed), RoleKind::Observer),
                ("Cai Two", Scope::Group(scene.council), RoleKind::Chair),
                ("Dan Three", Scope::Group(scene.council), RoleKind::Member),
                ("Eli Four", Scope::Ecosystem(scene.ecosystem), RoleKind::Owner),
                ("Flo Five", Scope::Ecosystem(scene.ecosystem), RoleKind::Programme),
                ("Gil Six", Scope::Group(scene.proposed), RoleKind::Chair),
            ] {
                let mut somebody = world.person(name).await;
                world.grant(&mut somebody, scope, kind).await;
                actors.push(somebody.actor());
            }
            for actor in actors {
                let listed: HashSet<GroupId> =
                    visible_to(&actor).all(db).await.expect("read").into_iter().map(|row| row.id).collect();
                let allowed = |row: &&working_group::Model| decide(&actor, Action::SeeGroup, place(row)) == Decision::Allow;
                let decided: HashSet<GroupId> = all.iter().filter(allowed).map(|row| row.id).collect();
                assert_eq!(listed, decided, "{actor:?}");
            }
        }
    }
}
