//! The two texts of a review.

use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    id::PersonId,
    problem::{FieldErrors, Kind},
    text::block,
};

/// What a reviewer writes: one text for the committee, which never leaves it, and one for the speakers, which is sent
/// once a chair has read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// For the committee.
    pub for_committee: String,
    /// For the speakers.
    pub for_speakers: String,
    /// The chair who read the text for the speakers as it now stands.
    pub read_by: Option<PersonId>,
}

impl Report {
    /// Most characters of each text.
    pub const TEXT_MOST: usize = 20_000;

    /// The report as typed over what was there. A text for the speakers that changed has to be read anew.
    pub fn write(before: Option<&Self>, for_committee: &str, for_speakers: &str) -> Result<Self, Problem> {
        let mut errors = FieldErrors::default();
        let for_committee = errors.take("for_committee", block(for_committee, Self::TEXT_MOST));
        let for_speakers = errors.take("for_speakers", block(for_speakers, Self::TEXT_MOST));
        let checked = for_committee.zip(for_speakers).map(|(for_committee, for_speakers)| {
            let unchanged = before.filter(|before| before.for_speakers == for_speakers);
            Self { for_committee, for_speakers, read_by: unchanged.and_then(|before| before.read_by) }
        });
        errors.finish(checked)
    }

    /// Notes that a chair has read exactly this text; if it changed meanwhile, the chair reads again.
    pub fn read(&self, chair: PersonId, text: &str) -> Result<Self, Problem> {
        if self.for_speakers != text {
            let message = "The text was changed while you read it. Nothing was approved; read it again.";
            return Err(Problem::new(Kind::PreconditionFailed, "text-changed", message));
        }
        Ok(Self { read_by: Some(chair), ..self.clone() })
    }

    /// What may be sent to the speakers.
    pub fn sendable(&self) -> Option<&str> {
        self.read_by.map(|_| self.for_speakers.as_str()).filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const CHAIR: PersonId = PersonId(Uuid::from_u128(1));

    #[test]
    fn only_what_a_chair_has_read_is_sent() {
        let report = Report::write(None, "Weak.", "Show the numbers.").expect("a report");
        assert_eq!(report.sendable(), None);
        let read = report.read(CHAIR, "Show the numbers.").expect("read");
        assert_eq!(read.sendable(), Some("Show the numbers."));
        let reworded = Report::write(Some(&read), "Weaker.", "Show the numbers.").expect("a report");
        assert_eq!(reworded.sendable(), Some("Show the numbers."), "the committee's text may change");
        let changed = Report::write(Some(&read), "Weak.", "Show other numbers.").expect("a report");
        assert_eq!(changed.sendable(), None);
    }

    #[test]
    fn a_chair_approves_what_they_saw() {
        let report = Report::write(None, "", "New text.").expect("a report");
        let refused = report.read(CHAIR, "Old text.").map_err(|problem| problem.code);
        assert_eq!(refused, Err("text-changed".into()));
    }

    #[test]
    fn an_empty_text_is_not_sent() {
        let report = Report::write(None, "Fine.", "  ").and_then(|report| report.read(CHAIR, "")).expect("read");
        assert_eq!(report.sendable(), None);
    }
}
