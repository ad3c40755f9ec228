//! What a draft says about itself, as typed and as checked.

use chrono::{Days, NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::audience::Audience;
use crate::{
    Instant,
    problem::{FieldErrors, Flaw, Problem},
    text,
};

/// Most characters of a title.
pub const MAX_TITLE: usize = 200;
/// Most characters of a summary.
pub const MAX_SUMMARY: usize = 1_000;
/// Most days that an embargo lasts.
pub const MAX_EMBARGO: u64 = 730;

/// What was typed about a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedDraft {
    /// Its title.
    pub title: String,
    /// What it is for, in a few sentences; may be empty.
    pub summary: String,
    /// Where it is kept besides, such as a repository; may be empty.
    pub repository: String,
    /// Who may read it: `public` or `group`.
    pub audience: String,
    /// The day before which only those who are named read it, such as `2026-12-01`; empty for no embargo.
    pub embargo: String,
}

/// The same, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftDetails {
    /// Its title.
    pub title: String,
    /// What it is for.
    pub summary: String,
    /// Where it is kept besides.
    pub repository: Option<String>,
    /// Who may read it.
    pub audience: Audience,
    /// The instant before which only those who are named read it.
    pub embargo_until: Option<Instant>,
}

impl TypedDraft {
    /// Checks it, on a day.
    pub fn check(&self, today: NaiveDate) -> Result<DraftDetails, Problem> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", text::line(&self.title, MAX_TITLE));
        let summary = errors.take("summary", text::block(&self.summary, MAX_SUMMARY));
        let repository = errors.take("repository", text::optional_web_address(&self.repository));
        let audience = errors.take("audience", audience(&self.audience));
        let embargo_until = errors.take("embargo", embargo(&self.embargo, today));
        let checked = (|| {
            Some(DraftDetails {
                title: title?,
                summary: summary?,
                repository: repository?,
                audience: audience?,
                embargo_until: embargo_until?,
            })
        })();
        errors.finish(checked)
    }
}

fn audience(word: &str) -> Result<Audience, Flaw> {
    match word {
        "" => Ok(Audience::Public),
        word => word.parse().map_err(|_| Flaw::new("unknown-choice", "Choose who may read it.")),
    }
}

/// The beginning of the typed day, in UTC. A day that has begun ends an embargo and begins none.
fn embargo(typed: &str, today: NaiveDate) -> Result<Option<Instant>, Flaw> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let day: NaiveDate =
        typed.parse().map_err(|_| Flaw::new("date", "Write the day as year, month and day, such as 2026-12-01."))?;
    let latest = today.checked_add_days(Days::new(MAX_EMBARGO)).unwrap_or(NaiveDate::MAX);
    if day <= today {
        return Ok(None);
    }
    if day > latest {
        return Err(Flaw::new("too-late", format!("An embargo lasts at most {MAX_EMBARGO} days: until {latest}.")));
    }
    Ok(Some(day.and_time(NaiveTime::MIN).and_utc()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-09-01".parse().expect("a day")
    }

    #[test]
    fn all_that_is_wrong_is_said_at_once() {
        let typed = TypedDraft {
            repository: "git@example".into(),
            audience: "nobody".into(),
            embargo: "2040-01-01".into(),
            ..TypedDraft::default()
        };
        let problem = typed.check(today()).expect_err("refused");
        let fields: Vec<_> = problem.fields.iter().map(|error| format!("{} {}", error.field, error.code)).collect();
        assert_eq!(fields, ["title missing", "repository web-address", "audience unknown-choice", "embargo too-late"]);
    }

    #[test]
    fn an_embargo_ends_as_its_day_begins_and_one_that_is_over_is_none() {
        let until = |day: &str| {
            let typed = TypedDraft { title: "T".into(), embargo: day.into(), ..TypedDraft::default() };
            typed.check(today()).expect("acceptable").embargo_until.map(|until| until.to_rfc3339())
        };
        assert_eq!(until("2026-09-02").as_deref(), Some("2026-09-02T00:00:00+00:00"));
        assert_eq!(until("2026-09-01"), None);
        assert_eq!(until(""), None);
    }
}
