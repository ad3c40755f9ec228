//! Sessions on days that the conference does not have: kept, and told to whoever imports.

use domain::{
    programme::{
        Facts,
        notices::Notices,
        sheet::{Notice, Sheet},
    },
    zone::Zone,
};

/// A notice at each entry of `sheet` that lies before the first or after the last day of the conference.
pub(super) fn outside_the_days(sheet: &Sheet, facts: &Facts) -> Vec<Notice> {
    let zone = Zone::of(facts);
    let mut notices = Notices::default();
    for entry in &sheet.entries {
        // The night after the last day still belongs to it, and the early morning of the first day to that.
        let (date, day) = (zone.day(entry.start, 0), zone.day(entry.start, facts.day_change_minutes));
        if date < facts.start || day > facts.end {
            notices.add(&entry.place, "outside-days", || {
                format!(
                    "“{}” takes place on {date}; the conference lasts from {} to {}. It is kept; check the days.",
                    entry.title.trim(),
                    facts.start,
                    facts.end
                )
            });
        }
    }
    notices.finish()
}
