//! What a meeting says about itself.

use chrono::NaiveDate;
use domain::{
    Instant,
    group::standing::Kind,
    id::{MeetingId, MeetingSeriesId, PersonId},
    meeting::{
        Audience, Done, MeetingState, MinutesState, Notice, Office, Phase, SessionRef, Task, Times,
        TypedMeetingDetails, tasks,
    },
    policy::{Action, Decision, RoleKind, Visibility, decide},
    zone::Zone,
};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use serde::Serialize;

use super::find;
use crate::{
    Ctx, Error, Result, Version,
    entity::{meeting as meeting_row, role},
    group::{GroupFacts, find as groups},
};

/// What the asker may do at a meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MeetingMay {
    /// Move and cancel it, keep its agenda and attendance, ask for hands, propose and approve its minutes.
    pub run: bool,
    /// Write its minutes.
    pub write: bool,
    /// Read what those in the group read: names, minutes that are being written.
    pub read_inside: bool,
}

/// What a meeting says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingFacts {
    /// Which.
    pub id: MeetingId,
    /// What it is called.
    pub title: String,
    /// What kind of meeting, for standing.
    pub kind: Kind,
    /// Its day at its place; the last one of a meeting that was only recorded.
    pub on: NaiveDate,
    /// From when to when it is; none where it was only recorded.
    pub times: Option<Times>,
    /// The zone of its place.
    pub zone: Zone,
    /// Where it is, in words; may be empty.
    pub place: String,
    /// Where one joins it, if the asker is among those for whom that is.
    pub link: Option<String>,
    /// To whom that is shown.
    pub link_for: Audience,
    /// Whether only members know of it.
    pub closed: bool,
    /// What it is about, Markdown; may be empty.
    pub about: String,
    /// The session of a conference's programme that it is.
    pub session: Option<SessionRef>,
    /// Whose notice periods it keeps.
    pub notice: Notice,
    /// What was decided about it.
    pub state: MeetingState,
    /// Why; may be empty.
    pub state_note: String,
    /// Where it stands now.
    pub phase: Phase,
    /// The series that it belongs to.
    pub series: Option<MeetingSeriesId>,
    /// How often it was changed, for calendars.
    pub sequence: i32,
    /// When it was changed last.
    pub updated_at: Instant,
    /// Where its minutes stand.
    pub minutes_state: MinutesState,
    /// When they were approved.
    pub approved_at: Option<Instant>,
    /// What it owes.
    pub tasks: Vec<Task>,
    /// The state that an edit is made from.
    pub version: Version,
    /// What the asker may do.
    #[serde(skip)]
    pub may: MeetingMay,
    #[serde(skip)]
    whole_link: String,
}

/// Something that a meeting owes, with who sees to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TaskLine {
    /// What, and until when.
    pub task: Task,
    /// Who holds it; empty where nobody holds the office.
    pub holder: String,
    /// Whether its last moment passed before it was done.
    pub late: bool,
}

/// A meeting of a group that the asker may know of.
pub async fn meeting(ctx: &Ctx, group: &GroupFacts, id: MeetingId) -> Result<MeetingFacts> {
    Ok(known(ctx, group, id).await?.0)
}

pub(super) async fn known(ctx: &Ctx, group: &GroupFacts, id: MeetingId) -> Result<(MeetingFacts, meeting_row::Model)> {
    ctx.authorize(Action::SeeGroup, group.place())?;
    let query = find::visible_to(ctx, group).filter(meeting_row::Column::Id.eq(id));
    let row = query.one(&ctx.db.read).await?.ok_or_else(Error::not_found)?;
    Ok((MeetingFacts::new(ctx, group, &row), row))
}

impl MeetingFacts {
    pub(super) fn new(ctx: &Ctx, group: &GroupFacts, row: &meeting_row::Model) -> Self {
        let may = |action| decide(&ctx.actor, action, group.place()) == Decision::Allow;
        let may = MeetingMay {
            run: may(Action::RunMeetings),
            write: may(Action::WriteMinutes),
            read_inside: find::is_inside(ctx, group),
        };
        let session = SessionRef { conference: row.conference.clone(), session: row.session.clone() };
        Self {
            link: Some(row.link.clone()).filter(|link| !link.is_empty() && is_for(ctx, group, row.link_for)),
            id: row.id,
            title: row.title.clone(),
            kind: row.kind,
            on: row.on_date,
            times: find::times(row),
            zone: Zone::named_or_utc(row.zone.as_deref().unwrap_or("UTC")),
            place: row.place.clone(),
            link_for: row.link_for,
            closed: row.visibility != Visibility::Public,
            about: row.about.clone(),
            session: Some(session).filter(|session| !session.session.is_empty()),
            notice: row.notice,
            state: row.state,
            state_note: row.state_note.clone(),
            phase: find::phase(row, ctx.now),
            series: row.series_id,
            sequence: row.sequence,
            updated_at: row.updated_at.unwrap_or(row.recorded_at),
            minutes_state: row.minutes_state,
            approved_at: row.approved_at,
            tasks: tasks_of(row),
            version: Version::of_row(row.updated_at.unwrap_or(row.recorded_at)),
            may,
            whole_link: if may.run { row.link.clone() } else { String::new() },
        }
    }

    /// As a form or an edit starts from it, for those who run it.
    pub fn typed(&self) -> TypedMeetingDetails {
        let civil = self.times.map(|times| self.zone.civil(times.start));
        let minutes = self.times.map(|times| (times.end - times.start).num_minutes().to_string());
        let session = self.session.clone();
        TypedMeetingDetails {
            title: self.title.clone(),
            day: self.on.to_string(),
            time: civil.map(|civil| civil.format("%H:%M").to_string()).unwrap_or_default(),
            minutes: minutes.unwrap_or_default(),
            zone: self.zone.to_string(),
            place: self.place.clone(),
            link: self.whole_link.clone(),
            link_for: self.link_for.to_string(),
            closed: if self.closed { "yes".into() } else { String::new() },
            kind: self.kind.to_string(),
            notice: self.notice.to_string(),
            about: self.about.clone(),
            conference: session.as_ref().map(|session| session.conference.clone()).unwrap_or_default(),
            session: session.map(|session| session.session).unwrap_or_default(),
        }
    }

    /// Whether what was written down is shown to everybody who may know of the meeting.
    pub fn is_told(&self) -> bool {
        self.minutes_state != MinutesState::Writing
    }
}

/// Whether something of a meeting is for the asker.
pub(super) fn is_for(ctx: &Ctx, group: &GroupFacts, audience: Audience) -> bool {
    match audience {
        Audience::Public => true,
        Audience::SignedIn => ctx.actor.person().is_some() || find::is_inside(ctx, group),
        Audience::Members => find::is_inside(ctx, group),
    }
}

/// What a meeting owes; one that was only recorded owes nothing.
pub(super) fn tasks_of(row: &meeting_row::Model) -> Vec<Task> {
    let Some(times) = find::times(row) else { return Vec::new() };
    let done = Done {
        announced: row.announced_at,
        agenda: row.agenda_at,
        participation: row.participation_at,
        action_items: row.actions_at,
        minutes: row.minutes_at,
    };
    tasks(row.notice, row.state, times, &done, row.announced_at.unwrap_or(row.recorded_at))
}

/// Who holds an office among the roles held in a group now, the one who came first: nobody where nobody does.
pub(super) fn holder(roles: &[role::Model], office: Office) -> Option<PersonId> {
    let first = |kind| roles.iter().find(|role| role.kind == kind).map(|role| role.person_id);
    match office {
        Office::Chair => first(RoleKind::Chair),
        Office::Secretary => first(RoleKind::Secretary).or_else(|| first(RoleKind::Chair)),
    }
}

/// What a meeting owes, with the names of those who see to it.
pub(super) async fn task_lines(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    row: &meeting_row::Model,
) -> Result<Vec<TaskLine>> {
    let roles = groups::roles_now(row.group_id).all(db).await?;
    let all = tasks_of(row);
    let holders: Vec<Option<PersonId>> = all.iter().map(|task| holder(&roles, task.office)).collect();
    let people = groups::people(holders.iter().flatten().copied().collect::<Vec<_>>()).all(db).await?;
    let name = |id: &PersonId| people.iter().find(|person| person.id == *id).map(|person| person.name.clone());
    let lines = all.into_iter().zip(&holders).map(|(task, holder)| TaskLine {
        late: task.is_late(ctx.now),
        holder: holder.as_ref().and_then(name).unwrap_or_default(),
        task,
    });
    Ok(lines.collect())
}
