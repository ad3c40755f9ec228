//! A proposal as its speakers type it.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Length, Offer, TypedAnswers, Unit};
use crate::{
    Problem,
    id::{SessionTypeId, TrackId},
    problem::{FieldErrors, Flaw},
    text::{block, optional_line},
};

/// A proposal as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedProposal {
    /// What it is called.
    pub title: String,
    /// What the programme says in brief.
    pub summary: String,
    /// What it is about, in Markdown.
    pub description: String,
    /// What only the organisers read.
    pub notes: String,
    /// The kind of session.
    pub session_type: String,
    /// The track; may be empty.
    pub track: String,
    /// The language it is held in, one of the call's.
    pub language: String,
    /// An access code; empty where there is none.
    pub code: String,
    /// Answers to the call's questions, about the proposal and about whoever types.
    pub answers: TypedAnswers,
    /// The state of what was answered about whoever types, as the form showed it. They have the same answers in all
    /// their proposals, so that another form may have changed them meanwhile. Empty takes it as it comes.
    pub answers_made_from: String,
}

/// A checked proposal. A draft's may be incomplete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalDetails {
    /// What it is called.
    pub title: String,
    /// What the programme says in brief.
    pub summary: String,
    /// What it is about, in Markdown.
    pub description: String,
    /// What only the organisers read.
    pub notes: String,
    /// The kind of session.
    pub session_type: Option<SessionTypeId>,
    /// The track.
    pub track: Option<TrackId>,
    /// The language it is held in; empty until it is chosen.
    pub language: String,
}

impl TypedProposal {
    /// Most characters of a title.
    pub const TITLE_MOST: usize = 150;
    /// Bounds of a summary.
    pub const SUMMARY: Length = Length { unit: Unit::Characters, least: 0, most: 600 };
    /// Bounds of a description.
    pub const DESCRIPTION: Length = Length { unit: Unit::Characters, least: 0, most: 20_000 };
    /// Bounds of the notes.
    pub const NOTES: Length = Length { unit: Unit::Characters, least: 0, most: 5_000 };

    /// The proposal in one of `languages`, or everything that is wrong with it. Only what is handed in must be
    /// `complete`.
    pub fn check(&self, languages: &[String], complete: bool) -> Result<ProposalDetails, Problem> {
        let mut errors = FieldErrors::default();
        let title = errors.take("title", optional_line(&self.title, Self::TITLE_MOST));
        let summary = errors.take("summary", bounded(&self.summary, Self::SUMMARY));
        let description = errors.take("description", bounded(&self.description, Self::DESCRIPTION));
        let notes = errors.take("notes", bounded(&self.notes, Self::NOTES));
        let session_type = errors.take("session_type", chosen(&self.session_type));
        let track = errors.take("track", chosen(&self.track));
        let language = errors.take("language", self.language(languages));
        let checked = match (title, summary, description, notes, session_type, track, language) {
            (
                Some(title),
                Some(summary),
                Some(description),
                Some(notes),
                Some(session_type),
                Some(track),
                Some(language),
            ) => Some(ProposalDetails { title, summary, description, notes, session_type, track, language }),
            _ => None,
        };
        if let Some(details) = checked.as_ref().filter(|_| complete) {
            details.note_what_is_missing(&mut errors);
        }
        errors.finish(checked)
    }

    /// What it would be offered as, as far as that can be read.
    pub fn offer(&self) -> Option<Offer> {
        let session_type = self.session_type.trim().parse().ok()?;
        Some(Offer { session_type, track: self.track.trim().parse().ok() })
    }

    fn language(&self, languages: &[String]) -> Result<String, Flaw> {
        let typed = optional_line(&self.language, 35)?;
        match languages {
            // Where there is no choice, nobody is asked.
            [only] if typed.is_empty() => Ok(only.clone()),
            _ if typed.is_empty() || languages.contains(&typed) => Ok(typed),
            _ => Err(Flaw::new("option", "Choose one of the options.")),
        }
    }
}

fn bounded(text: &str, bounds: Length) -> Result<String, Flaw> {
    let text = block(text, usize::MAX)?;
    bounds.check(&text)?;
    Ok(text)
}

fn chosen<Id: FromStr>(typed: &str) -> Result<Option<Id>, Flaw> {
    match typed.trim() {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Flaw::new("option", "Choose one of the options.")),
    }
}

impl ProposalDetails {
    /// What it is offered as; `None` until the kind of session is chosen.
    pub fn offer(&self) -> Option<Offer> {
        self.session_type.map(|session_type| Offer { session_type, track: self.track })
    }

    /// As a form starts from it; code and answers are kept elsewhere.
    pub fn typed(&self) -> TypedProposal {
        TypedProposal {
            title: self.title.clone(),
            summary: self.summary.clone(),
            description: self.description.clone(),
            notes: self.notes.clone(),
            session_type: self.session_type.map(|id| id.to_string()).unwrap_or_default(),
            track: self.track.map(|id| id.to_string()).unwrap_or_default(),
            language: self.language.clone(),
            ..TypedProposal::default()
        }
    }

    fn note_what_is_missing(&self, errors: &mut FieldErrors) {
        let needed = [
            ("title", self.title.is_empty()),
            ("description", self.description.is_empty()),
            ("session_type", self.session_type.is_none()),
            ("language", self.language.is_empty()),
        ];
        for (field, _) in needed.into_iter().filter(|(_, is_missing)| *is_missing) {
            errors.add(field, "missing", "This field is needed.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn languages() -> [String; 2] {
        ["en".into(), "de".into()]
    }

    fn faults(typed: &TypedProposal, complete: bool) -> Vec<String> {
        let problem = typed.check(&languages(), complete).expect_err("faults");
        problem.fields.into_iter().map(|field| format!("{} {}", field.field, field.code)).collect()
    }

    #[test]
    fn a_draft_may_be_empty_and_what_is_handed_in_may_not() {
        let empty = TypedProposal::default();
        assert!(empty.check(&languages(), false).is_ok());
        assert_eq!(
            faults(&empty, true),
            ["title missing", "description missing", "session_type missing", "language missing"]
        );
        let only = empty.check(&["en".into()], false).expect("a draft");
        assert_eq!(only.language, "en", "where there is no choice, nobody is asked");
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let typed = TypedProposal {
            title: "a\nb".into(),
            summary: "é".repeat(601),
            session_type: "talk".into(),
            track: "1".into(),
            language: "fr".into(),
            ..TypedProposal::default()
        };
        let told = faults(&typed, false);
        let expected = ["title control-characters", "summary too-long", "session_type option", "track option"];
        assert_eq!(told, [expected.as_slice(), &["language option"]].concat());
        assert!(
            TypedProposal { summary: "é".repeat(600), ..TypedProposal::default() }.check(&languages(), false).is_ok()
        );
    }

    #[test]
    fn what_a_form_starts_from_reads_back_as_the_same() {
        let typed = TypedProposal {
            title: "Title".into(),
            description: "One\ntwo".into(),
            session_type: uuid::Uuid::from_u128(1).to_string(),
            language: "de".into(),
            ..TypedProposal::default()
        };
        assert_eq!(typed.check(&languages(), true).map(|details| details.typed()), Ok(typed));
    }
}
