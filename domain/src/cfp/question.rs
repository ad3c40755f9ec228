//! Questions that a call asks besides its usual fields.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Length, Offer};
use crate::{
    Instant, Problem,
    id::{OptionId, QuestionId, SessionTypeId, TrackId},
    problem::FieldErrors,
    words,
};

words! {
    /// Who or what a question is about. Never changed once the question was asked.
    pub enum Target {
        /// Each proposal.
        Proposal = "proposal",
        /// Each speaker, once for the call.
        Speaker = "speaker",
        /// Each reviewer, in a review.
        Reviewer = "reviewer",
    }
}

words! {
    /// What an answer is.
    pub enum Kind {
        /// One line.
        Text = "text",
        /// Several lines.
        LongText = "long-text",
        /// A whole number.
        Number = "number",
        /// One of the options.
        Choice = "choice",
        /// Any of the options.
        Several = "several",
        /// Yes or no.
        Boolean = "boolean",
        /// A day.
        Date = "date",
        /// A web address.
        Url = "url",
        /// An uploaded file.
        File = "file",
    }
}

/// Whether an answer is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Need {
    /// No.
    Optional,
    /// To hand in.
    Required,
    /// For whatever is handed in or saved after this moment.
    RequiredAfter(Instant),
}

/// Something to choose. Its id stays when it is worded anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Which.
    pub id: OptionId,
    /// What it says.
    pub label: String,
}

/// Bounds of an answer; those of other kinds do not apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    /// Of a text's length.
    pub length: Option<Length>,
    /// Of a number, both included.
    pub number: Option<(i64, i64)>,
    /// Of a day, both included.
    pub date: Option<(NaiveDate, NaiveDate)>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Which.
    pub id: QuestionId,
    /// Whom it is put to.
    pub target: Target,
    /// What its answers are.
    pub kind: Kind,
    /// What it says.
    pub label: String,
    /// What to choose from, where that is the kind.
    pub options: Vec<Choice>,
    /// How long, how large, how early.
    pub bounds: Bounds,
    /// Whether an answer is needed.
    pub need: Need,
    /// The last moment at which an answer can be changed.
    pub frozen_after: Option<Instant>,
    /// Whether the public reads the answers once the session is in a release.
    pub is_public: bool,
    /// Whether reviewers read the answers.
    pub is_for_reviewers: bool,
    /// Only for these tracks; none named are all.
    pub tracks: BTreeSet<TrackId>,
    /// Only for these session types; none named are all.
    pub types: BTreeSet<SessionTypeId>,
}

impl Question {
    /// Whether it is put to a proposal that is offered so; before that is chosen, what is put to all is asked. Speakers
    /// and reviewers are asked whatever the offer.
    pub fn is_asked(&self, offer: Option<Offer>) -> bool {
        let track = offer.and_then(|offer| offer.track);
        let tracks = self.tracks.is_empty() || track.is_some_and(|track| self.tracks.contains(&track));
        let types = self.types.is_empty() || offer.is_some_and(|offer| self.types.contains(&offer.session_type));
        self.target != Target::Proposal || (tracks && types)
    }

    /// Whether an answer is needed at `now`.
    pub fn is_needed(&self, now: Instant) -> bool {
        match self.need {
            Need::Optional => false,
            Need::Required => true,
            Need::RequiredAfter(moment) => now > moment,
        }
    }

    /// Whether answers stay as they are.
    pub fn is_frozen(&self, now: Instant) -> bool {
        self.frozen_after.is_some_and(|moment| now > moment)
    }
}

/// Everything that is wrong with the questions of a call; fields are named by their place in the list.
pub fn check_questions(questions: &[Question]) -> Result<(), Problem> {
    let mut errors = FieldErrors::default();
    for (index, question) in questions.iter().enumerate() {
        check(question, &format!("questions.{index}."), &mut errors);
    }
    errors.into_result()
}

impl Question {
    /// Everything that is wrong with it alone.
    pub fn check(&self) -> Result<(), Problem> {
        let mut errors = FieldErrors::default();
        check(self, "", &mut errors);
        errors.into_result()
    }
}

/// Most options of a question.
const OPTIONS_MOST: usize = 200;

fn check(question: &Question, field: &str, errors: &mut FieldErrors) {
    let mut note = |name: &str, code: &str, message: &str| errors.add(&format!("{field}{name}"), code, message);
    if question.label.trim().is_empty() {
        note("label", "missing", "Say what is asked.");
    }
    let labels: BTreeSet<&str> = question.options.iter().map(|option| option.label.trim()).collect();
    match question.kind {
        Kind::Choice | Kind::Several if !(2..=OPTIONS_MOST).contains(&question.options.len()) => {
            note("options", "number", "Give 2 to 200 options to choose from.");
        }
        Kind::Choice | Kind::Several if labels.len() < question.options.len() || labels.contains("") => {
            note("options", "twice", "Word every option, and each differently.");
        }
        Kind::Choice | Kind::Several => {}
        _ if !question.options.is_empty() => note("options", "kind", "Only a choice has options."),
        _ => {}
    }
    let bounds = question.bounds;
    let upside_down = bounds.length.is_some_and(|length| length.least > length.most || length.most == 0)
        || bounds.number.is_some_and(|(least, most)| least > most)
        || bounds.date.is_some_and(|(first, last)| first > last);
    if upside_down {
        note("bounds", "order", "The lower bound cannot be above the upper one.");
    }
    if question.target != Target::Proposal && !(question.tracks.is_empty() && question.types.is_empty()) {
        note("tracks", "target", "Only questions about proposals can be for some tracks or types.");
    }
    if question.target == Target::Reviewer && question.is_public {
        note("public", "target", "What reviewers answer is never public.");
    }
    if question.target == Target::Reviewer && question.kind == Kind::File {
        note("kind", "target", "Reviewers answer in words: a file tells who made it.");
    }
    if let (Need::RequiredAfter(needed), Some(frozen)) = (question.need, question.frozen_after)
        && frozen <= needed
    {
        note("frozen_after", "order", "Answers cannot be frozen before they are needed.");
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::cfp::Unit;

    fn question(kind: Kind) -> Question {
        Question {
            id: Uuid::from_u128(1).into(),
            target: Target::Proposal,
            kind,
            label: "Something?".into(),
            options: Vec::new(),
            bounds: Bounds::default(),
            need: Need::Optional,
            frozen_after: None,
            is_public: false,
            is_for_reviewers: true,
            tracks: BTreeSet::new(),
            types: BTreeSet::new(),
        }
    }

    fn faults(question: Question) -> Vec<(String, String)> {
        let problem = check_questions(&[question]).err();
        let fields = problem.map(|problem| problem.fields).unwrap_or_default();
        fields.into_iter().map(|field| (field.field, field.code)).collect()
    }

    fn option(number: u128, label: &str) -> Choice {
        Choice { id: Uuid::from_u128(number).into(), label: label.into() }
    }

    #[test]
    fn each_kind_has_its_own_rules() {
        assert_eq!(faults(question(Kind::Text)), []);
        let choice = |options| Question { options, ..question(Kind::Choice) };
        assert_eq!(faults(choice(vec![option(1, "Yes"), option(2, "No")])), []);
        let told = |name: &str, code: &str| vec![(format!("questions.0.{name}"), code.to_owned())];
        assert_eq!(faults(choice(vec![option(1, "Yes")])), told("options", "number"));
        assert_eq!(faults(choice(vec![option(1, "Yes"), option(2, " Yes ")])), told("options", "twice"));
        let text = Question { options: vec![option(1, "Yes")], ..question(Kind::Text) };
        assert_eq!(faults(text), told("options", "kind"));
        let length = Length { unit: Unit::Words, least: 5, most: 4 };
        let text = Question { bounds: Bounds { length: Some(length), ..Bounds::default() }, ..question(Kind::Text) };
        assert_eq!(faults(text), told("bounds", "order"));
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        let moment = Instant::UNIX_EPOCH;
        let wrong = Question {
            target: Target::Reviewer,
            label: " ".into(),
            is_public: true,
            types: BTreeSet::from([Uuid::from_u128(5).into()]),
            need: Need::RequiredAfter(moment),
            frozen_after: Some(moment),
            ..question(Kind::File)
        };
        let codes: Vec<String> = faults(wrong).into_iter().map(|(field, _)| field).collect();
        assert_eq!(
            codes,
            ["label", "tracks", "public", "kind", "frozen_after"].map(|name| format!("questions.0.{name}"))
        );
    }

    #[test]
    fn a_question_is_put_to_its_tracks_and_types() {
        let [here, elsewhere] = [1, 2].map(|number| TrackId(Uuid::from_u128(number)));
        let talk = SessionTypeId(Uuid::from_u128(3));
        let only = Question { tracks: BTreeSet::from([here]), ..question(Kind::Text) };
        let asked = |track| only.is_asked(Some(Offer { session_type: talk, track }));
        assert_eq!([Some(here), Some(elsewhere), None].map(asked), [true, false, false]);
        assert!(!only.is_asked(None) && question(Kind::Text).is_asked(None));
    }
}
