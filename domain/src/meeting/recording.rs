//! Recordings and transcripts: nothing is linked before those present were asked.
//!
//! W3C Process, 3.3.3: whoever asks says who will have access, what for, and until when; anybody may withhold consent.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::details::{Audience, optional_secure_address};
use crate::{
    Problem,
    group::optional_day,
    problem::{FieldErrors, Flaw},
    text::{line, optional_line},
};

crate::words! {
    /// What was made of a meeting.
    pub enum RecordingKind {
        /// Sound or pictures.
        Recording = "recording",
        /// Words, also those that a machine wrote down.
        Transcript = "transcript",
    }
}

/// What those present are asked to consent to, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedConsent {
    /// One of [`Audience`]: who will have access.
    pub access: String,
    /// What for.
    pub purpose: String,
    /// The last day on which it is kept.
    pub until: String,
}

/// What those present were asked to consent to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Consent {
    /// Who will have access.
    pub access: Audience,
    /// What for.
    pub purpose: String,
    /// The last day on which it is kept.
    pub until: NaiveDate,
}

/// A link to a recording or transcript, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedRecording {
    /// One of [`RecordingKind`].
    pub kind: String,
    /// What it is called; may be empty.
    pub label: String,
    /// Where it is.
    pub url: String,
}

/// A link to a recording or transcript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RecordingLink {
    /// What it is.
    pub kind: RecordingKind,
    /// What it is called; may be empty.
    pub label: String,
    /// Where it is.
    pub url: String,
}

impl TypedConsent {
    /// What was asked, or everything that is wrong with it; it is kept for a while at least.
    pub fn check(&self, today: NaiveDate) -> Result<Consent, Problem> {
        let mut errors = FieldErrors::default();
        let access: Option<Audience> = errors.take("access", option(&self.access));
        let purpose = errors.take("purpose", line(&self.purpose, 300));
        let until = errors.take(
            "until",
            optional_day(&self.until).and_then(|day| day.ok_or_else(|| Flaw::new("missing", "This field is needed."))),
        );
        if until.is_some_and(|until| until < today) {
            errors.add("until", "past", "Give a day that is not over.");
        }
        let all = access.zip(purpose).zip(until);
        errors.finish(all.map(|((access, purpose), until)| Consent { access, purpose, until }))
    }
}

impl TypedRecording {
    /// The link, or everything that is wrong with it.
    pub fn check(&self) -> Result<RecordingLink, Problem> {
        let mut errors = FieldErrors::default();
        let kind: Option<RecordingKind> = errors.take("kind", option(&self.kind));
        let label = errors.take("label", optional_line(&self.label, 160));
        let url = errors.take(
            "url",
            optional_secure_address(&self.url)
                .and_then(|url| url.ok_or_else(|| Flaw::new("missing", "This field is needed."))),
        );
        errors.finish(kind.zip(label).zip(url).map(|((kind, label), url)| RecordingLink { kind, label, url }))
    }
}

fn option<W: std::str::FromStr>(text: &str) -> Result<W, Flaw> {
    text.trim().parse().map_err(|_| Flaw::new("option", "Choose one of the options."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consent_says_who_what_for_and_until_when() {
        let today = "2026-11-22".parse().expect("a date");
        let asked = TypedConsent {
            access: "members".into(),
            purpose: "For those who could not come".into(),
            until: "2026-12-22".into(),
        };
        assert_eq!(asked.check(today).map(|consent| consent.access), Ok(Audience::Members));
        let said = |typed: TypedConsent| {
            let problem = typed.check(today).expect_err("wrong");
            problem.fields.into_iter().map(|error| format!("{} {}", error.field, error.code)).collect::<Vec<_>>()
        };
        assert_eq!(said(TypedConsent::default()), ["access option", "purpose missing", "until missing"]);
        assert_eq!(said(TypedConsent { until: "2026-11-21".into(), ..asked }), ["until past"]);
    }

    #[test]
    fn a_recording_is_behind_a_secure_address() {
        let at = |url: &str| TypedRecording { kind: "transcript".into(), label: String::new(), url: url.into() };
        assert!(at("https://video.example/1").check().is_ok());
        for bad in ["", "http://video.example/1", "javascript:alert(1)"] {
            assert_eq!(at(bad).check().expect_err("wrong").fields.len(), 1, "{bad}");
        }
    }
}
