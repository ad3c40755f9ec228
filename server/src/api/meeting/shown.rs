//! Meetings as they are shown, and what they left behind.

use chrono::{DateTime, NaiveDate, Utc};
use domain::group::standing::Attendance;
use serde::Serialize;
use service::meeting::{MeetingFacts, Presence, Proceedings};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    agenda::{AgendaItemBody, MaterialBody},
    hands::HandsBody,
    minutes::EntryBody,
    recordings::{ConsentBody, RecordingBody},
};

/// A meeting.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Meeting)]
pub struct MeetingBody {
    /// Which.
    id: Uuid,
    /// What it is called.
    title: String,
    /// `plenary` or `interim`.
    kind: String,
    /// Its last day at its place.
    on: NaiveDate,
    /// Its first moment; null where it was only recorded.
    start: Option<DateTime<Utc>>,
    /// Its last moment.
    end: Option<DateTime<Utc>>,
    /// The zone of its place.
    zone: String,
    /// Where it is, in words; may be empty.
    place: String,
    /// Where one joins it; null where that is not for the asker.
    link: Option<String>,
    /// `public`, `signed-in` or `members`.
    link_for: String,
    /// Whether only members know of it.
    closed: bool,
    /// What it is about, Markdown; may be empty.
    about: String,
    /// Whose notice periods it keeps.
    notice: String,
    /// `planned`, `postponed` or `cancelled`.
    state: String,
    /// Why; may be empty.
    state_note: String,
    /// `upcoming`, `on`, `over`, `postponed` or `cancelled`.
    phase: String,
    /// The series that it belongs to.
    series: Option<Uuid>,
    /// How often it was changed.
    sequence: i32,
    /// `writing`, `proposed` or `approved`.
    minutes: String,
}

/// A meeting with what it left behind, as far as the asker may know it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeetingProceedings)]
pub struct ProceedingsBody {
    /// The meeting.
    meeting: MeetingBody,
    /// Its agenda.
    agenda: Vec<AgendaItemBody>,
    /// Documents and slides.
    materials: Vec<MaterialBody>,
    /// How many were there.
    there: usize,
    /// Who was there; null for those who are not in the group.
    present: Option<Vec<PresenceBody>>,
    /// Whether enough were there; null before the meeting and for groups that do not vote.
    quorum: Option<QuorumBody>,
    /// The text of the minutes, Markdown; null while it is being written, for those who are not in the group.
    minutes: Option<String>,
    /// Decisions, action items and corrections.
    entries: Vec<EntryBody>,
    /// Shows of hands: they bind nobody.
    hands: Vec<HandsBody>,
    /// What those present were asked about recordings.
    consent: Option<ConsentBody>,
    /// Recordings and transcripts that are for the asker.
    recordings: Vec<RecordingBody>,
}

/// Somebody who was at a meeting.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeetingPresence)]
pub struct PresenceBody {
    /// Who.
    person: Uuid,
    /// Their name.
    name: String,
    /// Whether it was their alternate.
    alternate: bool,
    /// Whose they were that day; may be empty.
    affiliation: String,
    /// Whether they signed in themselves.
    signed_in: bool,
}

/// Whether enough were there.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MeetingQuorum)]
pub struct QuorumBody {
    /// How many votes there are in the group.
    votes: u32,
    /// How many of these were there.
    present: u32,
    /// How many are needed.
    needed: u32,
    /// Whether so many were there.
    reached: bool,
}

impl From<MeetingFacts> for MeetingBody {
    fn from(facts: MeetingFacts) -> Self {
        Self {
            id: facts.id.into(),
            kind: facts.kind.to_string(),
            on: facts.on,
            start: facts.times.map(|times| times.start),
            end: facts.times.map(|times| times.end),
            zone: facts.zone.to_string(),
            link_for: facts.link_for.to_string(),
            closed: facts.closed,
            notice: facts.notice.to_string(),
            state: facts.state.to_string(),
            phase: facts.phase.to_string(),
            series: facts.series.map(Uuid::from),
            sequence: facts.sequence,
            minutes: facts.minutes_state.to_string(),
            title: facts.title,
            place: facts.place,
            link: facts.link,
            about: facts.about,
            state_note: facts.state_note,
        }
    }
}

impl From<Proceedings> for ProceedingsBody {
    fn from(all: Proceedings) -> Self {
        let (text, entries) = all.record.map_or((None, Vec::new()), |record| (Some(record.text), record.entries));
        let presence = |one: Presence| PresenceBody {
            person: one.person.into(),
            name: one.name,
            alternate: one.attendance == Attendance::Alternate,
            affiliation: one.affiliation,
            signed_in: one.signed_in,
        };
        Self {
            meeting: all.meeting.into(),
            agenda: all.agenda.into_iter().map(AgendaItemBody::from).collect(),
            materials: all.materials.into_iter().map(MaterialBody::from).collect(),
            there: all.there,
            present: all.present.map(|present| present.into_iter().map(presence).collect()),
            quorum: all.quorum.map(|quorum| QuorumBody {
                votes: quorum.votes,
                present: quorum.present,
                needed: quorum.needed,
                reached: quorum.reached,
            }),
            minutes: text,
            entries: entries.into_iter().map(EntryBody::from).collect(),
            hands: all.hands.into_iter().map(HandsBody::from).collect(),
            consent: all.consent.map(ConsentBody::from),
            recordings: all.recordings.into_iter().map(RecordingBody::from).collect(),
        }
    }
}
