//! A question as the organisers of a call type it.

use std::{collections::BTreeSet, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Bounds, Choice, Kind, Length, Need, Question, Target, Unit,
    details::{moment, typed_moment},
};
use crate::{
    Problem,
    id::{OptionId, QuestionId, SessionTypeId, TrackId},
    problem::{FieldErrors, Flaw},
    text::line,
    words,
    zone::Zone,
};

words! {
    /// How a form says whether an answer is needed.
    pub enum NeedWord {
        /// No.
        Optional = "optional",
        /// To hand in.
        Required = "required",
        /// After a moment that stands beside it.
        After = "after",
    }
}

/// A question as typed. Times are those of the conference's clock, or carry their own offset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedQuestion {
    /// Whom it is put to.
    pub target: String,
    /// What its answers are.
    pub kind: String,
    /// What it says.
    pub label: String,
    /// What to choose from, one on each line.
    pub options: String,
    /// The lower bound: a length, a number, or a day.
    pub least: String,
    /// The upper bound.
    pub most: String,
    /// What a length is counted in.
    pub unit: String,
    /// Whether an answer is needed.
    pub need: String,
    /// From when on, where it is needed later.
    pub needed_after: String,
    /// The last moment at which an answer can be changed; any where empty.
    pub frozen_after: String,
    /// Whether the public reads the answers.
    pub is_public: bool,
    /// Whether reviewers read the answers.
    pub is_for_reviewers: bool,
    /// Only for these tracks.
    pub tracks: Vec<String>,
    /// Only for these session types.
    pub types: Vec<String>,
}

/// Longest question, in characters.
const LABEL_MOST: usize = 500;
/// Longest option, in characters.
const OPTION_MOST: usize = 200;
/// Longest text that can be asked for, whatever is counted.
const LENGTH_MOST: usize = 50_000;

impl TypedQuestion {
    /// The question on the clock of `zone`, or everything that is wrong with it. Options keep the ids that they had
    /// `before` (see [`options`]); `new_id` makes those of new ones.
    pub fn check(
        &self,
        id: QuestionId,
        zone: &Zone,
        before: Option<&Question>,
        new_id: impl FnMut() -> OptionId,
    ) -> Result<Question, Problem> {
        let mut errors = FieldErrors::default();
        let target = errors.take("target", one_of::<Target>(&self.target));
        let kind = errors.take("kind", one_of::<Kind>(&self.kind));
        let label = errors.take("label", line(&self.label, LABEL_MOST));
        let options = self.options(kind, before, new_id, &mut errors);
        let bounds = kind.map(|kind| self.bounds(kind, &mut errors)).unwrap_or_default();
        let need = self.need(zone, &mut errors);
        let frozen_after = errors.take("frozen_after", moment(&self.frozen_after, zone)).flatten();
        let tracks: BTreeSet<TrackId> = ids(&self.tracks, "tracks", &mut errors);
        let types: BTreeSet<SessionTypeId> = ids(&self.types, "types", &mut errors);
        let checked = match (target, kind, label) {
            (Some(target), Some(kind), Some(label)) => {
                let (is_public, is_for_reviewers) = (self.is_public, self.is_for_reviewers);
                let question = Question {
                    id,
                    target,
                    kind,
                    label,
                    options,
                    bounds,
                    need,
                    frozen_after,
                    is_public,
                    is_for_reviewers,
                    tracks,
                    types,
                };
                note_faults(&question, &mut errors);
                Some(question)
            }
            _ => None,
        };
        errors.finish(checked)
    }

    fn options(
        &self,
        kind: Option<Kind>,
        before: Option<&Question>,
        new_id: impl FnMut() -> OptionId,
        errors: &mut FieldErrors,
    ) -> Vec<Choice> {
        // What was typed for another kind stays in the form, and means nothing.
        if !matches!(kind, Some(Kind::Choice | Kind::Several)) {
            return Vec::new();
        }
        let typed = self.options.lines().map(str::trim).filter(|label| !label.is_empty());
        let mut labels = Vec::new();
        for label in typed {
            labels.extend(errors.take("options", line(label, OPTION_MOST)));
        }
        options(&labels, before.map_or(&[], |before| before.options.as_slice()), new_id)
    }

    fn bounds(&self, kind: Kind, errors: &mut FieldErrors) -> Bounds {
        let mut bounds = Bounds::default();
        match kind {
            Kind::Text | Kind::LongText => bounds.length = self.length(errors),
            Kind::Number => {
                let least = errors.take("least", whole::<i64>(&self.least)).flatten();
                let most = errors.take("most", whole::<i64>(&self.most)).flatten();
                bounds.number = span(least, most, i64::MIN, i64::MAX);
            }
            Kind::Date => {
                let least = errors.take("least", day(&self.least)).flatten();
                let most = errors.take("most", day(&self.most)).flatten();
                bounds.date = span(least, most, NaiveDate::MIN, NaiveDate::MAX);
            }
            Kind::Choice | Kind::Several | Kind::Boolean | Kind::Url | Kind::File => {}
        }
        bounds
    }

    fn length(&self, errors: &mut FieldErrors) -> Option<Length> {
        let unit = match self.unit.trim() {
            "" => Some(Unit::Characters),
            unit => errors.take("unit", one_of::<Unit>(unit)),
        };
        let least = errors.take("least", whole::<usize>(&self.least)).flatten();
        let most = errors.take("most", whole::<usize>(&self.most)).flatten();
        if most.is_some_and(|most| most > LENGTH_MOST) {
            errors.add("most", "number", format!("Ask for at most {LENGTH_MOST}."));
        }
        let (least, most) = span(least, most, 0, LENGTH_MOST)?;
        Some(Length { unit: unit?, least, most })
    }

    fn need(&self, zone: &Zone, errors: &mut FieldErrors) -> Need {
        match errors.take("need", one_of::<NeedWord>(&self.need)) {
            Some(NeedWord::Required) => Need::Required,
            Some(NeedWord::After) => match errors.take("needed_after", moment(&self.needed_after, zone)) {
                Some(Some(at)) => Need::RequiredAfter(at),
                Some(None) => {
                    errors.add("needed_after", "missing", "Say from when on.");
                    Need::Optional
                }
                None => Need::Optional,
            },
            Some(NeedWord::Optional) | None => Need::Optional,
        }
    }
}

impl Question {
    /// As a form starts from it, on the clock of `zone`.
    pub fn typed(&self, zone: &Zone) -> TypedQuestion {
        let bounds = self.bounds;
        let (least, most, unit) = match (bounds.length, bounds.number, bounds.date) {
            (Some(length), ..) => (length.least.to_string(), length.most.to_string(), length.unit.to_string()),
            (_, Some((least, most)), _) => (
                if least == i64::MIN { String::new() } else { least.to_string() },
                if most == i64::MAX { String::new() } else { most.to_string() },
                String::new(),
            ),
            (.., Some((first, last))) => (
                if first == NaiveDate::MIN { String::new() } else { first.to_string() },
                if last == NaiveDate::MAX { String::new() } else { last.to_string() },
                String::new(),
            ),
            _ => Default::default(),
        };
        let (need, needed_after) = match self.need {
            Need::Optional => (NeedWord::Optional, String::new()),
            Need::Required => (NeedWord::Required, String::new()),
            Need::RequiredAfter(at) => (NeedWord::After, typed_moment(at, zone)),
        };
        TypedQuestion {
            target: self.target.to_string(),
            kind: self.kind.to_string(),
            label: self.label.clone(),
            options: self.options.iter().map(|option| option.label.as_str()).collect::<Vec<_>>().join("\n"),
            least,
            most,
            unit,
            need: need.to_string(),
            needed_after,
            frozen_after: self.frozen_after.map(|at| typed_moment(at, zone)).unwrap_or_default(),
            is_public: self.is_public,
            is_for_reviewers: self.is_for_reviewers,
            tracks: self.tracks.iter().map(ToString::to_string).collect(),
            types: self.types.iter().map(ToString::to_string).collect(),
        }
    }
}

/// Options for `labels`. One that reads as before is the same; one that is new where an old one went missing is that one
/// worded anew; others are new.
fn options(labels: &[String], before: &[Choice], mut new_id: impl FnMut() -> OptionId) -> Vec<Choice> {
    let option = |(nth, label): (usize, &String)| {
        let same = before.iter().find(|old| old.label == *label);
        let reworded = before.get(nth).filter(|old| !labels.contains(&old.label));
        let id = same.or(reworded).map_or_else(&mut new_id, |old| old.id);
        Choice { id, label: label.clone() }
    };
    labels.iter().enumerate().map(option).collect()
}

/// What is wrong with the whole, in the words of this form's fields.
fn note_faults(question: &Question, errors: &mut FieldErrors) {
    for fault in question.check().err().map(|problem| problem.fields).unwrap_or_default() {
        let (field, code) = match (fault.field.as_str(), fault.code.as_str()) {
            ("bounds", _) => ("most", "bounds-order"),
            ("options", "number") => ("options", "options-number"),
            ("options", "twice") => ("options", "options-twice"),
            ("frozen_after", _) => ("frozen_after", "frozen-order"),
            ("tracks", _) => ("tracks", "target-tracks"),
            ("public", _) => ("is_public", "target-public"),
            (field, code) => (field, code),
        };
        errors.add(field, code, fault.message);
    }
}

fn one_of<T: FromStr>(typed: &str) -> Result<T, Flaw> {
    typed.trim().parse().map_err(|_| Flaw::new("option", "Choose one of the options."))
}

fn whole<T: FromStr>(typed: &str) -> Result<Option<T>, Flaw> {
    match typed.trim() {
        "" => Ok(None),
        number => number.parse().map(Some).map_err(|_| Flaw::new("number", "Give a whole number.")),
    }
}

fn day(typed: &str) -> Result<Option<NaiveDate>, Flaw> {
    match typed.trim() {
        "" => Ok(None),
        day => day.parse().map(Some).map_err(|_| Flaw::new("date", "Give a day such as 2027-01-31.")),
    }
}

fn span<T>(least: Option<T>, most: Option<T>, lowest: T, highest: T) -> Option<(T, T)> {
    (least.is_some() || most.is_some()).then(|| (least.unwrap_or(lowest), most.unwrap_or(highest)))
}

fn ids<Id: FromStr + Ord>(typed: &[String], field: &str, errors: &mut FieldErrors) -> BTreeSet<Id> {
    let mut ids = BTreeSet::new();
    for id in typed.iter().filter(|id| !id.trim().is_empty()) {
        let known =
            id.trim().parse().map_err(|_| Flaw::new("unknown-entry", "This entry is not known; load the page again."));
        ids.extend(errors.take(field, known));
    }
    ids
}

#[cfg(test)]
mod tests;
