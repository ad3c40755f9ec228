//! A rule in words: one sentence and one inequality, as keys of a catalogue with their numbers, so that every language can
//! say it.

use serde::Serialize;

use super::{Bound, Condition, Needs, Quantity, Role, Rule};
use crate::ballot::exact::Ratio;

/// A rule explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The sentence, part by part.
    pub sentence: Vec<Phrase>,
    /// The inequality, condition by condition; those of one case belong together.
    pub inequality: Vec<Vec<Term>>,
}

/// A key of a catalogue with what it is said of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Phrase {
    /// `rule-passes` and `rule-never`; for a condition its role, or `when`, and its kind: `rule-threshold-share`.
    pub key: String,
    /// What is put into it, by name.
    pub arguments: Vec<(&'static str, Term)>,
}

/// A piece of an explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "is", content = "of", rename_all = "kebab-case")]
pub enum Term {
    /// A number.
    Number(u64),
    /// A fraction.
    #[serde(serialize_with = "as_text")]
    Ratio(Ratio),
    /// Positions by the body's own names; their votes together.
    Positions(Vec<String>),
    /// A quantity, by its key: `cast`, `eligible` …
    Quantity(&'static str),
    /// A category, by the body's own name.
    Category(String),
    /// A word to choose by: of a comparison, of an effect.
    Word(&'static str),
    /// A sign: ≥, ×, √, ∧ …
    Sign(&'static str),
}

fn as_text<S: serde::Serializer>(ratio: &Ratio, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(ratio)
}

impl Rule {
    /// Explains the rule.
    pub fn explain(&self) -> Explanation {
        let mut sentence =
            vec![Phrase { key: "rule-passes".into(), arguments: vec![("effect", Term::Word(self.passes.as_str()))] }];
        let mut inequality = Vec::new();
        let always = self.conditions(None);
        sentence.extend(always.iter().map(|(role, condition)| condition.phrase(*role)));
        for case in &self.cases {
            sentence.extend(case.when.iter().map(|when| when.phrase_of("when")));
            let mut all: Vec<_> = always.iter().map(|(_, condition)| condition.terms()).collect();
            match &case.needs {
                Needs::Never => {
                    sentence.push(Phrase { key: "rule-never".into(), arguments: Vec::new() });
                    continue;
                }
                Needs::All(conditions) => {
                    sentence.extend(conditions.iter().map(|condition| condition.phrase(Role::Threshold)));
                    all.extend(conditions.iter().map(Condition::terms));
                }
            }
            inequality.push(all.join(&Term::Sign("∧")));
        }
        Explanation { sentence, inequality }
    }
}

impl Condition {
    /// The condition as a part of a sentence.
    pub fn phrase(&self, role: Role) -> Phrase {
        self.phrase_of(role.as_str())
    }

    fn phrase_of(&self, role: &str) -> Phrase {
        let mut arguments = vec![("left", self.left.term()), ("comparison", Term::Word(self.comparison.as_str()))];
        let kind = match &self.bound {
            Bound::Number(number) => {
                arguments.push(("number", Term::Number(*number)));
                "number"
            }
            Bound::Share { times, of } => {
                arguments.extend([("times", Term::Ratio(*times)), ("of", of.term())]);
                "share"
            }
            Bound::Root { times, of } => {
                arguments.extend([("times", Term::Ratio(*times)), ("of", of.term())]);
                "root"
            }
        };
        arguments.extend(self.category.clone().map(|category| ("category", Term::Category(category))));
        Phrase { key: format!("rule-{role}-{kind}"), arguments }
    }

    /// The condition as an inequality.
    pub fn terms(&self) -> Vec<Term> {
        let mut terms = vec![self.left.term(), Term::Sign(self.comparison.sign())];
        match &self.bound {
            Bound::Number(number) => terms.push(Term::Number(*number)),
            Bound::Share { times, of } => {
                if *times != Ratio::ONE {
                    terms.extend([Term::Ratio(*times), Term::Sign("×")]);
                }
                terms.push(of.term());
            }
            Bound::Root { times, of } => {
                terms.extend([Term::Ratio(*times), Term::Sign("×"), Term::Sign("√"), of.term()]);
            }
        }
        terms.extend(self.category.clone().map(Term::Category));
        terms
    }
}

impl Quantity {
    fn term(&self) -> Term {
        Term::Quantity(match self {
            Self::Positions(words) => return Term::Positions(words.clone()),
            Self::Cast => "cast",
            Self::CastWithoutAbstentions => "cast-without-abstentions",
            Self::Eligible => "eligible",
            Self::EligibleWithoutRecused => "eligible-without-recused",
            Self::Present => "present",
            Self::Returned => "returned",
        })
    }
}
