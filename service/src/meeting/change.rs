//! Moving, postponing and cancelling meetings, ending series, and saying that something owed is done.

use domain::{
    FieldErrors,
    id::{MeetingId, MeetingSeriesId},
    meeting::{MeetingDetails, MeetingState, Phase, TaskKind, TypedMeetingDetails},
    policy::Action,
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction};
use serde_json::json;

use super::{announce::visibility, find};
use crate::{
    Ctx, Error, Result, Version,
    entity::{meeting, meeting_series, working_group},
    group::{GroupFacts, find as groups},
    record::event,
};

/// Changes a meeting that is to come; a new time brings back what was postponed or cancelled. It keeps its place in
/// calendars. With `following`, those of its series that come after it change too, each on its own day.
pub async fn edit_meeting(
    ctx: &Ctx,
    group: &GroupFacts,
    id: MeetingId,
    typed: &TypedMeetingDetails,
    following: bool,
    made_from: Option<&Version>,
) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::RunMeetings).await?;
        Version::of_row(row.updated_at.unwrap_or(row.recorded_at)).expect(made_from)?;
        if find::phase(&row, ctx.now) == Phase::Over {
            return Err(over());
        }
        let details = typed.check()?;
        if details.times().end <= ctx.now {
            return Err(Error::field("day", "past", "Give a time that is still to come."));
        }
        let Some(series) = row.series_id.filter(|_| following) else {
            return change(ctx, tx, &of, row, &details).await;
        };
        if details.start.date() != row.on_date {
            let message = "Those that follow keep their own days. Change the day of one meeting alone.";
            return Err(Error::field("day", "following-keeps-days", message));
        }
        let from = row.series_day;
        for one in find::coming_of(series, ctx.now).all(tx).await? {
            if one.series_day >= from && one.state == MeetingState::Planned {
                let day = one.series_day.unwrap_or(one.on_date);
                let own = if one.id == id { details.start.date() } else { day };
                let own = TypedMeetingDetails { day: own.to_string(), ..typed.clone() }.check()?;
                change(ctx, tx, &of, one, &own).await?;
            }
        }
        if let Some(template) = find::series(group.id, series).one(tx).await? {
            let mut template = meeting_series::ActiveModel::from(template);
            template.details = Set(json!(typed));
            template.update(tx).await?;
        }
        Ok(())
    })
    .await
}

async fn change(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    before: meeting::Model,
    details: &MeetingDetails,
) -> Result<()> {
    let (times, was) = (details.times(), find::times(&before));
    let moved = was != Some(times) || before.state != MeetingState::Planned;
    let sequence = before.sequence + 1;
    let announced = if moved { Some(ctx.now) } else { before.announced_at };
    let session = details.session.clone();
    let mut row = meeting::ActiveModel::from(before);
    row.title = Set(details.title.clone());
    row.kind = Set(details.kind);
    row.on_date = Set(details.zone.civil(times.end).date());
    row.place = Set(details.place.clone());
    row.link = Set(details.link.clone());
    row.link_for = Set(details.link_for);
    row.visibility = Set(visibility(details));
    row.about = Set(details.about.clone());
    row.conference = Set(session.as_ref().map(|session| session.conference.clone()).unwrap_or_default());
    row.session = Set(session.map(|session| session.session).unwrap_or_default());
    row.notice = Set(details.notice);
    row.state = Set(MeetingState::Planned);
    row.state_note = Set(String::new());
    row.starts_at = Set(Some(times.start));
    row.ends_at = Set(Some(times.end));
    row.zone = Set(Some(details.zone.to_string()));
    row.announced_at = Set(announced);
    row.sequence = Set(sequence);
    row.updated_at = Set(Some(ctx.now));
    let row = row.update(tx).await?;
    let verb = if moved { "meeting.moved" } else { "meeting.edited" };
    let data = json!({ "title": row.title, "from": was, "to": times, "zone": row.zone });
    event::append(ctx, tx, find::told(of, &row, verb).with(data)).await
}

/// Postpones or cancels a meeting that is not over, with the reason.
pub async fn move_meeting(ctx: &Ctx, group: &GroupFacts, id: MeetingId, step: &str, reason: &str) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    let mut errors = FieldErrors::default();
    let to: Option<MeetingState> =
        step.trim().parse().map_err(|_| errors.add("state", "option", "Choose one of the options.")).ok();
    let reason = errors.take("reason", text::line(reason, 300));
    let (to, reason) = errors.finish(to.zip(reason))?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::RunMeetings).await?;
        step_to(ctx, tx, &of, row, to, &reason).await
    })
    .await
}

async fn step_to(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    of: &working_group::Model,
    row: meeting::Model,
    to: MeetingState,
    reason: &str,
) -> Result<()> {
    let state = row.state.step(to, find::phase(&row, ctx.now))?;
    let sequence = row.sequence + 1;
    let mut row = meeting::ActiveModel::from(row);
    row.state = Set(state);
    row.state_note = Set(reason.to_owned());
    row.sequence = Set(sequence);
    row.updated_at = Set(Some(ctx.now));
    let row = row.update(tx).await?;
    let verb = if state == MeetingState::Cancelled { "meeting.cancelled" } else { "meeting.postponed" };
    event::append(ctx, tx, find::told(of, &row, verb).with(json!({ "title": row.title, "reason": reason }))).await
}

/// Ends a series: what is still to come of it is cancelled, and no more meetings are made.
pub async fn end_series(ctx: &Ctx, group: &GroupFacts, id: MeetingSeriesId, reason: &str) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    let reason = text::line(reason, 300).map_err(|flaw| Error::field("reason", flaw.code, flaw.message))?;
    ctx.write(async |tx| {
        let of = groups::locked(ctx, tx, group.id, Action::RunMeetings).await?;
        let row = find::series(group.id, id).one(tx).await?.ok_or_else(Error::not_found)?;
        for one in find::coming_of(id, ctx.now).all(tx).await? {
            if one.state != MeetingState::Cancelled {
                step_to(ctx, tx, &of, one, MeetingState::Cancelled, &reason).await?;
            }
        }
        let mut row = meeting_series::ActiveModel::from(row);
        row.ended_at = Set(Some(ctx.now));
        row.update(tx).await?;
        Ok(())
    })
    .await
}

/// Says that it is known who takes part, or that the action items are complete. The other things owed are done by doing
/// them.
pub async fn confirm_task(ctx: &Ctx, group: &GroupFacts, id: MeetingId, task: &str) -> Result<()> {
    ctx.authorize_route(Action::RunMeetings)?;
    let task: TaskKind =
        task.trim().parse().map_err(|_| Error::field("task", "option", "Choose one of the options."))?;
    ctx.write(async |tx| {
        let (of, row) = find::locked(ctx, tx, group.id, id, Action::RunMeetings).await?;
        let is_over = find::phase(&row, ctx.now) == Phase::Over;
        let mut changed = meeting::ActiveModel::from(row.clone());
        match task {
            TaskKind::Participation if row.participation_at.is_none() => changed.participation_at = Set(Some(ctx.now)),
            TaskKind::ActionItems if row.actions_at.is_none() && is_over => changed.actions_at = Set(Some(ctx.now)),
            _ => return Err(Error::conflict("task-not-confirmed", "This is done by doing it, or was done already.")),
        }
        changed.update(tx).await?;
        event::append(ctx, tx, find::told(&of, &row, "meeting.task-done").with(json!({ "task": task }))).await
    })
    .await
}

fn over() -> Error {
    Error::conflict("meeting-over", "This meeting is over. What happened stays as it was.")
}

#[cfg(test)]
mod tests {
    use domain::meeting::TypedSeries;

    use super::*;
    use crate::{
        meeting::{announce_meeting, meeting, meetings},
        on_both_databases,
        testing::{announced, code_of, fields_of, planned},
    };

    on_both_databases! {
        async fn a_meeting_that_moves_keeps_its_id_and_counts_its_changes(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let before = meeting(&carl, &facts, id).await.expect("known");
            let typed = TypedMeetingDetails { time: "17:30".into(), ..before.typed() };
            edit_meeting(&carl, &facts, id, &typed, false, Some(&before.version)).await.expect("moved");
            let after = meeting(&carl, &facts, id).await.expect("known");
            assert_eq!((after.sequence, world.last_event().await.verb.as_str()), (1, "meeting.moved"));
            let later = Ctx { now: carl.now + chrono::TimeDelta::seconds(1), ..carl.clone() };
            edit_meeting(&later, &facts, id, &typed, false, Some(&after.version)).await.expect("the newest state");
            assert_eq!(code_of(edit_meeting(&carl, &facts, id, &typed, false, Some(&after.version)).await), "changed-meanwhile");
            move_meeting(&carl, &facts, id, "cancelled", "The chair is ill.").await.expect("cancelled");
            let gone = meeting(&carl, &facts, id).await.expect("known");
            assert_eq!((gone.sequence, gone.state_note.as_str(), gone.tasks.len()), (3, "The chair is ill.", 0));
            assert_eq!(code_of(move_meeting(&carl, &facts, id, "cancelled", "Again").await), "meeting-same");
            edit_meeting(&carl, &facts, id, &typed, false, None).await.expect("brought back");
            assert_eq!(meeting(&carl, &facts, id).await.expect("known").state, MeetingState::Planned);
            assert_eq!(fields_of(move_meeting(&carl, &facts, id, "gone", "").await), ["state option", "reason missing"]);
        }

        async fn what_is_over_stays_as_it_was(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let id = announced(&carl, &facts, 60).await;
            let after = Ctx { now: carl.now + chrono::TimeDelta::minutes(121), ..carl.clone() };
            let typed = meeting(&carl, &facts, id).await.expect("known").typed();
            assert_eq!(code_of(edit_meeting(&after, &facts, id, &typed, false, None).await), "meeting-over");
            assert_eq!(code_of(move_meeting(&after, &facts, id, "cancelled", "Late").await), "meeting-over");
            assert_eq!(code_of(confirm_task(&carl, &facts, id, "action-items").await), "task-not-confirmed");
            confirm_task(&after, &facts, id, "action-items").await.expect("confirmed");
        }

        async fn one_of_a_series_changes_alone_or_with_those_that_follow(world: World) {
            let scene = world.groups().await;
            let (carl, facts) = world.runs(&scene).await;
            let weekly = TypedSeries { repeats: "weekly".into(), ..TypedSeries::default() };
            announce_meeting(&carl, &facts, &planned(&carl, 60), &weekly).await.expect("announced");
            let all = async || meetings(&carl, &facts, None, 10).await.expect("listed").coming;
            let second = all().await[1].clone();
            let alone = TypedMeetingDetails { place: "Room 2".into(), ..second.typed() };
            edit_meeting(&carl, &facts, second.id, &alone, false, None).await.expect("changed");
            let places: Vec<_> = all().await.iter().take(3).map(|one| (one.place.clone(), one.sequence)).collect();
            assert_eq!(places, [(String::new(), 0), ("Room 2".into(), 1), (String::new(), 0)]);
            let later = TypedMeetingDetails { time: "18:00".into(), ..second.typed() };
            edit_meeting(&carl, &facts, second.id, &later, true, None).await.expect("changed");
            let starts: Vec<_> = all().await.iter().take(3).map(|one| one.typed().time).collect();
            assert_eq!(starts[1..], ["18:00", "18:00"]);
            assert_ne!(starts[0], "18:00");
            let moved = TypedMeetingDetails { day: "2026-12-24".into(), ..second.typed() };
            assert_eq!(fields_of(edit_meeting(&carl, &facts, second.id, &moved, true, None).await), ["day following-keeps-days"]);
        }
    }
}
