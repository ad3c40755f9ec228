//! Who belongs to a group, for whom each acts, and how that is balanced.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use domain::{
    group::balance::{Share, shares},
    id::{OrganisationId, PersonId},
    policy::{Action, RoleKind},
};
use sea_orm::{ColumnTrait, ConnectionTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

use super::find;
use crate::{
    Ctx, Result,
    entity::{membership, person, related_organisation, role},
    group::{GroupFacts, find as groups},
};

/// So many members are on a page.
pub const MEMBERS_A_PAGE: u64 = 100;

/// Which members are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WantedMembers {
    /// Words of their name; every one of them counts. All where there is none.
    pub name: String,
    /// Who hold this.
    pub role: Option<RoleKind>,
    /// Who have this interest category.
    pub category: String,
    /// Who act for the organisation of this name, or for one that votes as one with it.
    pub organisation: String,
    /// The person after whom the page begins.
    pub after: Option<PersonId>,
}

/// A page of the members of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Members {
    /// Those whom the asker may see, by name.
    pub lines: Vec<GroupMember>,
    /// How many there are on all pages.
    pub count: u64,
    /// The person after whom the next page begins, if there is one.
    pub next: Option<PersonId>,
    /// How all of the members are spread, observers not counted.
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

/// A page of the members of a group, for whoever may see their names. Observers are named to those in the group alone.
/// What is read beside the page are counts.
pub async fn members(ctx: &Ctx, group: &GroupFacts, wanted: &WantedMembers) -> Result<Members> {
    ctx.authorize(Action::SeeGroupMembers, group.place())?;
    let db = &ctx.db.read;
    let related = find::related(group.id).all(db).await?;
    let mut query = find::people_of(group.id, ctx.now, group.may.is_inside, wanted.role);
    for word in wanted.name.to_lowercase().split_whitespace() {
        query = query.filter(find::named_like(word));
    }
    if !wanted.category.is_empty() {
        let of = find::memberships(group.id).filter(membership::Column::Category.eq(wanted.category.as_str()));
        query = query.filter(find::is_one_of(of));
    }
    if !wanted.organisation.is_empty() {
        let organisations = organisations_of(db, &related, &wanted.organisation).await?;
        let of = find::memberships(group.id).filter(membership::Column::OrganisationId.is_in(organisations));
        query = query.filter(find::is_one_of(of));
    }
    let count = query.clone().select_only().column(person::Column::Id).count(db).await?;
    if let Some(after) = wanted.after
        && let Some(after) = groups::people([after]).one(db).await?
    {
        query = query.filter(find::comes_after(&after));
    }
    query = query.order_by_asc(person::Column::SortName).order_by_asc(person::Column::Id);
    let mut people = query.limit(MEMBERS_A_PAGE + 1).all(db).await?;
    let most = usize::try_from(MEMBERS_A_PAGE).unwrap_or(usize::MAX);
    let more = people.len() > most;
    people.truncate(most);
    let next = people.last().filter(|_| more).map(|row| row.id);
    Ok(Members {
        lines: lines(ctx, group, people).await?,
        count,
        next,
        balance: balance(ctx, db, group, &related).await?,
    })
}

/// All members of a group, for tables of them and for choosing among them.
pub async fn all_members(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<GroupMember>> {
    ctx.authorize(Action::SeeGroupMembers, group.place())?;
    let people = find::people_of(group.id, ctx.now, group.may.is_inside, None);
    let people = people.order_by_asc(person::Column::SortName).order_by_asc(person::Column::Id);
    lines(ctx, group, people.all(&ctx.db.read).await?).await
}

/// One member of a group.
pub async fn member(ctx: &Ctx, group: &GroupFacts, id: PersonId) -> Result<Option<GroupMember>> {
    ctx.authorize(Action::SeeGroupMembers, group.place())?;
    let people = find::people_of(group.id, ctx.now, group.may.is_inside, None).filter(person::Column::Id.eq(id));
    Ok(lines(ctx, group, people.all(&ctx.db.read).await?).await?.pop())
}

/// What stands beside the names of some people of a group.
async fn lines(ctx: &Ctx, group: &GroupFacts, people: Vec<person::Model>) -> Result<Vec<GroupMember>> {
    let db = &ctx.db.read;
    let mut roles: BTreeMap<PersonId, Vec<RoleKind>> = BTreeMap::new();
    let mut rows: HashMap<PersonId, membership::Model> = HashMap::new();
    for some in people.chunks(PEOPLE_AT_ONCE) {
        let ids = || some.iter().map(|row| row.id);
        let held = groups::roles_now(group.id, ctx.now).filter(role::Column::PersonId.is_in(ids()));
        for role in held.all(db).await? {
            roles.entry(role.person_id).or_default().push(role.kind);
        }
        for row in find::memberships(group.id).filter(membership::Column::PersonId.is_in(ids())).all(db).await? {
            rows.entry(row.person_id).or_insert(row);
        }
    }
    let named: BTreeSet<OrganisationId> = rows.values().filter_map(|row| row.organisation_id).collect();
    let named = find::organisations(named).all(db).await?;
    let organisations: HashMap<OrganisationId, String> = named.into_iter().map(|row| (row.id, row.name)).collect();
    let line = |person: person::Model| {
        let mut held = roles.remove(&person.id).unwrap_or_default();
        held.sort_unstable();
        held.dedup();
        let row = rows.get(&person.id);
        GroupMember {
            oneself: ctx.actor.person() == Some(person.id),
            person: person.id,
            name: person.name,
            roles: held,
            category: row.map(|row| row.category.clone()).unwrap_or_default(),
            weight: row.map_or(1, |row| row.weight),
            organisation: row.and_then(|row| organisations.get(&row.organisation_id?)).cloned(),
            rank: row.and_then(|row| row.rank),
            joined_on: row.map_or(ctx.now.date_naive(), |row| row.joined_on),
        }
    };
    Ok(people.into_iter().map(line).collect())
}

/// Of so many people at once is asked what they hold.
const PEOPLE_AT_ONCE: usize = 10_000;

/// The organisations that are called so, with those that vote as one with them.
async fn organisations_of(
    db: &impl ConnectionTrait,
    related: &[related_organisation::Model],
    name: &str,
) -> Result<Vec<OrganisationId>> {
    let named = find::organisations_named(name).all(db).await?;
    let mut all: Vec<OrganisationId> = named.into_iter().map(|row| row.id).collect();
    let below = related.iter().filter(|row| all.contains(&row.principal_id)).map(|row| row.organisation_id);
    let below: Vec<OrganisationId> = below.collect();
    all.extend(below);
    Ok(all)
}

/// How the members are spread, counted by the database.
async fn balance(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    group: &GroupFacts,
    related: &[related_organisation::Model],
) -> Result<Balance> {
    let counted: Vec<(Option<String>, Option<OrganisationId>, i64)> =
        find::members_by_share(group.id, ctx.now).into_tuple().all(db).await?;
    let principal: HashMap<OrganisationId, OrganisationId> =
        related.iter().map(|row| (row.organisation_id, row.principal_id)).collect();
    let first = |id: OrganisationId| principal.get(&id).copied().unwrap_or(id);
    let ids: BTreeSet<OrganisationId> = counted.iter().filter_map(|(_, id, _)| *id).map(first).collect();
    let named = find::organisations(ids).all(db).await?;
    let names: HashMap<OrganisationId, String> = named.into_iter().map(|row| (row.id, row.name)).collect();
    let count = |count: &i64| usize::try_from(*count).unwrap_or_default();
    let categories = counted.iter().map(|(of, _, n)| (of.clone().filter(|of| !of.is_empty()), count(n)));
    let organisations = counted.iter().map(|(_, of, n)| (of.and_then(|id| names.get(&first(id))).cloned(), count(n)));
    Ok(Balance { categories: shares(categories), organisations: shares(organisations) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Found,
        group::{TypedJoin, answer_request, edit_member, group, join_group, relate_organisations, waiting},
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
                assert_eq!(code_of(members(&ctx, &facts, &WantedMembers::default()).await), "denied");
            }
            assert_eq!(names(&world.as_(&scene.chair)).await, ["Carl Chair"]);
        }

        async fn queries_do_not_grow_with_rows(world: World) {
            let scene = world.groups().await;
            let facts = group(&world.ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let mut counted = Vec::new();
            for name in ["Bea One", "Cai Two", "Dan Three"] {
                world.holding(name, scene.open, RoleKind::Member).await;
                counted.push(count_queries(&world.ctx, async |ctx| members(&ctx, &facts, &WantedMembers::default()).await.map(|_| ())).await);
            }
            assert!(counted.windows(2).all(|pair| pair[0] == pair[1]), "{counted:?}");
        }

        async fn a_long_list_comes_page_by_page_and_can_be_searched(world: World) {
            let scene = world.groups().await;
            for nth in 0..205 {
                world.holding(&format!("M{nth:03} Member"), scene.open, RoleKind::Member).await;
            }
            world.holding("Olga Observer", scene.open, RoleKind::Observer).await;
            let anonymous = world.anonymous();
            let facts = group(&anonymous, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let mut wanted = WantedMembers::default();
            let mut all = Vec::new();
            let mut pages = 0;
            loop {
                let page = members(&anonymous, &facts, &wanted).await.expect("shown");
                assert_eq!(page.count, 206, "observers are not told of");
                assert_eq!(page.balance.categories[0].count, 206, "the balance is of all of them");
                all.extend(page.lines);
                pages += 1;
                wanted.after = page.next;
                if page.next.is_none() { break }
            }
            assert_eq!((pages, all.len()), (3, 206));
            assert_eq!(all, all_members(&anonymous, &facts).await.expect("shown"), "each once, in the same order");
            let asking = async |wanted: WantedMembers| {
                let page = members(&anonymous, &facts, &wanted).await.expect("shown");
                page.lines.into_iter().map(|line| line.name).collect::<Vec<_>>()
            };
            let called = |name: &str| WantedMembers { name: name.into(), ..WantedMembers::default() };
            assert_eq!(asking(called("20 MEMBER")).await, ["M020 Member", "M120 Member", "M200 Member", "M201 Member", "M202 Member", "M203 Member", "M204 Member"]);
            assert!(asking(called("olga")).await.is_empty() && asking(called("%")).await.is_empty());
            let chairs = WantedMembers { role: Some(RoleKind::Chair), ..WantedMembers::default() };
            assert_eq!(asking(chairs).await, ["Carl Chair"]);
            let observers = WantedMembers { role: Some(RoleKind::Observer), ..WantedMembers::default() };
            assert!(asking(observers).await.is_empty());
        }

        async fn members_are_found_by_category_and_by_organisations_that_vote_as_one(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let facts = group(&carl, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            for (name, category) in [("Ada One", "Users"), ("Bea Two", "Producers"), ("Cai Three", "Producers")] {
                let typed = TypedJoin { category: category.into(), ..TypedJoin::default() };
                join_group(&world.as_(&world.person(name).await), scene.open, &typed).await.expect("asked");
                let id = waiting(&world.ctx, &facts).await.expect("shown").requests[0].id;
                answer_request(&world.ctx, scene.open, id, true, "").await.expect("let in");
            }
            for (name, organisation) in [("Bea Two", "Mother Ltd"), ("Cai Three", "Daughter Ltd")] {
                let person = all_members(&carl, &facts).await.expect("shown").into_iter().find(|line| line.name == name).expect("in it").person;
                let typed = domain::group::TypedMember { category: "Producers".into(), weight: "1".into(), organisation: organisation.into(), voice: String::new() };
                edit_member(&carl, scene.open, person, &typed).await.expect("edited");
            }
            relate_organisations(&carl, scene.open, "Daughter Ltd", "Mother Ltd").await.expect("related");
            let asking = async |category: &str, organisation: &str| {
                let wanted = WantedMembers { category: category.into(), organisation: organisation.into(), ..WantedMembers::default() };
                let page = members(&carl, &facts, &wanted).await.expect("shown");
                page.lines.into_iter().map(|line| line.name).collect::<Vec<_>>()
            };
            assert_eq!(asking("Users", "").await, ["Ada One"]);
            assert_eq!(asking("", "mother ltd").await, ["Bea Two", "Cai Three"]);
            assert_eq!(asking("", "Daughter Ltd").await, ["Cai Three"]);
            assert!(asking("Users", "Mother Ltd").await.is_empty());
            let balance = members(&carl, &facts, &WantedMembers::default()).await.expect("shown").balance;
            let told = |shares: &[Share<String>]| shares.iter().map(|one| (one.of.clone().unwrap_or_default(), one.count)).collect::<Vec<_>>();
            assert_eq!(told(&balance.categories)[0], ("Producers".into(), 2));
            assert!(told(&balance.organisations).contains(&("Mother Ltd".into(), 2)), "{:?}", balance.organisations);
        }
    }

    async fn names(ctx: &Ctx) -> Vec<String> {
        let facts = group(ctx, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
        members(ctx, &facts, &WantedMembers::default())
            .await
            .expect("shown")
            .lines
            .into_iter()
            .map(|line| line.name)
            .collect()
    }
}
