//! Recording a meeting that was held, and who was there.

use chrono::NaiveDate;
use domain::{
    FieldErrors,
    group::standing::{Attendance, Kind},
    id::{GroupId, MeetingId, PersonId},
    policy::{Action, Scope},
    text,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseTransaction, ModelTrait};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{super::people::find as members, find};
use crate::{
    Ctx, Error, Result,
    entity::{attendance, meeting},
    group::{GroupFacts, find as groups},
    meeting::{expect_open_record, held_for_standing, recorded},
    record::{Entry, event},
};

/// A meeting, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedMeeting {
    /// What it was called.
    pub title: String,
    /// `plenary` or `interim`.
    pub kind: String,
    /// Its last day.
    pub on: String,
    /// The ids of the members who were there.
    pub present: Vec<String>,
    /// The ids of the members whose alternates were there.
    pub alternates: Vec<String>,
}

/// A meeting that was held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingLine {
    /// Which.
    pub id: MeetingId,
    /// What it was called.
    pub title: String,
    /// What kind of meeting.
    pub kind: Kind,
    /// Its last day.
    pub on: NaiveDate,
    /// Who was there, or whose alternate.
    pub there: Vec<(PersonId, Attendance)>,
}

/// Records a meeting that is over. Each attendance keeps the affiliation of its day.
pub async fn record_meeting(ctx: &Ctx, group: GroupId, typed: &TypedMeeting) -> Result<MeetingId> {
    ctx.authorize_route(Action::ManageMembers)?;
    let mut errors = FieldErrors::default();
    let title = errors.take("title", text::line(&typed.title, 160));
    let kind: Option<Kind> = match typed.kind.trim() {
        "" => Some(Kind::Plenary),
        word => word.parse().map_err(|_| errors.add("kind", "option", "Choose one of the options.")).ok(),
    };
    let on: Option<NaiveDate> =
        typed.on.trim().parse().map_err(|_| errors.add("on", "date", "Give a date like 2026-03-01.")).ok();
    if on.is_some_and(|on| on > ctx.now.date_naive()) {
        errors.add("on", "future", "Record a meeting once it was held.");
    }
    let (title, (kind, on)) = errors.finish(title.zip(kind.zip(on)))?;
    let id: MeetingId = ctx.id();
    ctx.write(async |tx| {
        groups::locked(ctx, tx, group, Action::ManageMembers).await?;
        let row = recorded(ctx, group, id, title.clone(), kind, on);
        row.insert(tx).await?;
        note(ctx, tx, group, (id, on), &typed.present, &typed.alternates).await?;
        let entry = Entry::new("meeting.recorded", "meeting", id, Scope::Group(group));
        event::append(ctx, tx, entry.with(json!({ "title": title, "kind": kind, "on": on }))).await
    })
    .await?;
    Ok(id)
}

/// Corrects who was at a meeting. Who was noted before stays in the event log.
pub async fn note_attendance(
    ctx: &Ctx,
    group: GroupId,
    id: MeetingId,
    present: &[String],
    alternates: &[String],
) -> Result<()> {
    ctx.authorize_route(Action::ManageMembers)?;
    ctx.write(async |tx| {
        groups::locked(ctx, tx, group, Action::ManageMembers).await?;
        let row = find::meeting(group, id).one(tx).await?.ok_or_else(Error::not_found)?;
        let before = find::attendances(vec![id]).all(tx).await?;
        expect_open_record(&row)?;
        // Guests are noted one by one at the meeting itself; this list is of those in the group.
        let ever: Vec<PersonId> =
            members::memberships_ever(group).all(tx).await?.into_iter().map(|row| row.person_id).collect();
        let before: Vec<attendance::Model> = before.into_iter().filter(|row| ever.contains(&row.person_id)).collect();
        let known: Vec<PersonId> = before.iter().map(|row| row.person_id).collect();
        for row in before {
            row.delete(tx).await?;
        }
        note(ctx, tx, group, (id, row.on_date), present, alternates).await?;
        let entry = Entry::new("attendance.corrected", "meeting", id, Scope::Group(group));
        event::append(ctx, tx, entry.with(json!({ "before": known, "present": present, "alternates": alternates })))
            .await
    })
    .await
}

async fn note(
    ctx: &Ctx,
    tx: &DatabaseTransaction,
    group: GroupId,
    (id, on): (MeetingId, NaiveDate),
    present: &[String],
    alternates: &[String],
) -> Result<()> {
    let known: Vec<PersonId> =
        members::memberships_ever(group).all(tx).await?.into_iter().map(|row| row.person_id).collect();
    let mut noted: Vec<PersonId> = Vec::new();
    let typed = present.iter().map(|id| (id, Attendance::Present));
    for (typed, attendance) in typed.chain(alternates.iter().map(|id| (id, Attendance::Alternate))) {
        let person: Option<PersonId> = typed.trim().parse().ok().filter(|person| known.contains(person));
        let Some(person) = person else {
            return Err(Error::field("present", "option", "Choose among the people of the group."));
        };
        if noted.contains(&person) {
            continue;
        }
        noted.push(person);
        let row = attendance::ActiveModel {
            meeting_id: Set(id),
            person_id: Set(person),
            attendance: Set(attendance),
            affiliation: Set(members::affiliation_on(tx, person, on).await?),
            noted_at: Set(ctx.now),
            noted_by: Set(ctx.actor.person()),
        };
        row.insert(tx).await?;
    }
    Ok(())
}

/// The meetings of a group with who was there, for those who keep its list of members.
pub async fn meetings(ctx: &Ctx, group: &GroupFacts) -> Result<Vec<MeetingLine>> {
    ctx.authorize(Action::ManageMembers, group.place())?;
    let db = &ctx.db.read;
    let rows = held_for_standing(db, group.id, ctx.now).await?;
    let there = find::attendances(rows.iter().map(|row| row.id).collect()).all(db).await?;
    let line = |row: meeting::Model| MeetingLine {
        there: there.iter().filter(|one| one.meeting_id == row.id).map(|one| (one.person_id, one.attendance)).collect(),
        id: row.id,
        title: row.title,
        kind: row.kind,
        on: row.on_date,
    };
    Ok(rows.into_iter().map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Found,
        group::group,
        on_both_databases,
        testing::{code_of, fields_of},
    };

    on_both_databases! {
        async fn attendance_is_recorded_and_corrected(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let own = scene.chair.person.to_string();
            let typed = TypedMeeting { title: "Call".into(), on: "2026-08-30".into(), present: vec![own.clone()], ..TypedMeeting::default() };
            let id = record_meeting(&carl, scene.open, &typed).await.expect("recorded");
            note_attendance(&carl, scene.open, id, &[], &[own]).await.expect("corrected");
            let facts = group(&carl, "open", Action::SeeGroup).await.and_then(Found::here).expect("shown");
            let all = meetings(&carl, &facts).await.expect("shown");
            assert_eq!(all[0].there, [(scene.chair.person, Attendance::Alternate)]);
        }

        async fn strangers_are_not_noted_and_the_future_is_not_recorded(world: World) {
            let scene = world.groups().await;
            let carl = world.as_(&scene.chair);
            let eve = world.person("Eve Moneypenny").await;
            let with = |on: &str, person: &str| TypedMeeting {
                title: "Call".into(), on: on.into(), present: vec![person.into()], ..TypedMeeting::default()
            };
            assert_eq!(fields_of(record_meeting(&carl, scene.open, &with("2026-08-30", &eve.person.to_string())).await), ["present option"]);
            assert_eq!(fields_of(record_meeting(&carl, scene.open, &with("2027-08-30", "")).await), ["on future"]);
            assert_eq!(code_of(record_meeting(&world.as_(&eve), scene.open, &with("2026-08-30", "")).await), "denied");
            assert_eq!(world.ask("SELECT count(*) AS n FROM meeting").await, 0);
        }
    }
}
