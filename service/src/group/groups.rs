//! Lists of groups.

use std::collections::HashMap;

use domain::{
    group::{GroupKind, GroupState, Joining},
    id::{EcosystemId, GroupId, PersonId},
    policy::{Action, Actor, Place, RoleKind, ScopeKind},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use super::{
    facts::{GroupFacts, GroupRef},
    find::{self, visible_to},
};
use crate::{
    Ctx, Found, Result,
    entity::{ecosystem, role, working_group},
    portal::{self, EcosystemFacts, ecosystem_facts},
};

/// A group in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupLine {
    /// Which.
    pub id: GroupId,
    /// Its part of addresses.
    pub slug: String,
    /// Name for people.
    pub name: String,
    /// What it does, in one sentence.
    pub purpose: String,
    /// What kind of group it is.
    pub kind: GroupKind,
    /// Where it stands.
    pub state: GroupState,
    /// How people join.
    pub joining: Joining,
    /// The group it stands under.
    pub parent: Option<GroupId>,
    /// Whether those above ever approved it.
    pub approved: bool,
    /// Who chairs it, by name.
    pub chairs: Vec<String>,
    /// How many members it has, observers not counted.
    pub members: usize,
}

/// The groups of an ecosystem, in the order of kinds and names.
pub async fn ecosystem_groups(ctx: &Ctx, slug: &str) -> Result<Found<(EcosystemFacts, Vec<GroupLine>)>> {
    let facts = match ecosystem_facts(ctx, slug, Action::ReadPublic).await? {
        Found::Here(facts) => facts,
        Found::Moved(slug) => return Ok(Found::Moved(slug)),
    };
    let rows = visible_to(&ctx.actor)
        .filter(working_group::Column::EcosystemId.eq(facts.id))
        .order_by_asc(working_group::Column::Name)
        .order_by_asc(working_group::Column::Id)
        .limit(500)
        .all(&ctx.db.read)
        .await?;
    Ok(Found::Here((facts, lines(ctx, rows).await?)))
}

/// The groups of an ecosystem that everybody may know of and that have not ended, by name: the same for everybody.
pub async fn public_groups(ctx: &Ctx, ecosystem: EcosystemId) -> Result<Vec<GroupLine>> {
    ctx.authorize(Action::ReadPublic, Place::Site)?;
    let rows = visible_to(&Actor::Anonymous)
        .filter(working_group::Column::EcosystemId.eq(ecosystem))
        .filter(working_group::Column::State.ne(GroupState::Concluded))
        .order_by_asc(working_group::Column::Name)
        .limit(100)
        .all(&ctx.db.read)
        .await?;
    lines(ctx, rows).await
}

/// Lines of groups that the asker may know of, with who chairs them.
pub(super) async fn lines(ctx: &Ctx, rows: Vec<working_group::Model>) -> Result<Vec<GroupLine>> {
    let held = roles_in(ctx, &rows).await?;
    let chairs = held.iter().filter(|row| row.kind == RoleKind::Chair).map(|row| row.person_id);
    let people = find::people(chairs.collect::<Vec<_>>()).all(&ctx.db.read).await?;
    let names: HashMap<PersonId, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let line = |row: working_group::Model| {
        let here = |role: &&role::Model| role.scope_id == Some(row.id.0);
        let chairs = held.iter().filter(here).filter(|role| role.kind == RoleKind::Chair);
        GroupLine {
            chairs: chairs.filter_map(|role| names.get(&role.person_id)).cloned().collect(),
            members: held.iter().filter(here).filter(|role| role.kind == RoleKind::Member).count(),
            id: row.id,
            approved: row.approved_at.is_some(),
            parent: row.parent_id,
            kind: row.kind,
            state: row.state,
            joining: row.joining,
            slug: row.slug,
            name: row.name,
            purpose: row.purpose,
        }
    };
    Ok(rows.into_iter().map(line).collect())
}

#[expect(clippy::disallowed_methods, reason = "a scoped finder: roles in groups that the asker may know of")]
async fn roles_in(ctx: &Ctx, rows: &[working_group::Model]) -> Result<Vec<role::Model>> {
    let ids: Vec<uuid::Uuid> = rows.iter().map(|row| row.id.0).collect();
    let held = role::Entity::find()
        .filter(role::Column::ScopeKind.eq(ScopeKind::Group))
        .filter(role::Column::ScopeId.is_in(ids))
        .filter(crate::team::held_at(ctx.now))
        .filter(role::Column::Kind.is_in([RoleKind::Chair, RoleKind::Member]))
        .order_by_asc(role::Column::FromAt);
    Ok(held.all(&ctx.db.read).await?)
}

/// One page of a list that goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupPage {
    /// The groups, those proposed last first.
    pub groups: Vec<GroupFacts>,
    /// What to ask for the next page with, if there is more.
    pub next: Option<GroupId>,
}

/// Every group the asker may know of, perhaps of one ecosystem, those proposed last first, at most `most` from `after` on.
pub async fn groups(ctx: &Ctx, ecosystem: Option<EcosystemId>, after: Option<GroupId>, most: u64) -> Result<GroupPage> {
    ctx.authorize(Action::ReadPublic, Place::Site)?;
    let db = &ctx.db.read;
    let most = most.clamp(1, 100);
    let mut query = visible_to(&ctx.actor).order_by_desc(working_group::Column::Id).limit(most + 1);
    if let Some(id) = after {
        query = query.filter(working_group::Column::Id.lt(id));
    }
    if let Some(id) = ecosystem {
        query = query.filter(working_group::Column::EcosystemId.eq(id));
    }
    let mut rows = query.all(db).await?;
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    let next = if more { rows.last().map(|row| row.id) } else { None };
    let of = portal::find::ecosystems()
        .filter(ecosystem::Column::Id.is_in(rows.iter().filter_map(|row| row.ecosystem_id)))
        .all(db)
        .await?;
    let parents = visible_to(&ctx.actor)
        .filter(working_group::Column::Id.is_in(rows.iter().filter_map(|row| row.parent_id)))
        .all(db)
        .await?;
    let facts = |row: working_group::Model| {
        let ecosystem = of.iter().find(|of| Some(of.id) == row.ecosystem_id);
        let parent = parents.iter().find(|parent| Some(parent.id) == row.parent_id);
        GroupFacts::new(ctx, row, ecosystem, parent)
    };
    Ok(GroupPage { groups: rows.into_iter().map(facts).collect::<Result<_>>()?, next })
}

/// Where a new group would stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    /// The ecosystem.
    pub ecosystem: EcosystemFacts,
    /// The groups that it could stand under, by name.
    pub parents: Vec<GroupRef>,
}

/// Where somebody who is signed in may propose a group.
pub async fn grounds_for_groups(ctx: &Ctx, slug: &str) -> Result<Grounds> {
    let ecosystem = ecosystem_facts(ctx, slug, Action::ProposeGroup).await?.here()?;
    let rows = visible_to(&ctx.actor)
        .filter(working_group::Column::EcosystemId.eq(ecosystem.id))
        .order_by_asc(working_group::Column::Name)
        .all(&ctx.db.read)
        .await?;
    let parents = rows.iter().filter(|row| row.state.takes_members()).map(GroupRef::from).collect();
    Ok(Grounds { ecosystem, parents })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        on_both_databases,
        testing::{code_of, count_queries},
    };

    on_both_databases! {
        async fn everybody_sees_what_they_may_know_of(world: World) {
            let scene = world.groups().await;
            let slugs = async |ctx: Ctx| {
                let (_, lines) = ecosystem_groups(&ctx, "owasp").await.and_then(Found::here).expect("listed");
                lines.into_iter().map(|line| line.slug).collect::<Vec<_>>()
            };
            assert_eq!(slugs(world.anonymous()).await, ["council", "open"]);
            assert_eq!(slugs(world.as_(&scene.chair)).await, ["council", "open"]);
            assert_eq!(slugs(world.ctx.clone()).await, ["closed", "council", "open", "proposed"]);
            let (_, lines) = ecosystem_groups(&world.anonymous(), "owasp").await.and_then(Found::here).expect("listed");
            assert_eq!(lines[1].chairs, ["Carl Chair"]);
            let page = groups(&world.anonymous(), Some(scene.ecosystem), None, 1).await.expect("listed");
            assert_eq!((page.groups.len(), page.next.is_some()), (1, true));
            let page = groups(&world.anonymous(), None, page.next, 1).await.expect("listed");
            assert_eq!((page.groups.len(), page.next), (1, None));
        }

        async fn a_new_group_can_only_stand_under_what_its_founder_knows(world: World) {
            world.groups().await;
            let ada = world.as_(&world.person("Ada Lovelace").await);
            let grounds = grounds_for_groups(&ada, "owasp").await.expect("shown");
            assert_eq!(grounds.parents.iter().map(|parent| parent.slug.as_str()).collect::<Vec<_>>(), ["council", "open"]);
            assert_eq!(code_of(grounds_for_groups(&world.anonymous(), "owasp").await), "sign-in-needed");
            assert_eq!(code_of(grounds_for_groups(&ada, "nowhere").await), "not-found");
        }

        async fn queries_do_not_grow_with_rows(world: World) {
            world.groups().await;
            let few = count_queries(&world.anonymous(), async |ctx| ecosystem_groups(&ctx, "owasp").await.map(|_| ())).await;
            let many = count_queries(&world.ctx, async |ctx| ecosystem_groups(&ctx, "owasp").await.map(|_| ())).await;
            assert_eq!((few, many), (4, 4));
        }
    }
}
