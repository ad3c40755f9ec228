//! Meetings of groups: when they are, what they owe those who take part, and what they leave behind.

mod agenda;
mod details;
mod entry;
mod hands;
mod life;
mod notice;
mod quorum;
mod recording;
mod series;

pub use self::{
    agenda::{AgendaItem, ITEMS_MOST, TypedAgendaItem},
    details::{Audience, MeetingDetails, SessionRef, TypedMeetingDetails, optional_secure_address},
    entry::{ActionState, EntryDetails, EntryKind, MinutesState, TypedEntry},
    hands::{Hands, TypedHands, counts},
    life::{MeetingState, Phase, SIGN_IN_BEFORE, Times},
    notice::{Done, Notice, Office, Period, Task, TaskKind, tasks},
    quorum::{Quorum, quorum_rule},
    recording::{Consent, RecordingKind, RecordingLink, TypedConsent, TypedRecording},
    series::{Repeats, Series, TypedSeries},
};
