//! An embargo as its speakers type it.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::{
    StandIn, Vendor,
    details::{moment, typed_moment},
};
use crate::{Instant, Problem, problem::FieldErrors, zone::Zone};

/// How far ahead an embargo may end: longer ones are no talks for this call.
const LONGEST: TimeDelta = TimeDelta::days(3 * 366);

/// An embargo as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedEmbargo {
    /// Until when, on the clock of the conference.
    pub until: String,
    /// What others read instead of the title.
    pub stand_in_title: String,
    /// What others read instead of the texts.
    pub stand_in_summary: String,
    /// Whether the vendor has been told, as a word of [`Vendor`].
    pub vendor: String,
}

/// A checked embargo, before anybody is named to read the proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmbargoTerms {
    /// The first moment at which it may be read like any other.
    pub until: Instant,
    /// What others read until then.
    pub stand_in: StandIn,
    /// Whether the vendor has been told.
    pub vendor: Vendor,
}

impl TypedEmbargo {
    /// The embargo on the clock of `zone`, or everything that is wrong with it.
    pub fn check(&self, zone: &Zone, now: Instant) -> Result<EmbargoTerms, Problem> {
        let mut errors = FieldErrors::default();
        let until = errors.take("until", moment(&self.until, zone)).flatten();
        match until {
            Some(until) if until <= now => errors.add("until", "past", "Name a moment that is still to come."),
            Some(until) if until > now + LONGEST => errors.add("until", "too-far", "Name a moment within three years."),
            None if self.until.trim().is_empty() => errors.add("until", "missing", "Say until when."),
            _ => {}
        }
        let stand_in = match StandIn::check(&self.stand_in_title, &self.stand_in_summary) {
            Ok(stand_in) => Some(stand_in),
            Err(problem) => {
                for error in problem.fields {
                    errors.add(&error.field, &error.code, error.message);
                }
                None
            }
        };
        let vendor = self.vendor.trim().parse().ok();
        if vendor.is_none() {
            errors.add("vendor", "option", "Choose one of the options.");
        }
        let checked = match (until, stand_in, vendor) {
            (Some(until), Some(stand_in), Some(vendor)) => Some(EmbargoTerms { until, stand_in, vendor }),
            _ => None,
        };
        errors.finish(checked)
    }
}

impl EmbargoTerms {
    /// As a form starts from it.
    pub fn typed(&self, zone: &Zone) -> TypedEmbargo {
        TypedEmbargo {
            until: typed_moment(self.until, zone),
            stand_in_title: self.stand_in.title.clone(),
            stand_in_summary: self.stand_in.summary.clone(),
            vendor: self.vendor.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Instant {
        Instant::from_timestamp(1_800_000_000, 0).expect("in range")
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once_and_what_is_right_comes_back() {
        let zone = Zone::named_or_utc("Europe/Vienna");
        let faults = |typed: TypedEmbargo| {
            let problem = typed.check(&zone, now()).expect_err("faults");
            problem.fields.into_iter().map(|field| format!("{} {}", field.field, field.code)).collect::<Vec<_>>()
        };
        assert_eq!(faults(TypedEmbargo::default()), ["until missing", "stand_in_title missing", "vendor option"]);
        let typed = TypedEmbargo {
            until: "2027-06-01T09:00".into(),
            stand_in_title: "A flaw in something you use".into(),
            stand_in_summary: String::new(),
            vendor: "told".into(),
        };
        let checked = typed.check(&zone, now()).expect("an embargo");
        assert_eq!(checked.until.to_rfc3339(), "2027-06-01T07:00:00+00:00");
        assert_eq!(checked.typed(&zone), typed);
        assert_eq!(faults(TypedEmbargo { until: "2020-01-01T00:00".into(), ..typed.clone() }), ["until past"]);
        assert_eq!(faults(TypedEmbargo { until: "2099-01-01T00:00".into(), ..typed }), ["until too-far"]);
    }
}
