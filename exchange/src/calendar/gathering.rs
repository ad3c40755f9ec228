//! Meetings of groups as a calendar. Each is an event of its own, told in UTC: programs show it by their reader's clock, and
//! a meeting of a series that moves alone moves nothing else.

use domain::{
    Instant,
    meeting::{MeetingState, Times},
};
use icalendar::{CalendarDateTime, Component as _, Event, EventLike as _, EventStatus};

use super::{
    frame,
    lines::Lines,
    moments::{self, Moment},
};

/// A meeting, as a calendar tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gathering {
    /// Names it for good, within its site.
    pub id: String,
    /// How often it was changed.
    pub sequence: i32,
    /// When it was changed last.
    pub changed: Instant,
    /// From when to when it is.
    pub times: Times,
    /// What was decided about it.
    pub state: MeetingState,
    /// What it is called.
    pub title: String,
    /// What it is about, and why it does not take place; may be empty.
    pub about: String,
    /// Where it is; may be empty.
    pub place: String,
    /// Its page.
    pub page: String,
    /// Where one joins it, if that is for everybody.
    pub link: Option<String>,
}

/// A calendar of meetings under a name. The same meetings give the same bytes.
pub fn gatherings(name: &str, host: &str, all: &[Gathering]) -> String {
    own(name, host, all, &[])
}

/// A calendar of meetings and of moments under a name. The same ones give the same bytes.
pub fn own(name: &str, host: &str, all: &[Gathering], moments: &[Moment]) -> String {
    let mut lines = Lines::default();
    lines.line("BEGIN:VCALENDAR");
    lines.properties(&frame(name, "UTC").properties);
    let events = all.iter().map(|gathering| event(gathering, host)).chain(moments.iter().map(moments::event));
    for event in events {
        lines.line("BEGIN:VEVENT");
        lines.properties(event.properties().values());
        lines.properties(event.multi_properties().values().flatten());
        lines.line("END:VEVENT");
    }
    lines.line("END:VCALENDAR");
    lines.into_text()
}

fn event(of: &Gathering, host: &str) -> Event {
    let status = match of.state {
        MeetingState::Planned => EventStatus::Confirmed,
        MeetingState::Postponed => EventStatus::Tentative,
        MeetingState::Cancelled => EventStatus::Cancelled,
    };
    let mut event = Event::new();
    event
        .uid(&format!("{}@{host}", of.id))
        .timestamp(of.changed)
        .last_modified(of.changed)
        .sequence(u32::try_from(of.sequence).unwrap_or_default())
        .status(status)
        .starts(CalendarDateTime::Utc(of.times.start))
        .ends(CalendarDateTime::Utc(of.times.end))
        .summary(&of.title)
        .url(&of.page);
    let paragraphs = [Some(of.about.as_str()), of.link.as_deref(), Some(of.page.as_str())];
    let paragraphs: Vec<&str> = paragraphs.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    event.description(&paragraphs.join("\n\n"));
    if !of.place.is_empty() {
        event.location(&of.place);
    }
    event
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call() -> Gathering {
        let at = |text: &str| text.parse().expect("an instant");
        Gathering {
            id: "0191".into(),
            sequence: 2,
            changed: at("2026-11-01T08:00:00Z"),
            times: Times { start: at("2026-12-01T15:00:00Z"), end: at("2026-12-01T16:00:00Z") },
            state: MeetingState::Cancelled,
            title: "Call 19; scope".into(),
            about: "The chair is ill.".into(),
            place: String::new(),
            page: "https://plenary.example/g/asvs/meetings/0191".into(),
            link: None,
        }
    }

    #[test]
    fn a_meeting_keeps_its_uid_and_counts_its_changes() {
        let text = gatherings("ASVS", "plenary.example", &[call()]);
        for line in [
            "UID:0191@plenary.example",
            "SEQUENCE:2",
            "DTSTAMP:20261101T080000Z",
            "DTSTART:20261201T150000Z",
            "DTEND:20261201T160000Z",
            "STATUS:CANCELLED",
            "SUMMARY:Call 19\\; scope",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line} in {text}");
        }
        assert_eq!(text, gatherings("ASVS", "plenary.example", &[call()]), "the same bytes again");
        let parsed: icalendar::Calendar = text.parse().expect("a calendar");
        assert_eq!(parsed.components.len(), 1);
    }
}
