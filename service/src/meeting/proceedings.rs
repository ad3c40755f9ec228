//! Everything that a meeting left behind, as far as the asker may know it.

use domain::{
    Instant,
    id::MeetingId,
    meeting::{Phase, Quorum, SessionRef},
    policy::Action,
};
use serde::Serialize;

use super::{
    MeetingFacts, TaskLine,
    agenda::{self, AgendaLine},
    attendance::{self, Presence},
    entries::{self, EntryLine},
    facts::{known, task_lines},
    hands::{self, HandsLine},
    materials::{self, MaterialLine},
    minutes, quorum,
    recordings::{self, ConsentLine, RecordingLine},
};
use crate::{
    Ctx, Result,
    entity::meeting,
    group::{GroupFacts, find as groups},
    programme::published,
};

/// Everything of a meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proceedings {
    /// What it says about itself.
    pub meeting: MeetingFacts,
    /// Its agenda.
    pub agenda: Vec<AgendaLine>,
    /// Documents and slides.
    pub materials: Vec<MaterialLine>,
    /// How many were there.
    pub there: usize,
    /// Who was there, for those in the group.
    pub present: Option<Vec<Presence>>,
    /// Whether the asker is noted there.
    pub is_there: bool,
    /// Whether enough were there, of a group that votes; once the meeting is on.
    pub quorum: Option<Quorum>,
    /// What was written down: for those in the group from the first word on, for others once it is proposed.
    pub record: Option<Record>,
    /// Shows of hands, for whoever reads the record.
    pub hands: Vec<HandsLine>,
    /// What those present were asked about recordings.
    pub consent: Option<ConsentLine>,
    /// Recordings and transcripts that are for the asker.
    pub recordings: Vec<RecordingLine>,
    /// What it owes, with who sees to it; for those in the group.
    pub tasks: Vec<TaskLine>,
    /// The released session that it is.
    pub session: Option<SessionLine>,
}

/// What was written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Record {
    /// The text of the minutes, Markdown; may be empty.
    pub text: String,
    /// Decisions, action items and corrections.
    pub entries: Vec<EntryLine>,
    /// Who approved it; empty where nobody in particular did, or has not yet.
    pub approved_by: String,
}

/// A released session of a conference's programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SessionLine {
    /// The slug of the conference.
    pub conference: String,
    /// Its name.
    pub conference_name: String,
    /// The code of the session.
    pub code: String,
    /// What it is called there.
    pub title: String,
    /// The zone of the conference.
    pub zone: String,
    /// When it starts.
    pub start: Option<Instant>,
    /// In which room.
    pub room: String,
}

/// Everything of a meeting that the asker may know of.
pub async fn proceedings(ctx: &Ctx, group: &GroupFacts, id: MeetingId) -> Result<Proceedings> {
    ctx.authorize_route(Action::SeeGroup)?;
    let (meeting, row) = known(ctx, group, id).await?;
    let is_inside = meeting.may.read_inside;
    let present = attendance::presences(ctx, id).await?;
    let began = matches!(meeting.phase, Phase::On | Phase::Over) && meeting.times.is_some();
    let me = ctx.actor.person();
    let is_there = present.iter().any(|one| Some(one.person) == me);
    let tells = is_inside || meeting.is_told();
    let (consent, recordings) = recordings::lines(ctx, group, id).await?;
    Ok(Proceedings {
        agenda: agenda::lines(ctx, group, &row).await?,
        materials: materials::lines(ctx, id).await?,
        there: present.len(),
        quorum: if began { quorum::quorum(ctx, group, &row).await? } else { None },
        record: if tells { Some(record(ctx, &row).await?) } else { None },
        // Whoever is there has a hand to raise, member or not.
        hands: if tells || is_there { hands::lines(ctx, id).await? } else { Vec::new() },
        tasks: if is_inside { task_lines(ctx, &ctx.db.read, &row).await? } else { Vec::new() },
        session: session(ctx, &meeting).await?,
        present: is_inside.then_some(present),
        is_there,
        consent,
        recordings,
        meeting,
    })
}

async fn record(ctx: &Ctx, row: &meeting::Model) -> Result<Record> {
    let db = &ctx.db.read;
    let people = groups::people(row.approved_by).one(db).await?;
    Ok(Record {
        text: minutes::newest(db, row.id).await?.1,
        entries: entries::lines(ctx, row.id).await?,
        approved_by: people.map(|person| person.name).unwrap_or_default(),
    })
}

/// The session that it is, if it stands in a release that the asker may know.
async fn session(ctx: &Ctx, meeting: &MeetingFacts) -> Result<Option<SessionLine>> {
    match &meeting.session {
        Some(named) => released_session(ctx, named).await,
        None => Ok(None),
    }
}

/// A session, if it stands in a release that the asker may know.
pub(crate) async fn released_session(ctx: &Ctx, named: &SessionRef) -> Result<Option<SessionLine>> {
    // A conference that is gone, renamed or not to be known says nothing here.
    let Ok(found) = published(ctx, &named.conference).await else { return Ok(None) };
    let programme = &found.programme;
    let Some(session) = programme.sessions.iter().find(|one| one.code.eq_ignore_ascii_case(&named.session)) else {
        return Ok(None);
    };
    let mut slots: Vec<_> =
        programme.slots.iter().filter(|slot| slot.session == session.id && !slot.cancelled).collect();
    slots.sort_by_key(|slot| slot.start);
    let slot = slots.first();
    let room = slot.and_then(|slot| programme.rooms.iter().find(|room| room.id == slot.room));
    Ok(Some(SessionLine {
        conference: named.conference.clone(),
        conference_name: programme.conference.title.clone(),
        code: session.code.clone(),
        title: session.title.clone(),
        zone: programme.conference.zone.clone(),
        start: slot.map(|slot| slot.start),
        room: room.map(|room| room.name.clone()).unwrap_or_default(),
    }))
}
