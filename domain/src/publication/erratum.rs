//! Errors that readers find in a standard. Its text stays what was agreed on; what is wrong with it stands beside it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::{
    comment::{heading, readable::Readable},
    draft::{Outline, anchor},
    id::RequirementId,
    problem::{FieldErrors, Flaw, Problem},
    text,
};

/// Most characters of the words that are wrong, and of those that are right.
const MAX_WORDS: usize = 4_000;
/// Most characters of a reason.
const MAX_REASON: usize = 10_000;

crate::words! {
    /// What kind of error it is.
    pub enum ErratumKind {
        /// Whoever follows the text as it stands does something else than was meant.
        Technical = "technical",
        /// A slip of the pen that changes nothing of what is asked.
        Editorial = "editorial",
    }
}

crate::words! {
    /// Where an erratum stands.
    pub enum ErratumState {
        /// It waits for somebody to let it through; its reporter and those who settle errata know of it.
        Waiting = "waiting",
        /// It was not let through.
        Refused = "refused",
        /// It was reported, and nobody said yet whether it is right.
        Reported = "reported",
        /// It is right.
        Verified = "verified",
        /// It is for the next edition to look at.
        Held = "held",
        /// It is not an error.
        Rejected = "rejected",
    }
}

impl ErratumState {
    /// Whether everybody reads it.
    pub const fn is_read(self) -> bool {
        !matches!(self, Self::Waiting | Self::Refused)
    }

    /// Whether somebody must act on it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Reported)
    }
}

crate::words! {
    /// What is done with an erratum.
    pub enum ErratumMove {
        /// Letting it through, as it was reported.
        Publish = "publish",
        /// Finding that it is right.
        Verify = "verify",
        /// Leaving it to the next edition.
        Hold = "hold",
        /// Finding that it is no error.
        Reject = "reject",
        /// Not letting it through.
        Refuse = "refuse",
        /// Looking at it anew.
        Reopen = "reopen",
    }
}

impl ErratumMove {
    /// Where an erratum stands afterwards; none where this is not done to one that stands at `from`.
    pub const fn from(self, from: ErratumState) -> Option<ErratumState> {
        use ErratumState as S;
        match (self, from) {
            (Self::Publish, S::Waiting | S::Refused) | (Self::Reopen, S::Verified | S::Held | S::Rejected) => {
                Some(S::Reported)
            }
            (Self::Verify, S::Waiting | S::Reported) => Some(S::Verified),
            (Self::Hold, S::Waiting | S::Reported) => Some(S::Held),
            (Self::Reject, S::Waiting | S::Reported) => Some(S::Rejected),
            (Self::Refuse, S::Waiting) => Some(S::Refused),
            _ => None,
        }
    }

    /// Whether it is done with a note that says why.
    pub const fn needs_note(self) -> bool {
        !matches!(self, Self::Publish)
    }

    /// The event's word for it.
    pub const fn verb(self) -> &'static str {
        match self {
            Self::Publish => "erratum.published",
            Self::Verify => "erratum.verified",
            Self::Hold => "erratum.held",
            Self::Reject => "erratum.rejected",
            Self::Refuse => "erratum.refused",
            Self::Reopen => "erratum.reopened",
        }
    }
}

/// What somebody typed as an erratum.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedErratum {
    /// One of [`ErratumKind`].
    pub kind: String,
    /// The anchor of the section or requirement that it is in: `s-V6.2`, `r-0123456789ab`.
    pub place: String,
    /// The words that are wrong, as they stand there.
    pub original: String,
    /// What should stand there; empty where the words should go.
    pub corrected: String,
    /// Why.
    pub reason: String,
    /// The policies of the group that its reporter accepts.
    pub policies: Vec<String>,
}

/// The same, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Erratum {
    /// What kind of error it is.
    pub kind: ErratumKind,
    /// The anchor of the place that it is in.
    pub place: String,
    /// The words that are wrong.
    pub original: String,
    /// What should stand there.
    pub corrected: String,
    /// Why.
    pub reason: String,
}

impl TypedErratum {
    /// Checks what was typed; whether the words stand in the text, [`Place::holds`] says.
    pub fn check(&self) -> Result<Erratum, Problem> {
        let mut errors = FieldErrors::default();
        let kind = self.kind.trim().parse::<ErratumKind>();
        let kind = errors.take("kind", kind.map_err(|_| Flaw::new("unknown", "Choose technical or editorial.")));
        let place = errors.take("place", needed(text::optional_line(&self.place, 200)));
        let original = errors.take("original", needed(text::block(&self.original, MAX_WORDS)));
        let corrected = errors.take("corrected", text::block(&self.corrected, MAX_WORDS));
        let reason = errors.take("reason", needed(text::block(&self.reason, MAX_REASON)));
        if let (Some(original), Some(corrected)) = (&original, &corrected)
            && original == corrected
        {
            errors.add("corrected", "unchanged", "This is what stands there. Say what should stand there instead.");
        }
        let checked = (|| {
            Some(Erratum { kind: kind?, place: place?, original: original?, corrected: corrected?, reason: reason? })
        })();
        errors.finish(checked)
    }
}

/// What somebody typed as the reason of a move.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedNote {
    /// The note; everybody reads it who reads the erratum.
    pub note: String,
}

impl TypedNote {
    /// The note, where one is needed.
    pub fn check(&self, is_needed: bool) -> Result<String, Problem> {
        let mut errors = FieldErrors::default();
        let note = text::block(&self.note, MAX_REASON);
        let note = errors.take("note", if is_needed { needed(note) } else { note });
        errors.finish(note)
    }
}

fn needed(typed: Result<String, Flaw>) -> Result<String, Flaw> {
    typed.and_then(|text| if text.is_empty() { Err(Flaw::new("missing", "This field is needed.")) } else { Ok(text) })
}

/// A section or requirement of a standard in which an error can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its anchor.
    pub anchor: String,
    /// What it is called: a heading as it is read, or the number of a requirement.
    pub title: String,
    /// What stands there, as its reader sees it.
    words: String,
}

impl Place {
    /// Whether words stand there, whatever marks they carry and wherever their lines break.
    pub fn holds(&self, words: &str) -> bool {
        let words = Readable::of(words);
        !words.text().is_empty() && self.words.contains(words.text())
    }
}

/// The place with an anchor.
pub fn place(text: &str, outline: &Outline, identities: &[RequirementId], wanted: &str) -> Option<Place> {
    let anchors = anchor::sections(outline);
    let headed = |at: usize| outline.sections[at].depth > 0;
    if let Some(at) = anchors.iter().position(|one| one == wanted).filter(|at| headed(*at)) {
        let read = Readable::of(&text[within(text, outline, at)]).text().to_owned();
        return Some(Place { anchor: wanted.into(), title: heading(&outline.sections[at]), words: read });
    }
    let mut pairs = identities.iter().zip(&outline.requirements);
    let (_, found) = pairs.find(|(id, _)| anchor::requirement(**id) == wanted)?;
    let words = if found.at.is_empty() {
        // It was read from a file of data: what it says is what its reader sees.
        let parts = [Some(&found.text), found.rationale.as_ref(), found.advice.as_ref()];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        Readable::of(&parts.join("\n")).text().to_owned()
    } else {
        Readable::of(&text[found.at.clone()]).text().to_owned()
    };
    Some(Place { anchor: wanted.into(), title: found.number.clone(), words })
}

/// All places of a text, in its order: anchor and what it is called.
pub fn places(outline: &Outline, identities: &[RequirementId]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (at, (section, anchor)) in outline.sections.iter().zip(anchor::sections(outline)).enumerate() {
        if section.depth > 0 {
            all.push((anchor, heading(section)));
        }
        let inside = outline.requirements.iter().zip(identities).filter(|(one, _)| one.section == at);
        all.extend(inside.map(|(one, id)| (anchor::requirement(*id), one.number.clone())));
    }
    all
}

/// The bytes of a section with those that stand under it; of a text that is no running one, all of it.
fn within(text: &str, outline: &Outline, at: usize) -> Range<usize> {
    let section = &outline.sections[at];
    if section.at.is_empty() {
        return 0..text.len();
    }
    let after = outline.sections[at + 1..].iter().find(|one| one.depth > 0 && one.depth <= section.depth);
    section.at.start..after.map_or(text.len(), |one| one.at.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# V6 Authentication\n\nPasswords are *kept*\nwell.\n\n## V6.2 Passwords\n\n\
        | # | Description |\n| --- | --- |\n| **6.2.1** | Verify that passwords are long. |\n\n# V7 Sessions\n\nThey end.\n";

    fn ids() -> Vec<RequirementId> {
        vec!["01910000-0000-7000-8000-000000000001".parse().expect("an id")]
    }

    fn at(wanted: &str) -> Option<Place> {
        place(TEXT, &Outline::read(TEXT).expect("read"), &ids(), wanted)
    }

    #[test]
    fn words_are_looked_for_where_the_erratum_is() {
        for (anchor, words, holds) in [
            ("s-V6", "Passwords are kept well", true),
            ("s-V6", "passwords are long", true),
            ("s-V6", "They end", false),
            ("s-V6.2", "passwords  are\nlong", true),
            ("s-V6.2", "**passwords** are long", true),
            ("s-V6.2", "kept well", false),
            ("r-000000000001", "passwords are long", true),
            ("r-000000000001", "kept", false),
            ("s-V7", "They end.", true),
            ("s-V7", "**", false),
        ] {
            assert_eq!(at(anchor).expect("a place").holds(words), holds, "{words} in {anchor}");
        }
        assert_eq!(at("s-V8"), None);
        assert_eq!(at(""), None);
    }

    #[test]
    fn every_place_that_is_offered_is_found() {
        let outline = Outline::read(TEXT).expect("read");
        let offered = places(&outline, &ids());
        let anchors: Vec<&str> = offered.iter().map(|(anchor, _)| anchor.as_str()).collect();
        assert_eq!(anchors, ["s-V6", "s-V6.2", "r-000000000001", "s-V7"]);
        for (anchor, title) in &offered {
            assert_eq!(at(anchor).map(|found| found.title).as_ref(), Some(title));
        }
    }

    #[test]
    fn what_was_typed_is_refused_beside_its_field() {
        let codes = |typed: &TypedErratum| {
            let problem = typed.check().expect_err("refused");
            problem.fields.iter().map(|one| format!("{} {}", one.field, one.code)).collect::<Vec<_>>()
        };
        let whole = ["kind unknown", "place missing", "original missing", "reason missing"];
        assert_eq!(codes(&TypedErratum::default()), whole);
        let kept = TypedErratum { original: "long".into(), corrected: "long".into(), ..TypedErratum::default() };
        assert!(codes(&kept).contains(&"corrected unchanged".to_owned()));
        let typed = TypedErratum {
            kind: "technical".into(),
            place: "s-V6".into(),
            original: "long".into(),
            corrected: "x".repeat(MAX_WORDS + 1),
            reason: "\u{0}".into(),
            policies: Vec::new(),
        };
        assert_eq!(codes(&typed), ["corrected too-long", "reason control-characters"]);
        let typed = TypedErratum { corrected: String::new(), reason: "It is not.".into(), ..typed };
        assert_eq!(typed.check().map(|checked| checked.corrected), Ok(String::new()), "words may simply go");
    }

    #[test]
    fn the_moves_are_these_and_no_others() {
        let mut table = Vec::new();
        for done in ErratumMove::ALL {
            for from in ErratumState::ALL {
                table.extend(done.from(*from).map(|to| format!("{from} {done} {to}")));
            }
        }
        let expected = [
            "waiting publish reported",
            "refused publish reported",
            "waiting verify verified",
            "reported verify verified",
            "waiting hold held",
            "reported hold held",
            "waiting reject rejected",
            "reported reject rejected",
            "waiting refuse refused",
            "verified reopen reported",
            "held reopen reported",
            "rejected reopen reported",
        ];
        assert_eq!(table, expected);
    }

    #[test]
    fn whatever_is_open_can_be_settled_and_nothing_else() {
        for state in ErratumState::ALL {
            let settles = [ErratumMove::Verify, ErratumMove::Hold, ErratumMove::Reject];
            assert!(settles.iter().all(|done| done.from(*state).is_some() == state.is_open()), "{state}");
        }
    }
}
