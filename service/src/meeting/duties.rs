//! What is owed of meetings and not done yet: notices and minutes by an office, action items by having taken them on.

use chrono::NaiveTime;
use domain::{
    Instant,
    duty::DutyKind,
    id::{GroupId, MeetingId, PersonId},
    meeting::{Office, Phase, TaskKind},
    policy::Visibility,
};
use sea_orm::{ConnectionTrait, QuerySelect};
use uuid::Uuid;

use super::{facts::tasks_of, find};
use crate::{Result, entity::meeting};

/// Something that somebody owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Owed {
    /// What.
    pub kind: DutyKind,
    /// The meeting, or the action item.
    pub id: Uuid,
    /// Of which group.
    pub group: GroupId,
    /// What the meeting is called, or what the action item says.
    pub title: String,
    /// Who has to do it.
    pub by: By,
    /// Whether those outside the group may know of the meeting where they may know of the group.
    pub is_open: bool,
    /// Since when.
    pub since: Instant,
    /// The last moment, if there is one.
    pub due: Option<Instant>,
    /// Where it is done, below the group.
    pub path: String,
}

/// Who has to do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// Whoever holds an office.
    Office(Office),
    /// Whoever took it on, as long as they have an account.
    Person(Option<PersonId>),
}

/// What is owed of the meetings of some groups, for callers that know who may hear of it: unapproved minutes are for those
/// who write them. The number of queries does not grow with what is owed.
pub(crate) async fn open_duties(db: &impl ConnectionTrait, of: &[GroupId], now: Instant) -> Result<Vec<Owed>> {
    let rows = find::owing(of.to_vec(), now).all(db).await?;
    let mut all: Vec<Owed> = rows.iter().flat_map(|row| of_meeting(row, now)).collect();
    let actions = find::open_actions(None, Some(of.to_vec())).all(db).await?;
    let others = actions.iter().map(|entry| entry.meeting_id).filter(|id| rows.iter().all(|row| row.id != *id));
    let others: Vec<MeetingId> = others.collect();
    let others = if others.is_empty() { Vec::new() } else { find::among(others).all(db).await? };
    for entry in actions {
        let Some(row) = rows.iter().chain(&others).find(|row| row.id == entry.meeting_id) else { continue };
        // To the end of that day, by the clock of all.
        let due = entry.due.and_then(|due| due.succ_opt()).map(|day| day.and_time(NaiveTime::MIN).and_utc());
        let by = By::Person(entry.holder_id);
        let path = format!("meetings/{}#record", row.id);
        let since = entry.created_at;
        all.push(Owed { id: entry.id.0, title: entry.text, due, path, ..owed(row, DutyKind::ActionItem, by, since) });
    }
    Ok(all)
}

/// The groups at whose meetings somebody took something on that is not done.
pub(crate) async fn owing_to(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<GroupId>> {
    let actions = find::open_actions(Some(person), None).all(db).await?;
    if actions.is_empty() {
        return Ok(Vec::new());
    }
    let of: Vec<MeetingId> = actions.into_iter().map(|entry| entry.meeting_id).collect();
    Ok(find::among(of).select_only().column(meeting::Column::GroupId).into_tuple().all(db).await?)
}

fn of_meeting(row: &meeting::Model, now: Instant) -> impl Iterator<Item = Owed> {
    let is_over = find::phase(row, now) == Phase::Over;
    // Before the meeting or not at all.
    let waits = move |kind: TaskKind| !(kind.is_before() && is_over);
    let tasks = tasks_of(row).into_iter().filter(move |task| task.is_open() && task.since <= now && waits(task.kind));
    tasks.filter_map(move |task| {
        let (kind, part) = of_task(task.kind)?;
        let path = format!("meetings/{}{part}", row.id);
        Some(Owed { due: Some(task.due), path, ..owed(row, kind, By::Office(task.office), task.since) })
    })
}

fn owed(row: &meeting::Model, kind: DutyKind, by: By, since: Instant) -> Owed {
    Owed {
        kind,
        id: row.id.0,
        group: row.group_id,
        title: row.title.clone(),
        by,
        is_open: row.visibility == Visibility::Public,
        since,
        due: None,
        path: String::new(),
    }
}

/// Announcing is done before anybody can owe it.
fn of_task(task: TaskKind) -> Option<(DutyKind, &'static str)> {
    match task {
        TaskKind::Announce => None,
        TaskKind::Agenda => Some((DutyKind::Agenda, "/agenda")),
        TaskKind::Participation => Some((DutyKind::Participation, "")),
        TaskKind::ActionItems => Some((DutyKind::ActionItems, "/minutes")),
        TaskKind::Minutes => Some((DutyKind::Minutes, "/minutes")),
    }
}
