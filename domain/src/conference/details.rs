//! What a conference says about itself.

use serde::{Deserialize, Serialize};

use super::{Acronym, Days, Languages};
use crate::{
    Problem,
    portal::Theme,
    problem::{FieldErrors, Flaw},
    slug::Slug,
    text::{block, line, optional_line},
    zone::Zone,
};

/// What somebody typed about a conference.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedConference {
    /// Name for people.
    pub title: String,
    /// A line under the name.
    pub subtitle: String,
    /// What it is about.
    pub description: String,
    /// Short name for exchange files; empty where the slug suggests it.
    pub acronym: String,
    /// First day, `2026-01-31`.
    pub start: String,
    /// Last day, `2026-02-01`.
    pub end: String,
    /// IANA zone of the venue.
    pub zone: String,
    /// Where it is.
    pub venue: String,
    /// The city.
    pub city: String,
    /// BCP 47 tags with commas between them, the main language first.
    pub languages: String,
    /// One of the themes.
    pub theme: String,
    /// Grid of the timetable in minutes; empty for 15.
    pub timeslot_minutes: String,
    /// When a new programme day starts, `04:00`; empty for that.
    pub day_change: String,
}

/// What a conference says about itself, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConferenceDetails {
    /// Name for people, one line.
    pub title: String,
    /// A line under the name; may be empty.
    pub subtitle: String,
    /// What it is about; may be empty.
    pub description: String,
    /// Short name for exchange files.
    pub acronym: Acronym,
    /// First and last day.
    #[serde(flatten)]
    pub days: Days,
    /// IANA zone of the venue.
    pub zone: Zone,
    /// Where it is; may be empty.
    pub venue: String,
    /// The city; may be empty.
    pub city: String,
    /// Its languages.
    pub languages: Languages,
    /// Its colours.
    pub theme: Theme,
    /// Grid of the timetable in minutes.
    pub timeslot_minutes: u16,
    /// Minutes after midnight at which a new programme day starts.
    pub day_change_minutes: u16,
}

impl TypedConference {
    /// The details, or everything that is wrong with them. `slug` suggests the acronym where none is typed.
    pub fn check(&self, slug: &Slug) -> Result<ConferenceDetails, Problem> {
        let mut errors = FieldErrors::default();
        let details = self.note(slug, &mut errors);
        errors.finish(details)
    }

    /// Like [`check`](Self::check), with what is wrong added to what is noted already.
    pub fn note(&self, slug: &Slug, errors: &mut FieldErrors) -> Option<ConferenceDetails> {
        let title = errors.take("title", line(&self.title, 200));
        let subtitle = errors.take("subtitle", optional_line(&self.subtitle, 200));
        let description = errors.take("description", block(&self.description, 20_000));
        let days = Days::check(&self.start, &self.end, errors);
        let acronym = errors.take("acronym", self.acronym(slug, days));
        let zone = errors.take("zone", Zone::parse(&self.zone));
        let venue = errors.take("venue", optional_line(&self.venue, 200));
        let city = errors.take("city", optional_line(&self.city, 200));
        let languages = errors.take("languages", Languages::parse(&self.languages));
        let theme = errors.take("theme", Theme::choose(&self.theme));
        let timeslot_minutes = errors.take("timeslot_minutes", timeslot(&self.timeslot_minutes));
        let day_change_minutes = errors.take("day_change", day_change(&self.day_change));
        Some(ConferenceDetails {
            title: title?,
            subtitle: subtitle?,
            description: description?,
            acronym: acronym?,
            days: days?,
            zone: zone?,
            venue: venue?,
            city: city?,
            languages: languages?,
            theme: theme?,
            timeslot_minutes: timeslot_minutes?,
            day_change_minutes: day_change_minutes?,
        })
    }

    fn acronym(&self, slug: &Slug, days: Option<Days>) -> Result<Acronym, Flaw> {
        if !self.acronym.trim().is_empty() {
            return Acronym::parse(&self.acronym);
        }
        // Without days there is an error already, and any year will do to find others.
        let year = days.map_or(2000, |days| chrono::Datelike::year(&days.start));
        Acronym::suggest(slug.as_str(), year).ok_or_else(|| Flaw::new("missing", "This field is needed."))
    }
}

fn timeslot(typed: &str) -> Result<u16, Flaw> {
    match typed.trim() {
        "" => Ok(15),
        number => number
            .parse()
            .ok()
            .filter(|minutes| (1..=120).contains(minutes))
            .ok_or_else(|| Flaw::new("timeslot", "Give a whole number of minutes from 1 to 120.")),
    }
}

fn day_change(typed: &str) -> Result<u16, Flaw> {
    let typed = match typed.trim() {
        "" => "04:00",
        typed => typed,
    };
    let time = typed.split_once(':').and_then(|(hours, minutes)| {
        let hours: u16 = hours.parse().ok().filter(|hours| *hours < 12)?;
        let minutes: u16 = minutes.parse().ok().filter(|minutes| *minutes < 60)?;
        Some(hours * 60 + minutes)
    });
    time.ok_or_else(|| Flaw::new("day-change", "Give a time between 00:00 and 11:59, such as 04:00."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> TypedConference {
        TypedConference {
            title: "FOSDEM 2026".into(),
            start: "2026-01-31".into(),
            end: "2026-02-01".into(),
            zone: "Europe/Brussels".into(),
            languages: "en".into(),
            ..TypedConference::default()
        }
    }

    fn slug() -> Slug {
        Slug::parse("fosdem-2026").expect("a slug")
    }

    #[test]
    fn what_is_left_empty_is_filled_sensibly() {
        let details = typed().check(&slug()).expect("enough is said");
        assert_eq!(details.acronym.as_str(), "fosdem_2026");
        assert_eq!((details.timeslot_minutes, details.day_change_minutes), (15, 240));
        assert_eq!(details.theme, Theme::Ink);
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let problem =
            TypedConference { acronym: "a-b".into(), day_change: "25:00".into(), ..TypedConference::default() }
                .check(&slug())
                .expect_err("much is wrong");
        let said: Vec<String> = problem.fields.iter().map(|error| format!("{} {}", error.field, error.code)).collect();
        assert_eq!(
            said,
            [
                "title missing",
                "start missing",
                "end missing",
                "acronym acronym-length",
                "zone missing",
                "languages missing",
                "day_change day-change",
            ]
        );
    }

    #[test]
    fn a_programme_day_may_start_in_the_morning_of_the_next() {
        for (text, minutes) in [("00:00", Some(0)), ("05:30", Some(330)), ("12:00", None), ("5", None), ("04:60", None)]
        {
            assert_eq!(day_change(text).ok(), minutes, "{text}");
        }
    }
}
