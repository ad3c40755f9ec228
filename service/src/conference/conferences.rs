//! Lists of conferences.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::{
    Instant,
    id::{ConferenceId, EcosystemId},
    policy::{Action, Place, Visibility},
    portal::Theme,
    zone::Zone,
};
use sea_orm::{ColumnTrait, Order, QueryFilter, QueryOrder, QuerySelect, sea_query::ExprTrait};
use serde::Serialize;

use super::{
    facts::ConferenceFacts,
    find::{public, visible_to},
    frame::{framed, framed_for, released, with_frames},
};
use crate::{
    Ctx, Result,
    entity::{conference, ecosystem, programme_frame},
    portal::{EcosystemRef, find},
};

/// When a conference is, seen from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InTime {
    /// It runs or comes.
    Coming,
    /// It is over.
    Past,
}

/// A conference in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConferenceLine {
    /// Its part of addresses.
    pub slug: String,
    /// Name for people.
    pub title: String,
    /// A line under the name; may be empty.
    pub subtitle: String,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
    /// Where it is; may be empty.
    pub venue: String,
    /// The city; may be empty.
    pub city: String,
    /// Its colours.
    pub theme: Theme,
    /// The ecosystem it belongs to, if any.
    pub ecosystem: Option<EcosystemRef>,
    /// Whether it takes place today, in the calendar of its venue.
    pub running: bool,
    /// Whether only its team knows of it.
    pub hidden: bool,
}

/// Public conferences that come (the next first) or are over (the latest first), perhaps of one ecosystem, each as its
/// newest release has it. Whether one is over is told by the calendar of its venue.
pub async fn public_conferences(
    ctx: &Ctx,
    when: InTime,
    ecosystem: Option<EcosystemId>,
    most: u64,
) -> Result<Vec<ConferenceLine>> {
    ctx.authorize(Action::ReadPublic, Place::Site)?;
    let today = ctx.now.date_naive();
    // The zones of the world are at most a day away from UTC's date: take a day more, then look closely.
    let (start, end) = (
        released(programme_frame::Column::StartDate, conference::Column::StartDate),
        released(programme_frame::Column::EndDate, conference::Column::EndDate),
    );
    let query = match ecosystem {
        Some(id) => public().filter(conference::Column::EcosystemId.eq(id)),
        None => public(),
    };
    let query = match when {
        InTime::Coming => with_frames(query).filter(end.gte(today - Days::new(1))).order_by(start, Order::Asc),
        InTime::Past => with_frames(query).filter(end.lte(today + Days::new(1))).order_by(start, Order::Desc),
    };
    let rows = query.order_by_asc(conference::Column::Slug).limit(most * 2).all(&ctx.db.read).await?;
    let mut rows: Vec<conference::Model> = rows.into_iter().map(framed).collect();
    rows.retain(|row| is_over(row, ctx.now) == (when == InTime::Past));
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
    let ecosystems = ecosystems_of(ctx, &rows).await?;
    Ok(rows.into_iter().map(|row| line(row, &ecosystems, ctx.now)).collect())
}

pub(super) fn line(
    row: conference::Model,
    ecosystems: &HashMap<EcosystemId, EcosystemRef>,
    now: Instant,
) -> ConferenceLine {
    ConferenceLine {
        running: (row.start_date..=row.end_date).contains(&today(&row, now)),
        hidden: row.visibility == Visibility::Team,
        ecosystem: row.ecosystem_id.and_then(|id| ecosystems.get(&id)).cloned(),
        slug: row.slug,
        title: row.title,
        subtitle: row.subtitle,
        start: row.start_date,
        end: row.end_date,
        venue: row.venue,
        city: row.city,
        theme: row.theme.parse().unwrap_or(Theme::Ink),
    }
}

fn is_over(row: &conference::Model, now: Instant) -> bool {
    row.end_date < today(row, now)
}

fn today(row: &conference::Model, now: Instant) -> NaiveDate {
    Zone::named_or_utc(&row.zone).day(now, 0)
}

/// One page of a list that goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConferencePage {
    /// The conferences, those founded last first.
    pub conferences: Vec<ConferenceFacts>,
    /// What to ask for the next page with, if there is more.
    pub next: Option<ConferenceId>,
}

/// Every conference the asker may know of, perhaps of one ecosystem, those founded last first, at most `most` from `after`
/// on. Whoever may edit one reads what they would edit, everybody else what its newest release says.
pub async fn conferences(
    ctx: &Ctx,
    ecosystem: Option<EcosystemId>,
    after: Option<ConferenceId>,
    most: u64,
) -> Result<ConferencePage> {
    ctx.authorize(Action::ReadPublic, Place::Site)?;
    let most = most.clamp(1, 100);
    let query = visible_to(&ctx.actor).order_by_desc(conference::Column::Id).limit(most + 1);
    let query = match after {
        Some(id) => query.filter(conference::Column::Id.lt(id)),
        None => query,
    };
    let query = match ecosystem {
        Some(id) => query.filter(conference::Column::EcosystemId.eq(id)),
        None => query,
    };
    let rows = with_frames(query).all(&ctx.db.read).await?;
    let mut rows: Vec<conference::Model> = rows.into_iter().map(|row| framed_for(ctx, row)).collect();
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    let next = if more { rows.last().map(|row| row.id) } else { None };
    let ecosystems = ecosystems_of(ctx, &rows).await?;
    let facts = |row: conference::Model| {
        let ecosystem = row.ecosystem_id.and_then(|id| ecosystems.get(&id)).cloned();
        ConferenceFacts::new(ctx, row, ecosystem)
    };
    Ok(ConferencePage { conferences: rows.into_iter().map(facts).collect(), next })
}

pub(super) async fn ecosystems_of(ctx: &Ctx, rows: &[conference::Model]) -> Result<HashMap<EcosystemId, EcosystemRef>> {
    let ids = rows.iter().filter_map(|row| row.ecosystem_id);
    let rows = find::ecosystems().filter(ecosystem::Column::Id.is_in(ids)).all(&ctx.db.read).await?;
    Ok(rows.into_iter().map(|row| (row.id, EcosystemRef { id: row.id, slug: row.slug, name: row.name })).collect())
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use domain::conference::TypedConference;

    use super::*;
    use crate::{
        conference::{edit_conference, publish_conference},
        on_both_databases,
        testing::count_queries,
    };

    on_both_databases! {
        async fn a_conference_is_over_when_its_last_day_is_over_at_the_venue(world: World) {
            for (slug, zone) in [("in-apia", "Pacific/Apia"), ("in-niue", "Pacific/Niue")] {
                let id = world.hidden_conference(slug).await;
                let typed = TypedConference { zone: zone.into(), ..world.facts(id).await.typed() };
                edit_conference(&world.ctx, id, &typed, None).await.expect("edited");
                publish_conference(&world.ctx, id).await.expect("published");
            }
            // The last day is the second of October. In Apia (UTC+13) it ended an hour ago; in Niue (UTC-11) it goes on.
            let now = chrono::Utc.with_ymd_and_hms(2026, 10, 2, 12, 0, 0).single().expect("a time");
            let ctx = Ctx { now, ..world.anonymous() };
            let coming = public_conferences(&ctx, InTime::Coming, None, 10).await.expect("listed");
            let past = public_conferences(&ctx, InTime::Past, None, 10).await.expect("listed");
            assert_eq!(coming.iter().map(|line| (line.slug.as_str(), line.running)).collect::<Vec<_>>(), [("in-niue", true)]);
            assert_eq!(past.iter().map(|line| (line.slug.as_str(), line.running)).collect::<Vec<_>>(), [("in-apia", false)]);
        }

        async fn pages_hold_everything_visible_once(world: World) {
            for n in 0..5 {
                let id = world.hidden_conference(&format!("conference-{n}")).await;
                if n != 2 {
                    publish_conference(&world.ctx, id).await.expect("published");
                }
            }
            let mut seen = Vec::new();
            let mut after = None;
            loop {
                let page = conferences(&world.anonymous(), None, after, 2).await.expect("listed");
                seen.extend(page.conferences.into_iter().map(|facts| facts.slug));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(seen, ["conference-4", "conference-3", "conference-1", "conference-0"]);
        }

        async fn queries_do_not_grow_with_rows(world: World) {
            let mut counted = Vec::new();
            for slug in ["one", "two", "three"] {
                let ecosystem = world.ecosystem(slug).await;
                let id = world.conference_in(ecosystem, &format!("{slug}-2026")).await;
                publish_conference(&world.ctx, id).await.expect("published");
                counted.push(count_queries(&world.anonymous(), async |ctx| conferences(&ctx, None, None, 10).await.map(|_| ())).await);
            }
            assert_eq!(counted, [2, 2, 2]);
        }
    }
}
