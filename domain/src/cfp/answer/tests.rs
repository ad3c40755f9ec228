//! Answers of every kind, good and bad.

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
            offer: Some(OFFER),
            now: self.now,
            complete: self.complete,
            before: &self.before,
            files: &files,
        };
        let typed = typed.iter().map(|(number, values)| {
            (Uuid::from_u128(*number).into(), values.iter().map(|value| (*value).to_owned()).collect())
        });
        check_answers(questions, asking, &typed.collect()).map_err(|problem| {
            problem.fields.into_iter().map(|field| (field.field[40..].to_owned(), field.code)).collect()
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
    let options =
        |numbers: &[u128]| Answer::Choice(numbers.iter().map(|number| OptionId(Uuid::from_u128(*number))).collect());
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
    assert_eq!(form.send(std::slice::from_ref(&elsewhere), &[(1, &[""])]), Ok(before));
    let typed = Answers::from([(elsewhere.id, Answer::Text("new".into()))]);
    assert_eq!(form.send(&[elsewhere], &[(1, &["new"])]), Ok(typed), "what is typed there is not lost either");
}

#[test]
fn answers_read_back_as_they_are_typed_and_say_what_was_chosen() {
    for (kind, values) in [
        (Kind::Text, vec!["a".to_owned()]),
        (Kind::Number, vec!["-7".into()]),
        (Kind::Boolean, vec!["no".into()]),
        (Kind::Date, vec!["2027-01-31".into()]),
        (Kind::Several, vec![id(50), id(51)]),
    ] {
        let texts: Vec<&str> = values.iter().map(String::as_str).collect();
        let answer = sent(question(1, kind), &texts).expect("taken").expect("an answer");
        assert_eq!(answer.typed(), values, "{kind}");
        if kind == Kind::Several {
            assert_eq!(answer.words(&question(1, kind)), "Option 50, Option 51");
        }
    }
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
