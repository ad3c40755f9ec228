//! The meetings of a group.

use std::collections::BTreeSet;

use chrono::{NaiveDate, TimeDelta};
use domain::{
    id::{GroupId, MeetingId},
    meeting::{Audience, Phase},
    policy::{Action, Actor, Scope, Visibility},
};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QuerySelect};
use serde::Serialize;

use super::{MeetingFacts, find};
use crate::{
    Ctx, Error, Result,
    entity::{meeting, working_group},
    group::{GroupFacts, facts::facts_of, find as groups},
};

/// Most meetings that are shown as coming.
const COMING_MOST: u64 = 100;
/// Calendars go back so far.
const CALENDAR_BACK: TimeDelta = TimeDelta::days(400);
/// Most meetings of a calendar.
const CALENDAR_MOST: u64 = 1_000;

/// Where a meeting stands in the list of those that are over.
pub type MeetingPlace = (NaiveDate, MeetingId);

/// The meetings of a group that the asker may know of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingList {
    /// Those to come and those that are on, the next one first.
    pub coming: Vec<MeetingFacts>,
    /// Those that are over, the latest first.
    pub past: Vec<MeetingFacts>,
    /// Where the list of those that are over goes on.
    pub next: Option<MeetingPlace>,
}

/// The meetings of a group: those to come, and a page of those that are over, after a place.
pub async fn meetings(ctx: &Ctx, group: &GroupFacts, after: Option<MeetingPlace>, most: u64) -> Result<MeetingList> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let db = &ctx.db.read;
    let coming = if after.is_some() { Vec::new() } else { coming(ctx, group, COMING_MOST).await? };
    let over = Condition::any().add(meeting::Column::EndsAt.is_null()).add(meeting::Column::EndsAt.lt(ctx.now));
    let mut query = find::visible_to(ctx, group).filter(over).limit(most + 1);
    if let Some((on, id)) = after {
        let same_day = Condition::all().add(meeting::Column::OnDate.eq(on)).add(meeting::Column::Id.lt(id));
        query = query.filter(Condition::any().add(meeting::Column::OnDate.lt(on)).add(same_day));
    }
    let mut rows = query.all(db).await?;
    let more = u64::try_from(rows.len()).unwrap_or(u64::MAX) > most;
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| more).map(|row| (row.on_date, row.id));
    let past = rows.iter().map(|row| MeetingFacts::new(ctx, group, row)).collect();
    Ok(MeetingList { coming, past, next })
}

/// The meetings to come and those that are on, the next one first.
pub async fn coming(ctx: &Ctx, group: &GroupFacts, most: u64) -> Result<Vec<MeetingFacts>> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let rows = find::coming(ctx, group).limit(most).all(&ctx.db.read).await?;
    Ok(rows.iter().map(|row| MeetingFacts::new(ctx, group, row)).collect())
}

/// What stands in the calendar of a group, which programs read without signing in: never a meeting that only members know
/// of, and a link only where it is for everybody.
pub async fn calendar(ctx: &Ctx, group: &GroupFacts, only: Option<MeetingId>) -> Result<Vec<MeetingFacts>> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let mut query = find::of_group(group.id)
        .filter(meeting::Column::Visibility.eq(Visibility::Public))
        .filter(meeting::Column::EndsAt.gte(ctx.now - CALENDAR_BACK))
        .limit(CALENDAR_MOST);
    if let Some(id) = only {
        query = query.filter(meeting::Column::Id.eq(id));
    }
    let rows = query.all(&ctx.db.read).await?;
    let mut all: Vec<MeetingFacts> = rows.iter().map(|row| MeetingFacts::new(ctx, group, row)).collect();
    for one in &mut all {
        if one.link_for != Audience::Public {
            one.link = None;
        }
    }
    all.sort_by_key(|one| (one.times.map(|times| times.start), one.id));
    Ok(all)
}

/// The meetings of the groups that the asker belongs to, each with its group's part of addresses, for a calendar of their
/// own. Links are left out unless they are for everybody: the calendar's address may travel further than its owner means.
pub async fn my_calendar(ctx: &Ctx) -> Result<Vec<(String, MeetingFacts)>> {
    ctx.authorize_route(Action::AttendMeeting)?;
    let db = &ctx.db.read;
    let Actor::Person { roles, .. } = &ctx.actor else { return Err(Error::sign_in_needed()) };
    let mine: BTreeSet<GroupId> = roles
        .iter()
        .filter_map(|role| match role.scope {
            Scope::Group(id) => Some(id),
            _ => None,
        })
        .collect();
    let known = groups::visible_to(&ctx.actor).filter(working_group::Column::Id.is_in(mine)).all(db).await?;
    let mut all = Vec::new();
    for row in known {
        let slug = row.slug.clone();
        let group = facts_of(ctx, row).await?;
        let of_group = find::visible_to(ctx, &group)
            .filter(meeting::Column::EndsAt.gte(ctx.now - CALENDAR_BACK))
            .limit(CALENDAR_MOST);
        for row in of_group.all(db).await? {
            let mut one = MeetingFacts::new(ctx, &group, &row);
            one.link = one.link.filter(|_| one.link_for == Audience::Public);
            all.push((slug.clone(), one));
        }
    }
    all.sort_by_key(|(_, one)| (one.times.map(|times| times.start), one.id));
    Ok(all)
}

impl MeetingFacts {
    /// Whether it is over and took place.
    pub fn was_held(&self) -> bool {
        self.phase == Phase::Over
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        group::{TypedMeeting, record_meeting},
        on_both_databases,
        testing::{announced, count_queries},
    };

    on_both_databases! {
        async fn meetings_that_are_over_come_page_by_page(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            for day in ["2026-08-01", "2026-08-02", "2026-08-02", "2026-08-03"] {
                let typed = TypedMeeting { title: "Call".into(), on: day.into(), ..TypedMeeting::default() };
                record_meeting(&carl, scene.open, &typed).await.expect("recorded");
            }
            announced(&carl, &facts, 120).await;
            let soon = announced(&carl, &facts, 60).await;
            let (mut seen, mut after) = (Vec::new(), None);
            loop {
                let page = meetings(&carl, &facts, after, 1).await.expect("listed");
                if after.is_none() {
                    assert_eq!((page.coming.len(), page.coming[0].id), (2, soon), "the next one first");
                }
                seen.extend(page.past.iter().map(|one| (one.on.to_string(), one.id)));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            let days: Vec<_> = seen.iter().map(|(day, _)| day.as_str()).collect();
            assert_eq!(days, ["2026-08-03", "2026-08-02", "2026-08-02", "2026-08-01"]);
            assert!(meetings(&world.anonymous(), &facts, None, 10).await.expect("listed").past.is_empty(), "recorded ones are for members");
        }

        async fn queries_do_not_grow_with_meetings(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let mut counted = Vec::new();
            for nth in 1..4 {
                announced(&carl, &facts, 60 * nth).await;
                counted.push(count_queries(&carl, async |ctx| meetings(&ctx, &facts, None, 10).await.map(drop)).await);
            }
            assert_eq!(counted, [2, 2, 2]);
        }
    }
}
