//! How long a call is open: whole days in the zone that it names.

use chrono::{Days, NaiveDate, TimeDelta};

use super::call::{self, CallKind, TypedCall};
use crate::{
    Instant,
    problem::{FieldErrors, Flaw, Problem},
    zone::Zone,
};

/// For how many days a call is open at most.
const MOST_DAYS: u64 = 366;

/// A call, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallDetails {
    /// What it asks.
    pub kind: CallKind,
    /// What the announcement says.
    pub text: String,
    /// The zone in which its last day ends.
    pub zone: Zone,
    /// The last instant at which a response counts.
    pub closes_at: Instant,
}

/// The first day that may be the last of a call: so many whole days pass between the day on which it begins and the end of
/// that day, in its zone.
pub fn earliest_last_day(opens: Instant, days: u16, zone: &Zone) -> NaiveDate {
    let first = zone.civil(opens).date();
    first.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

/// The last instant of a day in a zone, to the microsecond.
pub fn end_of(day: NaiveDate, zone: &Zone) -> Instant {
    let next = day.succ_opt().unwrap_or(NaiveDate::MAX);
    zone.day_start(next, 0) - TimeDelta::microseconds(1)
}

/// The end of the day that is so many days after another instant, in UTC: when a clock of so many days runs out.
pub fn due_after(since: Instant, days: u16) -> Option<Instant> {
    let utc = Zone::named_or_utc("UTC");
    (days > 0).then(|| end_of(earliest_last_day(since, days, &utc), &utc))
}

impl TypedCall {
    /// Checks what was typed, for a call that begins now; `least` says for how many days a call of the kind is open at
    /// least, where such a call can be issued.
    pub fn check(&self, now: Instant, least: impl FnOnce(CallKind) -> Option<u16>) -> Result<CallDetails, Problem> {
        let mut errors = FieldErrors::default();
        let kind = errors.take("kind", call::choice::<CallKind>(&self.kind));
        let text = errors.take("text", call::words(&self.text, call::MAX_TEXT));
        let zone = errors.take("zone", Zone::parse(if self.zone.trim().is_empty() { "UTC" } else { &self.zone }));
        let days = match kind.map(least) {
            Some(None) => {
                errors.add("kind", "not-now", "Such a call cannot be issued where the draft stands now.");
                None
            }
            Some(days) => days,
            None => None,
        };
        let until = errors.take("until", day(&self.until));
        let last = match (until, days, &zone) {
            (Some(day), Some(days), Some(zone)) => errors.take("until", long_enough(day, now, days, zone)),
            _ => None,
        };
        let closes_at = last.zip(zone.as_ref()).map(|(day, zone)| end_of(day, zone));
        let checked = (|| Some(CallDetails { kind: kind?, text: text?, zone: zone?, closes_at: closes_at? }))();
        errors.finish(checked)
    }
}

fn day(typed: &str) -> Result<NaiveDate, Flaw> {
    match typed.trim() {
        "" => Err(Flaw::new("missing", "This field is needed.")),
        typed => {
            typed.parse().map_err(|_| Flaw::new("date", "Write the day as year, month and day, such as 2026-12-01."))
        }
    }
}

fn long_enough(day: NaiveDate, now: Instant, days: u16, zone: &Zone) -> Result<NaiveDate, Flaw> {
    let earliest = earliest_last_day(now, days, zone);
    if day < earliest {
        let message =
            format!("This call is open for at least {days} days: {earliest} is the first day on which it may end.");
        return Err(Flaw::new("too-short", message));
    }
    let latest = zone.civil(now).date().checked_add_days(Days::new(MOST_DAYS)).unwrap_or(NaiveDate::MAX);
    if day > latest {
        return Err(Flaw::new("too-late", format!("A call is open for at most {MOST_DAYS} days: until {latest}.")));
    }
    Ok(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().expect("an instant")
    }

    fn typed(until: &str, zone: &str) -> TypedCall {
        TypedCall { kind: "last-call".into(), text: "Please read.".into(), until: until.into(), zone: zone.into() }
    }

    fn codes(call: &TypedCall, now: &str) -> Vec<String> {
        let problem = call.check(at(now), |_| Some(14)).expect_err("refused");
        problem.fields.into_iter().map(|one| format!("{} {}", one.field, one.code)).collect()
    }

    #[test]
    fn a_day_less_is_refused_and_the_day_itself_is_taken() {
        assert_eq!(codes(&typed("2026-09-14", "UTC"), "2026-09-01T10:00:00Z"), ["until too-short"]);
        let taken = typed("2026-09-15", "UTC").check(at("2026-09-01T10:00:00Z"), |_| Some(14)).expect("long enough");
        assert_eq!(taken.closes_at, at("2026-09-15T23:59:59.999999Z"));
    }

    #[test]
    fn days_are_those_of_the_zone() {
        // In Auckland the second has begun: its fifteenth day is the sixteenth.
        let now = "2026-09-01T13:00:00Z";
        assert_eq!(codes(&typed("2026-09-15", "Pacific/Auckland"), now), ["until too-short"]);
        let taken = typed("2026-09-16", "Pacific/Auckland").check(at(now), |_| Some(14)).expect("long enough");
        assert_eq!(taken.closes_at, at("2026-09-16T11:59:59.999999Z"));
    }

    #[test]
    fn the_day_on_which_clocks_change_ends_at_its_midnight() {
        let zone = Zone::named("Europe/Brussels").expect("a zone");
        assert_eq!(end_of("2026-10-25".parse().expect("a day"), &zone), at("2026-10-25T22:59:59.999999Z"));
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let call = TypedCall { kind: "vote".into(), until: "soon".into(), zone: "Mars".into(), ..TypedCall::default() };
        let wrong = codes(&call, "2026-09-01T10:00:00Z");
        assert_eq!(wrong, ["kind option", "text missing", "zone zone", "until date"]);
        let never = typed("2026-09-15", "").check(at("2026-09-01T10:00:00Z"), |_| None).expect_err("refused");
        assert_eq!(never.fields[0].code, "not-now");
        assert_eq!(codes(&typed("2031-01-01", ""), "2026-09-01T10:00:00Z"), ["until too-late"]);
    }

    proptest! {
        #[test]
        fn what_is_taken_is_open_for_at_least_so_many_days(
            seconds in 1_600_000_000_i64..1_900_000_000, days in 1_u16..100, more in 0_u64..30, zone in 0_usize..5,
        ) {
            let zone = ["UTC", "Pacific/Auckland", "America/Los_Angeles", "Europe/Brussels", "Asia/Kathmandu"][zone];
            let zone = Zone::named(zone).expect("a zone");
            let now = Instant::from_timestamp(seconds, 0).expect("in range");
            let until = earliest_last_day(now, days, &zone) + Days::new(more);
            let call = typed(&until.to_string(), zone.name());
            let details = call.check(now, |_| Some(days)).expect("long enough");
            // A day on which clocks are set forward is an hour shorter.
            prop_assert!(details.closes_at - now >= TimeDelta::days(days.into()) - TimeDelta::hours(1));
            let short = typed(&(until - Days::new(more + 1)).to_string(), zone.name());
            prop_assert!(short.check(now, |_| Some(days)).is_err());
        }
    }
}
