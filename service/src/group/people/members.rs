//! Who belongs to a group, for whom each acts, and how that is balanced.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::{
    group::balance::{Share, shares},
    id::{OrganisationId, PersonId},
    policy::{Action, RoleKind},
};
use serde::Serialize;

use super::find;
use crate::{
    Ctx, Result,
    group::{GroupFacts, find as groups},
};

/// The members of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Members {
    /// Everybody whom the asker may see, by name.
    pub lines: Vec<GroupMember>,
    /// How the members are spread, observers not counted.
    pub balance: Balance,
}

/// Somebody in a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupMember {
    /// Who.
    pub person: PersonId,
    /// Name as they write it.
    pub name: String,
    /// What they hold, officers' roles first.
    pub roles: Vec<RoleKind>,
    /// Their interest category; may be empty.
    pub category: String,
    /// The weight of their vote.
    pub weight: i32,
    /// The organisation they act for; none for somebody who acts for themselves.
    pub organisation: Option<String>,
    /// Its representative or alternate.
    pub rank: Option<i32>,
    /// The first day in the group.
    pub joined_on: NaiveDate,
    /// Whether it is who asks.
    pub oneself: bool,
}

/// How the members of a group are spread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// Over interest categories.
    pub categories: Vec<Share<String>>,
    /// Over organisations; those that are related count as one, under the name of the first of them.
    pub organisations: Vec<Share<String>>,
}

/// The members of a group, for whoever may see their names. Observers are named to those in the group alone.
pub async fn members(ctx: &Ctx, group: &GroupFacts) -> Result<Members> {
    ctx.authorize(Action::SeeGroupMembers, group.place())?;
    let db = &ctx.db.read;
    let held = groups::roles_now(group.id, ctx.now).all(db).await?;
    let rows = find::memberships(group.id).all(db).await?;
    let people = groups::people(held.iter().map(|role| role.person_id)).all(db).await?;
    let related = find::related(group.id).all(db).await?;
    let ids = rows.iter().filter_map(|row| row.organisation_id).chain(related.iter().map(|row| row.principal_id));
    let named = find::organisations(ids.collect::<Vec<_>>()).all(db).await?;
    let organisations: HashMap<OrganisationId, String> = named.into_iter().map(|row| (row.id, row.name)).collect();
    let principal: HashMap<OrganisationId, OrganisationId> =
        related.into_iter().map(|row| (row.organisation_id, row.principal_id)).collect();
    let mut roles: BTreeMap<PersonId, Vec<RoleKind>> = BTreeMap::new();
    for role in held {
        roles.entry(role.person_id).or_default().push(role.kind);
    }
    let mut lines = Vec::new();
    let mut counted = Vec::new();
    for person in people {
        let mut held = roles.remove(&person.id).unwrap_or_default();
        held.sort_unstable();
        held.dedup();
        let row = rows.iter().find(|row| row.person_id == person.id);
        let organisation = row.and_then(|row| row.organisation_id);
        if held.contains(&RoleKind::Member) {
            let one = organisation.map(|id| principal.get(&id).copied().unwrap_or(id));
            let category = row.map(|row| row.category.clone()).filter(|category| !category.is_empty());
            counted.push((category, one.and_then(|id| organisations.get(&id)).cloned()));
        }
        if held == [RoleKind::Observer] && !group.may.is_inside {
            continue;
        }
        lines.push(GroupMember {
            oneself: ctx.actor.person() == Some(person.id),
            person: person.id,
            name: person.name,
            roles: held,
            category: row.map(|row| row.category.clone()).unwrap_or_default(),
            weight: row.map_or(1, |row| row.weight),
            organisation: organisation.and_then(|id| organisations.get(&id)).cloned(),
            rank: row.and_then(|row| row.rank),
            joined_on: row.map_or(ctx.now.date_naive(), |row| row.joined_on),
        });
    }
    lines.sort_by(|one, other| {
        one.name.to_lowercase().cmp(&other.name.to_lowercase()).then(one.person.cmp(&other.person))
    });
    let categories = shares(counted.iter().map(|(category, _)| category.clone()));
    let organisations = shares(counted.into_iter().map(|(_, organisation)| organisation));
    Ok(Members { lines, balance: Balance { categories, organisations } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Found,
        group::group,
        on_both_databases,
        testing::{code_of, count_queries},
    };

    on_both_databases! {
        async fn observers_are_named_to_those_inside_alone(world: World) {
            let scene = world.groups().await;
            let olga = world.holding("Olga Observer", scene.open, RoleKind::Observer).await;
            assert_eq!(names(&world.anonymous()).await, ["Carl Chair"]);
            assert_eq!(names(&world.as_(&olga)).await, ["Carl Chair", "Olga Observer"]);
        }

        async fn a_list_that_is_closed_is_the_members_own(world: World) {
            let scene = world.groups().await;
            world.edit("UPDATE working_group SET member_list = 'team' WHERE slug = 'open'").await;
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            for ctx in [world.anonymous(), eve] {
                let facts = group(&ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
                assert_eq!(code_of(members(&ctx, &facts).await), "denied");
            }
            assert_eq!(names(&world.as_(&scene.chair)).await, ["Carl Chair"]);
        }

        async fn queries_do_not_grow_with_rows(world: World) {
            let scene = world.groups().await;
            let facts = group(&world.ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let mut counted = Vec::new();
            for name in ["Bea One", "Cai Two", "Dan Three"] {
                world.holding(name, scene.open, RoleKind::Member).await;
                counted.push(count_queries(&world.ctx, async |ctx| members(&ctx, &facts).await.map(|_| ())).await);
            }
            assert_eq!(counted, [5, 5, 5]);
        }
    }

    async fn names(ctx: &Ctx) -> Vec<String> {
        let facts = group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        members(ctx, &facts).await.expect("shown").lines.into_iter().map(|line| line.name).collect()
    }
}
