//! The frame of the programme.

use chrono::Datelike;

use crate::programme::{
    Facts,
    notices::Notices,
    sheet::{Frame, Place},
    slugs,
};

/// What the sheet says of the conference; what it leaves out comes from the conference's record.
pub fn settle(frame: &Frame, fallback: &Facts, notices: &mut Notices) -> Facts {
    let (start, end) = dates(frame, fallback, notices);
    Facts {
        acronym: acronym(frame, fallback, start.year(), notices),
        title: frame.title.clone().unwrap_or_else(|| fallback.title.clone()),
        subtitle: frame.subtitle.clone().unwrap_or_else(|| fallback.subtitle.clone()),
        venue: frame.venue.clone().unwrap_or_else(|| fallback.venue.clone()),
        city: frame.city.clone().unwrap_or_else(|| fallback.city.clone()),
        start,
        end,
        zone: frame.zone.clone().unwrap_or_else(|| fallback.zone.clone()),
        timeslot_minutes: frame.timeslot_minutes.unwrap_or(fallback.timeslot_minutes),
        day_change_minutes: frame.day_change_minutes.unwrap_or(fallback.day_change_minutes),
    }
}

fn dates(frame: &Frame, fallback: &Facts, notices: &mut Notices) -> (chrono::NaiveDate, chrono::NaiveDate) {
    let (start, end) = match (frame.start, frame.end) {
        (Some(start), Some(end)) => (start, end),
        (Some(day), None) | (None, Some(day)) => (day, day),
        (None, None) => return (fallback.start, fallback.end),
    };
    if start > end {
        notices.add(&conference(), "dates-reversed", || {
            format!("The conference ends ({end}) before it starts ({start}); the two were exchanged.")
        });
        return (end, start);
    }
    (start, end)
}

fn acronym(frame: &Frame, fallback: &Facts, year: i32, notices: &mut Notices) -> String {
    let Some(written) = &frame.acronym else { return fallback.acronym.clone() };
    let Some(acronym) = slugs::acronym(written, year) else { return fallback.acronym.clone() };
    if acronym != *written {
        notices.add(&conference(), "acronym-changed", || {
            format!("The acronym “{written}” is written “{acronym}” here, a form that all exchange formats take.")
        });
    }
    acronym
}

fn conference() -> Place {
    Place { line: 0, path: "conference".into() }
}
