//! Announcing a meeting, or a series of them.

use chrono::{Days, NaiveDate};
use domain::{
    id::{MeetingId, MeetingSeriesId},
    meeting::{Audience, MeetingDetails, MeetingState, MinutesState, Series, TypedMeetingDetails, TypedSeries},
    policy::{Action, Visibility},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::find;
use crate::{
    Ctx, Error, Result,
    entity::{meeting, meeting_series, working_group},
    group::{GroupFacts, find as groups},
    record::event,
};

/// Meetings of a series stand in the calendar so many days ahead.
const AHEAD: Days = Days::new(182);

/// Announces a meeting, or the first ones of a series; the others follow when they come near.
pub async fn announce_meeting(
    ctx: &Ctx,
    group: &GroupFacts,
    typed: &TypedMeetingDetails,
    series: &TypedSeries,
) -> Result<MeetingId> {
    ctx.authorize_route(Action::RunMeetings)?;
    let details = typed.check();
    let first = details.as_ref().map_or_else(|_| ctx.now.date_naive(), |details| details.start.date());
    let (details, series) = domain::Problem::both(details, series.check(first))?;
    if details.times().start <= ctx.now {
        return Err(Error::field(
            "day",
            "past",
            "Give a time that is still to come; a meeting that was held is recorded.",
        ));
    }
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group.id, Action::RunMeetings).await?;
        if !of.state.is_written() {
            return Err(Error::conflict("group-concluded", "This group has ended and meets no more."));
        }
        let Some(series) = series else {
            return insert(ctx, tx, &of, &details, None).await;
        };
        let id: MeetingSeriesId = ctx.id();
        let row = meeting_series::ActiveModel {
            id: Set(id),
            group_id: Set(of.id),
            rule: Set(json!(series)),
            details: Set(json!(typed)),
            made_until: Set(series.first),
            created_at: Set(ctx.now),
            created_by: Set(ctx.actor.person()),
            ended_at: Set(None),
        };
        let row = row.insert(tx).await?;
        let made = make_coming(ctx, tx, &of, row, None).await?;
        made.first().copied().ok_or_else(|| Error::fault("a series without a first meeting"))
    })
    .await
}

/// Makes the meetings of a series that are near enough, after a day.
pub(super) async fn make_coming(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: meeting_series::Model,
    after: Option<NaiveDate>,
) -> Result<Vec<MeetingId>> {
    let rule: Series = serde_json::from_value(row.rule.clone()).map_err(Error::fault)?;
    let typed: TypedMeetingDetails = serde_json::from_value(row.details.clone()).map_err(Error::fault)?;
    let near = ctx.now.date_naive() + AHEAD;
    let up_to = near.max(rule.first);
    let mut made = Vec::new();
    for day in rule.days(after, up_to) {
        let details = TypedMeetingDetails { day: day.to_string(), ..typed.clone() }.check()?;
        made.push(insert(ctx, tx, of, &details, Some((row.id, day))).await?);
    }
    let mut row = meeting_series::ActiveModel::from(row);
    row.made_until = Set(up_to);
    row.update(tx).await?;
    Ok(made)
}

async fn insert(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    details: &MeetingDetails,
    series: Option<(MeetingSeriesId, NaiveDate)>,
) -> Result<MeetingId> {
    let times = details.times();
    let session = details.session.clone();
    let row = meeting::ActiveModel {
        id: Set(ctx.id()),
        group_id: Set(of.id),
        title: Set(details.title.clone()),
        kind: Set(details.kind),
        on_date: Set(details.zone.civil(times.end).date()),
        recorded_at: Set(ctx.now),
        place: Set(details.place.clone()),
        link: Set(details.link.clone()),
        link_for: Set(details.link_for),
        visibility: Set(visibility(details)),
        about: Set(details.about.clone()),
        conference: Set(session.as_ref().map(|session| session.conference.clone()).unwrap_or_default()),
        session: Set(session.map(|session| session.session).unwrap_or_default()),
        notice: Set(details.notice),
        state: Set(MeetingState::Planned),
        state_note: Set(String::new()),
        minutes_state: Set(MinutesState::Writing),
        sequence: Set(0),
        recorded_by: Set(ctx.actor.person()),
        starts_at: Set(Some(times.start)),
        ends_at: Set(Some(times.end)),
        zone: Set(Some(details.zone.to_string())),
        series_id: Set(series.map(|(id, _)| id)),
        series_day: Set(series.map(|(_, day)| day)),
        announced_at: Set(Some(ctx.now)),
        agenda_at: Set(None),
        participation_at: Set(None),
        actions_at: Set(None),
        minutes_at: Set(None),
        approved_at: Set(None),
        approved_by: Set(None),
        updated_at: Set(Some(ctx.now)),
    };
    let row = row.insert(tx).await?;
    let data = json!({ "title": row.title, "start": times.start, "end": times.end, "zone": row.zone });
    event::append(ctx, tx, find::told(of, &row, "meeting.scheduled").with(data)).await?;
    Ok(row.id)
}

/// Who may know of a meeting that says so.
pub(super) fn visibility(details: &MeetingDetails) -> Visibility {
    if details.closed { Visibility::Team } else { Visibility::Public }
}

/// A meeting that was held and is only recorded: it has no time, and only members know of it.
pub(crate) fn recorded(
    ctx: &Ctx,
    group: domain::id::GroupId,
    id: MeetingId,
    title: String,
    kind: domain::group::standing::Kind,
    on: NaiveDate,
) -> meeting::ActiveModel {
    meeting::ActiveModel {
        id: Set(id),
        group_id: Set(group),
        title: Set(title),
        kind: Set(kind),
        on_date: Set(on),
        recorded_at: Set(ctx.now),
        place: Set(String::new()),
        link: Set(String::new()),
        link_for: Set(Audience::Members),
        visibility: Set(Visibility::Team),
        about: Set(String::new()),
        conference: Set(String::new()),
        session: Set(String::new()),
        notice: Set(domain::meeting::Notice::None),
        state: Set(MeetingState::Planned),
        state_note: Set(String::new()),
        minutes_state: Set(MinutesState::Writing),
        sequence: Set(0),
        recorded_by: Set(ctx.actor.person()),
        starts_at: Set(None),
        ends_at: Set(None),
        zone: Set(None),
        series_id: Set(None),
        series_day: Set(None),
        announced_at: Set(None),
        agenda_at: Set(None),
        participation_at: Set(None),
        actions_at: Set(None),
        minutes_at: Set(None),
        approved_at: Set(None),
        approved_by: Set(None),
        updated_at: Set(Some(ctx.now)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        meeting::{end_series, meetings, tend_meetings},
        on_both_databases,
        testing::{announced, code_of, fields_of, planned},
    };

    on_both_databases! {
        async fn a_meeting_is_announced_and_everybody_finds_it(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            announced(&carl, &facts, 60).await;
            let list = meetings(&world.anonymous(), &facts, None, 10).await.expect("listed");
            assert_eq!(list.coming.len(), 1);
            assert_eq!((list.coming[0].title.as_str(), list.coming[0].link.as_deref()), ("Call", None), "the link is for members");
            assert_eq!(world.last_event().await.verb, "meeting.scheduled");
        }

        async fn a_series_stands_in_the_calendar_half_a_year_ahead_and_goes_on(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let fortnightly = TypedSeries { repeats: "weekly".into(), every: "2".into(), until: String::new() };
            announce_meeting(&carl, &facts, &planned(&carl, 60), &fortnightly).await.expect("announced");
            let count = async || world.ask("SELECT count(*) AS n FROM meeting").await;
            let at_first = count().await;
            assert_eq!(at_first, 14, "one every two weeks for 26 weeks, and the first");
            tend_meetings(&world.ctx).await.expect("tended");
            assert_eq!(count().await, at_first);
            tend_meetings(&world.later(60 * 24 * 28)).await.expect("tended");
            assert_eq!(count().await, at_first + 2);
            let id = world.anonymous();
            let series = meetings(&id, &facts, None, 10).await.expect("listed").coming[0].series.expect("of a series");
            end_series(&carl, &facts, series, "The work is done.").await.expect("ended");
            assert!(meetings(&id, &facts, None, 10).await.expect("listed").coming.iter().all(|one| one.state == MeetingState::Cancelled));
            tend_meetings(&world.later(60 * 24 * 90)).await.expect("tended");
            assert_eq!(count().await, at_first + 2);
        }

        async fn only_those_who_run_the_group_announce_and_only_what_is_to_come(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let single = TypedSeries::default();
            let late = planned(&carl, -60);
            assert_eq!(fields_of(announce_meeting(&carl, &facts, &late, &single).await), ["day past"]);
            let wrong = TypedMeetingDetails { title: String::new(), ..planned(&carl, 60) };
            let daily = TypedSeries { repeats: "daily".into(), ..single.clone() };
            assert_eq!(fields_of(announce_meeting(&carl, &facts, &wrong, &daily).await), ["title missing", "repeats option"]);
            let eve = world.as_(&world.person("Eve Moneypenny").await);
            assert_eq!(code_of(announce_meeting(&eve, &facts, &planned(&carl, 60), &single).await), "denied");
            assert_eq!(world.ask("SELECT count(*) AS n FROM meeting").await, 0);
        }
    }
}
