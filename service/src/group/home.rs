//! What a group's own page shows besides its facts.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    Instant,
    group::MilestoneState,
    id::{GroupId, MilestoneId, PersonId},
    policy::{Action, RoleKind},
};
use sea_orm::{ColumnTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde::Serialize;

use super::{
    facts::GroupFacts,
    find::{self, visible_to},
    groups::{GroupLine, lines},
};
use crate::{
    Ctx, Error, Result,
    entity::{join_request, role, working_group},
};

/// A group's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupHome {
    /// Who holds an office, by office and then by who came first.
    pub officers: Vec<Officer>,
    /// What it plans.
    pub milestones: Vec<MilestoneLine>,
    /// How many members it has.
    pub members: usize,
    /// The number of the charter in force, and since when.
    pub charter: Option<(i32, Instant)>,
    /// Whether any version of a charter was posted.
    pub has_draft_charter: bool,
    /// The groups under it.
    pub below: Vec<GroupLine>,
    /// Whether the asker waits for an answer to a request to join.
    pub asked: bool,
    /// How many wait for an answer, for those who answer.
    pub waiting: usize,
}

/// Somebody who holds an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Officer {
    /// Who.
    pub person: PersonId,
    /// Name as they write it.
    pub name: String,
    /// Which office.
    pub role: RoleKind,
    /// Since when.
    pub since: Instant,
}

/// Something a group plans.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MilestoneLine {
    /// Which.
    pub id: MilestoneId,
    /// What is reached.
    pub title: String,
    /// The day by which.
    pub due: Option<NaiveDate>,
    /// Where it stands.
    pub state: MilestoneState,
    /// The day on which it was reached or given up.
    pub settled_on: Option<NaiveDate>,
    /// Whether its day is over and it is open.
    pub late: bool,
}

/// What a group's own page shows.
pub async fn group_home(ctx: &Ctx, group: &GroupFacts) -> Result<GroupHome> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let db = &ctx.db.read;
    let now = || find::roles_now(group.id, ctx.now);
    let members = now().filter(role::Column::Kind.eq(RoleKind::Member)).count(db).await?;
    let held = now().filter(role::Column::Kind.is_not_in([RoleKind::Member, RoleKind::Observer])).all(db).await?;
    let newest = find::charters(group.id).one(db).await?;
    let adoption = find::adoptions(group.id).one(db).await?;
    let charter = match adoption {
        Some(adoption) => {
            let row = find::charter(adoption.charter_id).one(db).await?;
            row.map(|row| (row.number, adoption.adopted_at))
        }
        None => None,
    };
    let below = visible_to(&ctx.actor)
        .filter(working_group::Column::ParentId.eq(group.id))
        .order_by_asc(working_group::Column::Name)
        .all(db)
        .await?;
    let requests = || super::people::find::requests(group.id);
    let asked = match ctx.actor.person() {
        Some(person) => requests().filter(join_request::Column::PersonId.eq(person)).count(db).await? > 0,
        None => false,
    };
    let waiting = if group.may.manage_members { requests().count(db).await? } else { 0 };
    let counted = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    Ok(GroupHome {
        members: counted(members),
        officers: officers(ctx, held).await?,
        milestones: lines_of(ctx, group.id).await?,
        charter,
        has_draft_charter: newest.is_some(),
        below: lines(ctx, below).await?,
        asked,
        waiting: counted(waiting),
    })
}

/// What a group plans, for whoever may know of it.
pub async fn milestones(ctx: &Ctx, group: GroupId) -> Result<Vec<MilestoneLine>> {
    ctx.authorize_route(Action::SeeGroup)?;
    let row = find::by_id(group).one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    ctx.authorize(Action::SeeGroup, find::place(&row))?;
    lines_of(ctx, group).await
}

/// Open ones first, by the day they are due; then the others, those settled last first.
async fn lines_of(ctx: &Ctx, group: GroupId) -> Result<Vec<MilestoneLine>> {
    let today = ctx.now.date_naive();
    let line = |row: crate::entity::milestone::Model| MilestoneLine {
        late: row.state == MilestoneState::Open && row.due.is_some_and(|due| due < today),
        id: row.id,
        title: row.title,
        due: row.due,
        state: row.state,
        settled_on: row.settled_on,
    };
    let rows = find::milestones(group).all(&ctx.db.read).await?;
    let mut lines: Vec<MilestoneLine> = rows.into_iter().map(line).collect();
    lines.sort_by_key(|line| match line.settled_on {
        None => (false, line.due.unwrap_or(NaiveDate::MAX), std::cmp::Reverse(NaiveDate::MIN)),
        Some(day) => (true, NaiveDate::MIN, std::cmp::Reverse(day)),
    });
    Ok(lines)
}

pub(super) async fn officers(ctx: &Ctx, held: Vec<role::Model>) -> Result<Vec<Officer>> {
    let mut held: Vec<role::Model> =
        held.into_iter().filter(|role| !matches!(role.kind, RoleKind::Member | RoleKind::Observer)).collect();
    held.sort_by_key(|role| (role.kind, role.from_at));
    let people = find::people(held.iter().map(|role| role.person_id)).all(&ctx.db.read).await?;
    let names: HashMap<PersonId, String> = people.into_iter().map(|row| (row.id, row.name)).collect();
    let officer = |row: role::Model| Officer {
        name: names.get(&row.person_id).cloned().unwrap_or_default(),
        person: row.person_id,
        role: row.kind,
        since: row.from_at,
    };
    Ok(held.into_iter().map(officer).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Found, group::group, on_both_databases, testing::count_queries};

    on_both_databases! {
        async fn a_groups_page_says_who_chairs_it_and_what_is_in_force(world: World) {
            world.groups().await;
            let facts = group(&world.anonymous(), "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let home = group_home(&world.anonymous(), &facts).await.expect("shown");
            assert_eq!(home.officers.iter().map(|one| one.name.as_str()).collect::<Vec<_>>(), ["Carl Chair"]);
            assert_eq!(home.charter.map(|(number, _)| number), Some(1));
            let council = group(&world.anonymous(), "council", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let above = group_home(&world.anonymous(), &council).await.expect("shown");
            assert_eq!(above.below.iter().map(|line| line.slug.as_str()).collect::<Vec<_>>(), ["open"]);
            let queries = count_queries(&world.anonymous(), async |ctx| group_home(&ctx, &facts).await.map(|_| ())).await;
            assert!(queries <= 11, "{queries}");
        }
    }
}
