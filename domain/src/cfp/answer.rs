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
    /// What the proposal is offered as.
    pub offer: Offer,
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

/// The answers as they are kept from now on, or everything that is wrong with them; fields are named by the question's
/// id. What is not asked any more (another track was chosen) is kept as it was, so that choosing back loses nothing.
pub fn check_answers(questions: &[Question], asking: Asking<'_>, typed: &TypedAnswers) -> Result<Answers, Problem> {
    let mut errors = FieldErrors::default();
    let mut answers = asking.before.clone();
    let asked = questions.iter().filter(|question| question.target == asking.target && question.is_asked(asking.offer));
    for question in asked {
        let field = question.id.to_string();
        let before = asking.before.get(&question.id);
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
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::{
        cfp::{Bounds, Choice, Length, Need, Unit},
        id::{SessionTypeId, TrackId},
    };

    const OFFER: Offer = Offer { session_type: SessionTypeId(Uuid::from_u128(70)), track: None };

    fn now() -> Instant {
        Instant::from_timestamp(1_800_000_000, 0).expect("in range")
    }

    fn question(number: u128, kind: Kind) -> Question {
        let option = |number| Choice { id: Uuid::from_u128(number).into(), label: format!("Option {number}") };
        let is_choice = matches!(kind, Kind::Choice | Kind::Several);
        Question {
            id: Uuid::from_u128(number).into(),
            target: Target::Proposal,
            kind,
            label: "Something?".into(),
            options: if is_choice { vec![option(50), option(51)] } else { Vec::new() },
            bounds: Bounds::default(),
            need: Need::Optional,
            frozen_after: None,
            is_public: false,
            is_for_reviewers: false,
            tracks: BTreeSet::new(),
            types: BTreeSet::new(),
        }
    }

    struct Form {
        now: Instant,
        complete: bool,
        before: Answers,
    }

    impl Form {
        fn new() -> Self {
            Self { now: now(), complete: true, before: Answers::new() }
        }

        fn send(&self, questions: &[Question], typed: &[(u128, &[&str])]) -> Result<Answers, Vec<(String, String)>> {
            let files = BTreeSet::from([FileId(Uuid::from_u128(90))]);
            let asking = Asking {
                target: Target::Proposal,
                offer: OFFER,
                now: self.now,
                complete: self.complete,
                before: &self.before,
                files: &files,
            };
            let typed = typed.iter().map(|(number, values)| {
                (Uuid::from_u128(*number).into(), values.iter().map(|value| (*value).to_owned()).collect())
            });
            check_answers(questions, asking, &typed.collect()).map_err(|problem| {
                problem.fields.into_iter().map(|field| (field.field[32..].to_owned(), field.code)).collect()
            })
        }
    }

    fn sent(question: Question, values: &[&str]) -> Result<Option<Answer>, String> {
        let id = question.id;
        let answers = Form::new().send(&[question], &[(1, values)]);
        answers.map(|mut answers| answers.remove(&id)).map_err(|faults| faults[0].1.clone())
    }

    /// What comes of an answer, or the code of its fault.
    type Taken = Result<Option<Answer>, &'static str>;

    fn id(number: u128) -> String {
        Uuid::from_u128(number).to_string()
    }

    #[test]
    fn each_kind_takes_its_own_answers() {
        let day = NaiveDate::from_ymd_opt(2027, 1, 31).expect("a day");
        let options = |numbers: &[u128]| {
            Answer::Choice(numbers.iter().map(|number| OptionId(Uuid::from_u128(*number))).collect())
        };
        let both = [id(50), id(51)];
        let (first, second, file) = (both[0].as_str(), both[1].as_str(), id(90));
        let cases: &[(Kind, &[&str], Taken)] = &[
            (Kind::Text, &[" a b "], Ok(Some(Answer::Text("a b".into())))),
            (Kind::Text, &["a\nb"], Err("control-characters")),
            (Kind::Text, &["a", "b"], Err("several")),
            (Kind::LongText, &["a\r\nb"], Ok(Some(Answer::Text("a\nb".into())))),
            (Kind::Number, &["-7"], Ok(Some(Answer::Number(-7)))),
            (Kind::Number, &["1e3"], Err("number")),
            (Kind::Number, &["1.5"], Err("number")),
            (Kind::Choice, &[first], Ok(Some(options(&[50])))),
            (Kind::Choice, &[first, second], Err("several")),
            (Kind::Choice, &["52"], Err("option")),
            (Kind::Several, &[first, second, ""], Ok(Some(options(&[50, 51])))),
            (Kind::Several, &[], Ok(None)),
            (Kind::Boolean, &["no"], Ok(Some(Answer::Boolean(false)))),
            (Kind::Boolean, &["on"], Err("boolean")),
            (Kind::Date, &["2027-01-31"], Ok(Some(Answer::Date(day)))),
            (Kind::Date, &["2027-02-30"], Err("date")),
            (Kind::Url, &["https://a.example"], Ok(Some(Answer::Url("https://a.example".into())))),
            (Kind::Url, &["javascript:alert(1)"], Err("web-address")),
            (Kind::File, &[file.as_str()], Ok(Some(Answer::File(FileId(Uuid::from_u128(90)))))),
            (Kind::Text, &["  "], Ok(None)),
        ];
        for (kind, values, expected) in cases {
            let expected = expected.clone().map_err(str::to_owned);
            assert_eq!(sent(question(1, *kind), values), expected, "{kind} {values:?}");
        }
    }

    /// In other systems any author could fetch any document: a file is only ever one's own upload.
    #[test]
    fn nobody_names_a_file_of_somebody_else() {
        assert_eq!(sent(question(1, Kind::File), &[&id(91)]), Err("file".into()));
    }

    #[test]
    fn bounds_hold_at_both_ends() {
        let number = |bounds| Question { bounds, ..question(1, Kind::Number) };
        let bounds = Bounds { number: Some((1, 5)), ..Bounds::default() };
        let codes = ["0", "1", "5", "6"].map(|value| sent(number(bounds), &[value]).is_ok());
        assert_eq!(codes, [false, true, true, false]);
        let length = Some(Length { unit: Unit::Characters, least: 2, most: 600 });
        let long = Question { bounds: Bounds { length, ..Bounds::default() }, ..question(1, Kind::Text) };
        let texts = ["a".to_owned(), "ab".to_owned(), "é".repeat(600), "é".repeat(601)];
        let taken = texts.map(|text| sent(long.clone(), &[&text]).map_err(|code| code.clone()).is_ok());
        assert_eq!(taken, [false, true, true, false]);
    }

    #[test]
    fn all_faults_are_told_at_once_and_a_draft_may_be_incomplete() {
        let needed = Question { need: Need::Required, ..question(1, Kind::Text) };
        let questions = [needed, question(2, Kind::Number), question(3, Kind::Date)];
        let typed: &[(u128, &[&str])] = &[(1, &[""]), (2, &["many"]), (3, &["soon"])];
        let faults = Form::new().send(&questions, typed).expect_err("three faults");
        let told: Vec<(&str, &str)> = faults.iter().map(|(field, code)| (field.as_str(), code.as_str())).collect();
        assert_eq!(told, [("0001", "missing"), ("0002", "number"), ("0003", "date")]);
        let draft = Form { complete: false, ..Form::new() };
        assert_eq!(draft.send(&questions[..1], &typed[..1]), Ok(Answers::new()));
    }

    #[test]
    fn what_is_needed_later_is_needed_only_after_the_moment() {
        let later = Question { need: Need::RequiredAfter(now()), ..question(1, Kind::Text) };
        assert!(Form::new().send(std::slice::from_ref(&later), &[]).is_ok());
        let after = Form { now: now() + TimeDelta::microseconds(1), ..Form::new() };
        assert!(after.send(&[later], &[]).is_err());
    }

    #[test]
    fn a_frozen_answer_stays_and_sending_it_unchanged_is_no_fault() {
        let frozen = Question { frozen_after: Some(now()), ..question(1, Kind::Text) };
        let before = Answers::from([(frozen.id, Answer::Text("kept".into()))]);
        let after = Form { now: now() + TimeDelta::microseconds(1), before: before.clone(), complete: true };
        let send = |form: &Form, text: &str| form.send(std::slice::from_ref(&frozen), &[(1, &[text])]);
        assert_eq!(send(&after, "kept"), Ok(before.clone()));
        for text in ["other", ""] {
            assert_eq!(send(&after, text).map_err(|faults| faults[0].1.clone()), Err("frozen".into()));
        }
        assert!(send(&Form { now: now(), before, complete: true }, "other").is_ok());
    }

    #[test]
    fn what_another_track_asked_is_kept_and_not_needed() {
        let elsewhere = Question {
            tracks: BTreeSet::from([TrackId(Uuid::from_u128(80))]),
            need: Need::Required,
            ..question(1, Kind::Text)
        };
        let before = Answers::from([(elsewhere.id, Answer::Text("kept".into()))]);
        let form = Form { before: before.clone(), ..Form::new() };
        assert_eq!(form.send(&[elsewhere], &[(1, &["new"])]), Ok(before));
    }

    proptest! {
        #[test]
        fn no_input_makes_it_stumble_and_what_is_kept_comes_back(
            kind in prop::sample::select(Kind::ALL.to_vec()),
            values in prop::collection::vec(any::<String>(), 0..3),
        ) {
            let values: Vec<&str> = values.iter().map(String::as_str).collect();
            if let Ok(Some(Answer::Text(text))) = sent(question(1, kind), &values) {
                prop_assert_eq!(sent(question(1, kind), &[&text]), Ok(Some(Answer::Text(text))));
            }
        }
    }
}
