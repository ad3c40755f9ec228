//! Answers to a call's questions.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Kind, Offer, Question, Target};
use crate::{
    Instant, Problem,
    id::{FileId, OptionId, QuestionId},
    problem::{FieldErrors, Flaw},
    text::{block, line, optional_web_address},
};

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Answer {
    /// A line, or several.
    Text(String),
    /// A whole number.
    Number(i64),
    /// The options that were chosen: one, or several.
    Choice(BTreeSet<OptionId>),
    /// Yes or no.
    Boolean(bool),
    /// A day.
    Date(NaiveDate),
    /// A web address.
    Url(String),
    /// A file that was uploaded.
    File(FileId),
}

/// Answers by their question.
pub type Answers = BTreeMap<QuestionId, Answer>;

/// What was typed: the values a form sends for each question. A question that is missing here was not sent.
pub type TypedAnswers = BTreeMap<QuestionId, Vec<String>>;

/// When and for what answers are given.
#[derive(Clone, Copy, Debug)]
pub struct Asking<'a> {
    /// Whose questions.
    pub target: Target,
    /// What the proposal is offered as, as far as that is chosen.
    pub offer: Option<Offer>,
    /// When.
    pub now: Instant,
    /// Whether what is needed must be there: when handing in, and when saving what was handed in. A draft may be
    /// incomplete.
    pub complete: bool,
    /// The answers so far.
    pub before: &'a Answers,
    /// The files that were uploaded for this and belong to whoever answers. No other file can be named.
    pub files: &'a BTreeSet<FileId>,
}

/// Most characters of a line, where a question sets no bound of its own.
const LINE_MOST: usize = 500;
/// Most characters of a text, whatever bounds a question sets.
const TEXT_MOST: usize = 50_000;

/// The answers as they are kept from now on, or everything that is wrong with them; fields are named by [`field_of`].
/// What is not asked (another track was chosen) is kept as it was or as it is typed, if that can be read, so that
/// choosing back loses nothing.
pub fn check_answers(questions: &[Question], asking: Asking<'_>, typed: &TypedAnswers) -> Result<Answers, Problem> {
    let mut errors = FieldErrors::default();
    let mut answers = asking.before.clone();
    for question in questions.iter().filter(|question| question.target == asking.target) {
        let field = field_of(question.id);
        let before = asking.before.get(&question.id);
        if !question.is_asked(asking.offer) {
            let readable =
                typed.get(&question.id).and_then(|values| read(question, values, asking.files).ok().flatten());
            if let Some(answer) = readable.filter(|_| !question.is_frozen(asking.now)) {
                answers.insert(question.id, answer);
            }
            continue;
        }
        let answer = match typed.get(&question.id) {
            None => before.cloned(),
            Some(values) => match errors.take(&field, read(question, values, asking.files)) {
                Some(answer) => answer,
                None => continue,
            },
        };
        if question.is_frozen(asking.now) && answer.as_ref() != before {
            errors.add(&field, "frozen", "This answer can no longer be changed; it stays as it was.");
            continue;
        }
        if answer.is_none() && asking.complete && question.is_needed(asking.now) {
            errors.add(&field, "missing", "This answer is needed.");
        }
        match answer {
            Some(answer) => answers.insert(question.id, answer),
            None => answers.remove(&question.id),
        };
    }
    errors.into_result()?;
    Ok(answers)
}

/// The field in which a question is answered.
pub fn field_of(question: QuestionId) -> String {
    format!("answers.{question}")
}

impl Answer {
    /// As people read it. A file has a name of its own, which the answer does not know.
    pub fn words(&self, question: &Question) -> String {
        match self {
            Self::Text(text) | Self::Url(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Boolean(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Self::Date(date) => date.to_string(),
            Self::File(_) => String::new(),
            Self::Choice(chosen) => {
                let chosen = question.options.iter().filter(|option| chosen.contains(&option.id));
                chosen.map(|option| option.label.as_str()).collect::<Vec<_>>().join(", ")
            }
        }
    }

    /// As a form starts from it.
    pub fn typed(&self) -> Vec<String> {
        match self {
            Self::Text(text) | Self::Url(text) => vec![text.clone()],
            Self::Number(number) => vec![number.to_string()],
            Self::Boolean(yes) => vec![if *yes { "yes" } else { "no" }.to_owned()],
            Self::Date(date) => vec![date.to_string()],
            Self::File(id) => vec![id.to_string()],
            Self::Choice(chosen) => chosen.iter().map(ToString::to_string).collect(),
        }
    }
}

/// What was typed as an answer; `None` where nothing was.
fn read(question: &Question, values: &[String], files: &BTreeSet<FileId>) -> Result<Option<Answer>, Flaw> {
    let values: Vec<&str> = values.iter().map(String::as_str).filter(|value| !value.trim().is_empty()).collect();
    if question.kind == Kind::Several {
        return several(question, &values);
    }
    let value = match values[..] {
        [] => return Ok(None),
        [value] => value,
        [..] => return Err(Flaw::new("several", "Give one answer.")),
    };
    one(question, value, files).map(Some)
}

fn one(question: &Question, value: &str, files: &BTreeSet<FileId>) -> Result<Answer, Flaw> {
    let bounds = question.bounds;
    match question.kind {
        Kind::Text => text(question, line(value, bounds.length.map_or(LINE_MOST, |_| TEXT_MOST))?),
        Kind::LongText => text(question, block(value, TEXT_MOST)?),
        Kind::Number => {
            let number = value.trim().parse().map_err(|_| Flaw::new("number", "Give a whole number."))?;
            within(number, bounds.number, "number").map(Answer::Number)
        }
        Kind::Choice | Kind::Several => Ok(Answer::Choice(BTreeSet::from([option(question, value)?]))),
        Kind::Boolean => match value.trim() {
            "yes" => Ok(Answer::Boolean(true)),
            "no" => Ok(Answer::Boolean(false)),
            _ => Err(Flaw::new("boolean", "Answer yes or no.")),
        },
        Kind::Date => {
            let date = NaiveDate::parse_from_str(value.trim(), "%Y-%m-%d");
            let date = date.map_err(|_| Flaw::new("date", "Give a day such as 2027-01-31."))?;
            within(date, bounds.date, "date").map(Answer::Date)
        }
        Kind::Url => match optional_web_address(value)? {
            Some(address) => Ok(Answer::Url(address)),
            None => Err(Flaw::new("missing", "This answer is needed.")),
        },
        Kind::File => {
            let file = value.trim().parse().ok().filter(|file| files.contains(file));
            file.map(Answer::File).ok_or_else(|| Flaw::new("file", "Upload the file again."))
        }
    }
}

fn text(question: &Question, text: String) -> Result<Answer, Flaw> {
    if let Some(length) = question.bounds.length {
        length.check(&text)?;
    }
    Ok(Answer::Text(text))
}

fn several(question: &Question, values: &[&str]) -> Result<Option<Answer>, Flaw> {
    let chosen: BTreeSet<OptionId> = values.iter().map(|value| option(question, value)).collect::<Result<_, _>>()?;
    Ok((!chosen.is_empty()).then_some(Answer::Choice(chosen)))
}

fn option(question: &Question, value: &str) -> Result<OptionId, Flaw> {
    let chosen = value.trim().parse().ok();
    let known = chosen.filter(|chosen| question.options.iter().any(|option| option.id == *chosen));
    known.ok_or_else(|| Flaw::new("option", "Choose one of the options."))
}

fn within<T: PartialOrd + std::fmt::Display>(value: T, bounds: Option<(T, T)>, code: &'static str) -> Result<T, Flaw> {
    match bounds {
        Some((least, most)) if value < least || value > most => {
            Err(Flaw::new(code, format!("Keep between {least} and {most}.")))
        }
        _ => Ok(value),
    }
}

#[cfg(test)]
mod tests;
