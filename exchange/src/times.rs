//! The conference's own days, grid and change of day: what cannot be meant is left out and told, and what the conference's
//! record says, or a default, stands in.

use domain::programme::{notices::Notices, sheet::Place, tidy};

use crate::{draft::Gathered, moment};

/// Reads what the file `said` under each name, with its place.
pub fn read_times<'a>(gathered: &mut Gathered, said: impl Fn(&'static str) -> Option<(&'a str, Place)>) {
    let notices = &mut gathered.notices;
    let day = "a day is written like 2026-01-31.";
    gathered.frame.start = understood(said("start"), moment::date, day, notices);
    gathered.frame.end = understood(said("end"), moment::date, day, notices);
    let wanted = "a grid has 1 to 120 minutes, such as 00:15.";
    gathered.frame.timeslot_minutes = understood(said("timeslot_duration"), grid, wanted, notices);
    let wanted = "a programme day starts between 00:00 and 11:59.";
    gathered.frame.day_change_minutes = understood(said("day_change"), morning, wanted, notices);
}

fn understood<T>(
    said: Option<(&str, Place)>,
    read: impl Fn(&str) -> Option<T>,
    wanted: &str,
    notices: &mut Notices,
) -> Option<T> {
    let (text, place) = said?;
    let value = read(text);
    if value.is_none() {
        notices.add(&place, "conference-value", || {
            let text: String = tidy::line(text).chars().take(40).collect();
            format!("“{text}” was left out; {wanted}")
        });
    }
    value
}

fn grid(text: &str) -> Option<u16> {
    u16::try_from(moment::length(text)?).ok().filter(|minutes| (1..=120).contains(minutes))
}

fn morning(text: &str) -> Option<u16> {
    u16::try_from(moment::length(text)?).ok().filter(|minutes| *minutes < 12 * 60)
}
