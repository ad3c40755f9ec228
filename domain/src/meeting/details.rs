//! What a meeting says about itself.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{life::Times, notice::Notice};
use crate::{
    Problem,
    group::standing::Kind,
    problem::{FieldErrors, Flaw},
    slug::Slug,
    text::{block, line, optional_line, optional_web_address},
    zone::Zone,
};

/// The longest meeting: a week of days and nights.
const MINUTES_MOST: u16 = 7 * 24 * 60;

crate::words! {
    /// To whom something of a meeting is shown.
    pub enum Audience {
        /// Everybody.
        Public = "public",
        /// Whoever is signed in.
        SignedIn = "signed-in",
        /// Those in the group.
        Members = "members",
    }
}

/// A meeting, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedMeetingDetails {
    /// What it is called.
    pub title: String,
    /// Its day at its place, `2026-12-01`.
    pub day: String,
    /// The time there, `15:00`.
    pub time: String,
    /// How long it takes, in minutes.
    pub minutes: String,
    /// The zone of its place.
    pub zone: String,
    /// Where it is, in words; may be empty.
    pub place: String,
    /// Where one joins it; may be empty.
    pub link: String,
    /// One of [`Audience`]; those in the group where left out.
    pub link_for: String,
    /// Whether only members know of it: `yes` or nothing.
    pub closed: String,
    /// `plenary` or `interim`; a plenary where left out.
    pub kind: String,
    /// One of [`Notice`]; none where left out.
    pub notice: String,
    /// What it is about, Markdown; may be empty.
    pub about: String,
    /// The conference whose programme it is part of; may be empty.
    pub conference: String,
    /// The session of that programme that it is.
    pub session: String,
}

/// A session of a conference's programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRef {
    /// The slug of the conference.
    pub conference: String,
    /// The code of the session.
    pub session: String,
}

/// A meeting, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MeetingDetails {
    /// What it is called.
    pub title: String,
    /// When it begins, by the clock at its place.
    pub start: NaiveDateTime,
    /// How long it takes, in minutes.
    pub minutes: u16,
    /// The zone of its place.
    pub zone: Zone,
    /// Where it is, in words; may be empty.
    pub place: String,
    /// Where one joins it; may be empty.
    pub link: String,
    /// To whom that is shown.
    pub link_for: Audience,
    /// Whether only members know of it.
    pub closed: bool,
    /// What kind of meeting, for standing.
    pub kind: Kind,
    /// Whose notice periods it keeps.
    pub notice: Notice,
    /// What it is about, Markdown; may be empty.
    pub about: String,
    /// The session of a conference's programme that it is.
    pub session: Option<SessionRef>,
}

impl TypedMeetingDetails {
    /// The meeting, or everything that is wrong with it.
    pub fn check(&self) -> Result<MeetingDetails, Problem> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", line(&self.title, 160));
        let day: Option<NaiveDate> = errors.take("day", day(&self.day));
        let time = errors.take("time", time(&self.time));
        let minutes = errors.take("minutes", minutes(&self.minutes));
        let zone = errors.take("zone", Zone::parse(&self.zone));
        let place = errors.take("place", optional_line(&self.place, 300));
        let link = errors.take("link", optional_secure_address(&self.link));
        let link_for = errors.take("link_for", word(&self.link_for, Audience::Members));
        let kind = errors.take("kind", word(&self.kind, Kind::Plenary));
        let notice = errors.take("notice", word(&self.notice, Notice::None));
        let about = errors.take("about", block(&self.about, 10_000));
        let session = errors.take("session", self.session());
        let when = day.zip(time).zip(minutes.zip(zone));
        let wheres = place.zip(link).zip(link_for);
        let rest = kind.zip(notice).zip(about.zip(session));
        let all = title.zip(when).zip(wheres.zip(rest));
        let details = all.map(|((title, ((day, time), (minutes, zone))), (wheres, rest))| {
            let ((place, link), link_for) = wheres;
            let ((kind, notice), (about, session)) = rest;
            MeetingDetails {
                title,
                start: day.and_time(time),
                minutes,
                zone,
                place,
                link: link.unwrap_or_default(),
                link_for,
                closed: self.closed.trim() == "yes",
                kind,
                notice,
                about,
                session,
            }
        });
        errors.finish(details)
    }

    fn session(&self) -> Result<Option<SessionRef>, Flaw> {
        SessionRef::named(&self.conference, &self.session)
    }
}

impl SessionRef {
    /// The session that was typed; none where both fields are empty.
    pub fn named(conference: &str, session: &str) -> Result<Option<Self>, Flaw> {
        let conference = optional_line(conference, 100)?.to_ascii_lowercase();
        let session = optional_line(session, 100)?;
        if conference.is_empty() && session.is_empty() {
            return Ok(None);
        }
        let code = session.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        if Slug::parse(&conference).is_err() || session.is_empty() || !code {
            return Err(Flaw::new(
                "session",
                "Give the conference's part of addresses and the code of one of its sessions.",
            ));
        }
        Ok(Some(Self { conference, session }))
    }
}

impl MeetingDetails {
    /// From when to when it is. Where the clock shows its start twice, the first time counts.
    pub fn times(&self) -> Times {
        let start = self.zone.instant(self.start);
        Times { start, end: start + TimeDelta::minutes(self.minutes.into()) }
    }
}

/// An address that begins with `https://`, or nothing: what leads into a meeting must not be read on the way.
pub fn optional_secure_address(text: &str) -> Result<Option<String>, Flaw> {
    let address = optional_web_address(text)?;
    match address {
        Some(address) if !address.starts_with("https://") => {
            Err(Flaw::new("not-secure", "Give an address that begins with https://."))
        }
        address => Ok(address),
    }
}

fn day(text: &str) -> Result<NaiveDate, Flaw> {
    crate::group::optional_day(text)?.ok_or_else(|| Flaw::new("missing", "This field is needed."))
}

fn time(text: &str) -> Result<NaiveTime, Flaw> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Flaw::new("missing", "This field is needed."));
    }
    NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| Flaw::new("time", "Give a time like 15:00."))
}

fn minutes(text: &str) -> Result<u16, Flaw> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Flaw::new("missing", "This field is needed."));
    }
    text.parse()
        .ok()
        .filter(|minutes| (1..=MINUTES_MOST).contains(minutes))
        .ok_or_else(|| Flaw::new("out-of-range", format!("Give a number of minutes from 1 to {MINUTES_MOST}.")))
}

fn word<W: std::str::FromStr>(text: &str, otherwise: W) -> Result<W, Flaw> {
    match text.trim() {
        "" => Ok(otherwise),
        word => word.parse().map_err(|_| Flaw::new("option", "Choose one of the options.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> TypedMeetingDetails {
        TypedMeetingDetails {
            title: "Call 19".into(),
            day: "2026-10-25".into(),
            time: "02:30".into(),
            minutes: "60".into(),
            zone: "Europe/Brussels".into(),
            ..TypedMeetingDetails::default()
        }
    }

    #[test]
    fn a_meeting_is_by_the_clock_of_its_place() {
        let details = typed().check().expect("right");
        assert_eq!(details.times().start.to_rfc3339(), "2026-10-25T00:30:00+00:00", "the first of two");
        assert_eq!(details.times().end - details.times().start, TimeDelta::hours(1));
        assert_eq!((details.link_for, details.notice, details.closed), (Audience::Members, Notice::None, false));
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let wrong = TypedMeetingDetails {
            day: "soon".into(),
            time: "25:00".into(),
            minutes: "0".into(),
            zone: "CET".into(),
            link: "http://calls.example/a".into(),
            notice: "iso".into(),
            conference: "fosdem-2026".into(),
            ..TypedMeetingDetails::default()
        };
        let said: Vec<String> = wrong
            .check()
            .expect_err("wrong")
            .fields
            .into_iter()
            .map(|error| format!("{} {}", error.field, error.code))
            .collect();
        assert_eq!(
            said,
            [
                "title missing",
                "day date",
                "time time",
                "minutes out-of-range",
                "zone zone",
                "link not-secure",
                "notice option",
                "session session",
            ]
        );
    }

    #[test]
    fn a_session_is_named_by_its_conference_and_code() {
        let named = TypedMeetingDetails { conference: "fosdem-2026".into(), session: "L7ERNP".into(), ..typed() };
        let session = SessionRef { conference: "fosdem-2026".into(), session: "L7ERNP".into() };
        assert_eq!(named.check().expect("right").session, Some(session));
        let hostile = TypedMeetingDetails { conference: "fosdem-2026".into(), session: "../x".into(), ..typed() };
        assert!(hostile.check().is_err());
    }
}
