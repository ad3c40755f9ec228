//! The days of a conference.

use chrono::NaiveDate;
use serde::Serialize;

use crate::problem::{FieldErrors, Flaw};

/// From the first to the last day, both included, in the civil calendar of the venue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Days {
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
}

impl Days {
    /// Most days of a conference. Longer ones are usually a typing error in a year.
    pub const MOST: i64 = 60;

    /// Reads both days as typed (`2026-01-31`); what is wrong is noted beside the field that it is wrong in.
    pub fn check(start: &str, end: &str, errors: &mut FieldErrors) -> Option<Self> {
        let first = errors.take("start", day(start));
        let last = errors.take("end", day(end));
        let days = Self { start: first?, end: last? };
        errors.take("end", days.in_order())
    }

    fn in_order(self) -> Result<Self, Flaw> {
        let length = (self.end - self.start).num_days() + 1;
        if length < 1 {
            return Err(Flaw::new("ends-before-start", "The last day is before the first; correct one of them."));
        }
        if length > Self::MOST {
            let message = format!("This would be {length} days long; the most is {}.", Self::MOST);
            return Err(Flaw::new("too-many-days", message));
        }
        Ok(self)
    }
}

fn day(text: &str) -> Result<NaiveDate, Flaw> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Flaw::new("missing", "This field is needed."));
    }
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| Flaw::new("date", "Give the day as year, month, day, such as 2026-01-31."))?;
    let years = 1970..2200;
    if years.contains(&chrono::Datelike::year(&day)) {
        Ok(day)
    } else {
        Err(Flaw::new("date", "Give a year between 1970 and 2199."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_real_in_order_and_not_too_many() {
        for (start, end, refused) in [
            ("2026-01-31", "2026-02-01", None),
            ("2026-01-31", "2026-01-31", None),
            ("2026-02-01", "2026-01-31", Some(("end", "ends-before-start"))),
            ("2026-01-01", "2026-03-01", None),
            ("2026-01-01", "2026-03-02", Some(("end", "too-many-days"))),
            ("2026-02-30", "2026-03-02", Some(("start", "date"))),
            ("0026-01-31", "2026-01-31", Some(("start", "date"))),
            ("2026-01-31", "", Some(("end", "missing"))),
        ] {
            let mut errors = FieldErrors::default();
            let days = Days::check(start, end, &mut errors);
            let noted = errors.into_result().err().map(|problem| problem.fields);
            let noted = noted.as_ref().map(|fields| (fields[0].field.as_str(), fields[0].code.as_str()));
            assert_eq!(noted, refused, "{start} to {end}");
            assert_eq!(days.is_some(), refused.is_none());
        }
    }
}
