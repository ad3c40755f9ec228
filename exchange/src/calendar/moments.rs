//! Moments that take no time, such as the closing of a ballot, as a calendar.

use domain::Instant;
use icalendar::{Component as _, Event, EventLike as _, EventStatus};

use super::gathering::own;

/// A moment in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// What it is, for good: it keeps its place in a reader's calendar whatever changes about it.
    pub uid: String,
    /// When.
    pub at: Instant,
    /// When this was last said.
    pub changed: Instant,
    /// What happens.
    pub summary: String,
    /// What else there is to say of it; may be empty.
    pub note: String,
    /// The address of its page.
    pub page: String,
    /// Whether it does not happen any more.
    pub cancelled: bool,
}

/// A calendar of moments in UTC. The same moments give the same bytes.
pub fn moments(name: &str, moments: &[Moment]) -> String {
    own(name, "", &[], moments)
}

pub(super) fn event(moment: &Moment) -> Event {
    let note = if moment.note.is_empty() { String::new() } else { format!("\n\n{}", moment.note) };
    let described = format!("{}{note}", moment.page);
    let mut event = Event::new();
    event
        .uid(&moment.uid)
        .timestamp(moment.changed)
        .last_modified(moment.changed)
        .status(if moment.cancelled { EventStatus::Cancelled } else { EventStatus::Confirmed })
        .starts(moment.at)
        .summary(&moment.summary)
        .description(&described)
        .url(&moment.page);
    event
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_keeps_its_uid_and_says_when() {
        let at: Instant = "2026-12-01T18:30:00Z".parse().expect("a moment");
        let moment = Moment {
            uid: "ballot-1-closes@plenary.example".into(),
            at,
            changed: at - chrono::TimeDelta::days(7),
            summary: "Voting ends: Keys, tokens".into(),
            note: "Head, sealed".into(),
            page: "https://plenary.example/g/open/ballots/1".into(),
            cancelled: false,
        };
        let text = moments("Open", std::slice::from_ref(&moment));
        for line in [
            "UID:ballot-1-closes@plenary.example",
            "DTSTART:20261201T183000Z",
            "SUMMARY:Voting ends: Keys\\, tokens",
            "STATUS:CONFIRMED",
            "X-WR-TIMEZONE:UTC",
        ] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}: {text}");
        }
        let unfolded = text.replace("\r\n ", "");
        let described = "DESCRIPTION:https://plenary.example/g/open/ballots/1\\n\\nHead\\, sealed";
        assert!(unfolded.contains(described), "{unfolded}");
        assert_eq!(moments("Open", std::slice::from_ref(&moment)), text);
        assert!(moments("Open", &[Moment { cancelled: true, ..moment }]).contains("STATUS:CANCELLED"));
    }
}
