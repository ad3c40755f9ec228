//! What an election fills: an office of the group or a seat on it, from a day and to one.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Instant, policy::RoleKind};

crate::words! {
    /// What kind of office somebody is elected to.
    pub enum OfficeKind {
        /// Leads the group.
        Chair = "chair",
        /// Keeps its record.
        Secretary = "secretary",
        /// Writes its documents.
        Editor = "editor",
        /// Speaks for it to another body.
        Liaison = "liaison",
        /// A seat under a name of the group's own, which gives no right.
        Seat = "seat",
    }
}

impl OfficeKind {
    /// The role in the group that comes with it.
    pub const fn role(self) -> Option<RoleKind> {
        match self {
            Self::Chair => Some(RoleKind::Chair),
            Self::Secretary => Some(RoleKind::Secretary),
            Self::Editor => Some(RoleKind::Editor),
            Self::Liaison => Some(RoleKind::Liaison),
            Self::Seat => None,
        }
    }
}

/// The office that an election fills; fixed before it opens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Office {
    /// What kind.
    pub kind: OfficeKind,
    /// What the group calls it, such as “board member”; may be empty where the kind says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The first day of the term.
    pub from: NaiveDate,
    /// The first day after the term, where it is the rest of another one; else the months of the election give it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// The term whose rest it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fills: Option<Uuid>,
}

impl Office {
    /// The first day on which whoever was elected for so many months is in office no longer.
    pub fn ends(&self, months: Option<u32>) -> Option<NaiveDate> {
        self.until.or_else(|| self.from.checked_add_months(Months::new(months?)))
    }
}

/// A term of office: days from the first to the one after the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The first day.
    pub from: NaiveDate,
    /// The first day after it.
    pub ends: NaiveDate,
    /// The day on which nobody held it any more, where that came before the end; also that nobody ever did.
    pub left: Option<NaiveDate>,
}

/// Where a term stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Seat {
    /// It begins later.
    Awaited,
    /// Somebody holds it.
    Held,
    /// Nobody holds it since this day.
    Vacant(NaiveDate),
    /// It is over.
    Over,
}

impl Term {
    /// Where it stands on a day. No job ends it: the day does.
    pub fn on(self, day: NaiveDate) -> Seat {
        if day >= self.ends {
            return Seat::Over;
        }
        match self.left.filter(|left| *left < self.ends) {
            Some(left) => Seat::Vacant(left),
            None if day < self.from => Seat::Awaited,
            None => Seat::Held,
        }
    }
}

/// The first moment from `since` that none of the spans covers, each from a moment to before another; none where they go on
/// without end.
pub fn left_after(since: Instant, spans: &[(Instant, Option<Instant>)]) -> Option<Instant> {
    let mut covered = since;
    loop {
        let here = spans.iter().filter(|(from, to)| *from <= covered && to.is_none_or(|to| to > covered));
        let ends: Vec<Option<Instant>> = here.map(|(_, to)| *to).collect();
        match ends.iter().copied().collect::<Option<Vec<Instant>>>() {
            None => return None,
            Some(ends) => match ends.into_iter().max() {
                None => return Some(covered),
                Some(end) => covered = end,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_term_is_as_long_as_the_rank_says_or_the_rest_of_another() {
        let office =
            Office { kind: OfficeKind::Chair, title: String::new(), from: day("2026-12-31"), until: None, fills: None };
        assert_eq!(office.ends(Some(2)), Some(day("2027-02-28")), "there is no 31 February");
        assert_eq!(office.ends(None), None);
        let rest = Office { until: Some(day("2027-06-01")), ..office };
        assert_eq!(rest.ends(Some(24)), Some(day("2027-06-01")));
    }

    #[test]
    fn the_day_ends_a_term_and_leaving_empties_it() {
        let term = Term { from: day("2027-01-01"), ends: day("2028-01-01"), left: None };
        let on = |day| term.on(day);
        assert_eq!(
            [on(day("2026-12-31")), on(day("2027-01-01")), on(day("2027-12-31")), on(day("2028-01-01"))],
            [Seat::Awaited, Seat::Held, Seat::Held, Seat::Over]
        );
        let left = Term { left: Some(day("2027-03-01")), ..term };
        assert_eq!(left.on(day("2027-05-01")), Seat::Vacant(day("2027-03-01")));
        assert_eq!(left.on(day("2028-01-01")), Seat::Over);
        let to_the_end = Term { left: Some(day("2028-01-01")), ..term };
        assert_eq!(to_the_end.on(day("2027-05-01")), Seat::Held);
    }

    #[test]
    fn whoever_changes_roles_without_a_gap_stays() {
        let at = |hour: i64| Instant::default() + chrono::TimeDelta::hours(hour);
        assert_eq!(left_after(at(5), &[(at(1), None)]), None);
        assert_eq!(left_after(at(5), &[(at(1), Some(at(8))), (at(8), None)]), None);
        assert_eq!(left_after(at(5), &[(at(1), Some(at(8))), (at(9), None)]), Some(at(8)));
        assert_eq!(left_after(at(5), &[(at(1), Some(at(5)))]), Some(at(5)));
        assert_eq!(left_after(at(5), &[]), Some(at(5)));
    }

    #[test]
    fn a_seat_gives_no_right() {
        let roles: Vec<_> = OfficeKind::ALL.iter().map(|kind| kind.role().map(|role| role.to_string())).collect();
        let roles: Vec<&str> = roles.iter().map(|role| role.as_deref().unwrap_or_default()).collect();
        assert_eq!(roles, ["chair", "secretary", "editor", "liaison", ""]);
    }
}
