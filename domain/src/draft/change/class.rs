//! The five classes of change of the W3C Process Document ("Classes of Changes"), proposed; a person settles them.
//!
//! In doubt a change is not editorial, as that document asks: nothing is proposed as editorial but what cannot change the
//! meaning.

use serde::{Deserialize, Serialize};

use super::{Change, Changes, Revision, What};
use crate::draft::{Diff, diff::Fate};

crate::words! {
    /// A class of change. A later one weighs more, but for registry data, which stand beside the others.
    pub enum Class {
        /// No change of the text: markup only.
        Markup = "markup",
        /// A change that cannot affect the meaning.
        Editorial = "editorial",
        /// A change that may affect what conforms, without a new feature.
        Substantive = "substantive",
        /// A new feature.
        Feature = "feature",
        /// A change of data that the text only records.
        Registry = "registry",
    }
}

crate::words! {
    /// Why a class is proposed; each has a sentence in the catalogue.
    pub enum Reason {
        /// Only white space or marks of Markdown differ.
        MarkupOnly = "markup-only",
        /// Only case, punctuation or editors' notes differ.
        SameWords = "same-words",
        /// Only numbers people see, or places, differ.
        OnlyPlace = "only-place",
        /// A requirement is new.
        NewRequirement = "new-requirement",
        /// A requirement is gone.
        RequirementGone = "requirement-gone",
        /// A requirement belongs to another level.
        OtherLevel = "other-level",
        /// The words of a requirement differ.
        RequirementReworded = "requirement-reworded",
        /// Words around the requirements differ.
        ProseReworded = "prose-reworded",
        /// Only rationale or advice of a requirement differ.
        ExplanationReworded = "explanation-reworded",
        /// Only mappings differ.
        OnlyMappings = "only-mappings",
    }
}

/// A class with why it is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The class.
    pub class: Class,
    /// Why.
    pub reason: Reason,
}

impl Reason {
    /// The class that it speaks for.
    pub const fn class(self) -> Class {
        match self {
            Self::MarkupOnly => Class::Markup,
            Self::SameWords | Self::OnlyPlace => Class::Editorial,
            Self::RequirementGone | Self::OtherLevel | Self::RequirementReworded => Class::Substantive,
            // Prose can bind too, and an explanation can say what a requirement means: any doubt is not editorial.
            Self::ProseReworded | Self::ExplanationReworded => Class::Substantive,
            Self::NewRequirement => Class::Feature,
            Self::OnlyMappings => Class::Registry,
        }
    }

    const fn proposal(self) -> Proposal {
        Proposal { class: self.class(), reason: self }
    }
}

impl Changes {
    /// Proposes a class for the whole: the weightiest of its changes; none where the texts are the same to the byte.
    pub fn propose(&self, old: Revision<'_>, new: Revision<'_>) -> Option<Proposal> {
        let requirements = self.requirements.iter().map(Change::propose);
        let sections = self.sections.iter().map(|change| change.propose_for_section(old, new));
        let weight = |proposal: &Proposal| match proposal.class {
            Class::Registry => 1,
            Class::Markup => 0,
            Class::Editorial => 2,
            Class::Substantive => 3,
            Class::Feature => 4,
        };
        let heaviest = requirements.chain(sections).max_by_key(weight);
        heaviest.or_else(|| (old.text != new.text).then(|| Reason::MarkupOnly.proposal()))
    }
}

impl Change {
    /// Proposes a class for what happened to a requirement.
    pub fn propose(&self) -> Proposal {
        let did = |what: What| self.what.contains(&what);
        let reason = if did(What::New) {
            Reason::NewRequirement
        } else if did(What::Gone) {
            Reason::RequirementGone
        } else if did(What::Relevelled) {
            Reason::OtherLevel
        } else if let Some(words) = &self.words {
            wording(words, Reason::RequirementReworded)
        } else if did(What::Explained) {
            Reason::ExplanationReworded
        } else if did(What::Remapped) && self.what.len() == 1 {
            Reason::OnlyMappings
        } else {
            Reason::OnlyPlace
        };
        // An explanation that changed beside harmless words still counts.
        match reason {
            Reason::MarkupOnly | Reason::SameWords if did(What::Explained) => Reason::ExplanationReworded.proposal(),
            reason => reason.proposal(),
        }
    }

    /// Proposes a class for what happened to a section, its requirements left out.
    pub fn propose_for_section(&self, old: Revision<'_>, new: Revision<'_>) -> Proposal {
        let did = |what: What| self.what.contains(&what);
        let says =
            |revision: Revision<'_>, at: Option<usize>| at.is_some_and(|at| !revision.prose(at).trim().is_empty());
        let reason = if did(What::New) || did(What::Gone) {
            if says(old, self.old) || says(new, self.new) { Reason::ProseReworded } else { Reason::OnlyPlace }
        } else if let Some(words) = &self.words {
            match wording(words, Reason::ProseReworded) {
                Reason::MarkupOnly if did(What::Retitled) => Reason::ProseReworded,
                Reason::SameWords if did(What::Retitled) => Reason::ProseReworded,
                reason => reason,
            }
        } else if did(What::Retitled) {
            Reason::ProseReworded
        } else {
            Reason::OnlyPlace
        };
        reason.proposal()
    }
}

/// What differs in the wording: marks only, case and punctuation only, or words.
fn wording(words: &Diff, else_: Reason) -> Reason {
    let side = |left_out: Fate| -> String {
        words.pieces.iter().filter(|piece| piece.fate != left_out).map(|piece| piece.text.as_str()).collect()
    };
    let (old, new) = (side(Fate::Added), side(Fate::Removed));
    if unmarked(&old) == unmarked(&new) {
        Reason::MarkupOnly
    } else if bare(&old) == bare(&new) {
        Reason::SameWords
    } else {
        else_
    }
}

/// A text without emphasis marks and with single spaces.
fn unmarked(text: &str) -> String {
    let plain: String = text.chars().filter(|char| !matches!(char, '*' | '_' | '`')).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without editors' notes, without case and without the punctuation that carries no meaning of its own; signs,
/// numbers and what stands in code stay.
fn bare(text: &str) -> String {
    let text = crate::draft::identity::without_notes(text);
    let kept = |char: char| !matches!(char, '.' | ',' | ';' | ':' | '"' | '“' | '”' | '‘' | '’' | '\'' | '(' | ')');
    let end = |word: &str| word.chars().filter(|char| kept(*char)).collect::<String>().to_lowercase();
    text.split_whitespace().map(end).collect::<Vec<_>>().join(" ")
}
