//! How a table's cells say what takes more than a word: who speaks, and what was answered.

use super::{Answer, Kind, Question};

/// Somebody who is named in a cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NamedSpeaker {
    /// Their name.
    pub name: String,
    /// Where they can be reached; may be empty.
    pub address: String,
}

/// Who speaks, as a cell says it: one after another with semicolons or line breaks between, each a name, or a name and an
/// address as mail programs write them: `Ada Lovelace <ada@example.org>`.
pub fn speakers_in_cell(cell: &str) -> Vec<NamedSpeaker> {
    parts(cell).map(named).collect()
}

/// Names as [`speakers_in_cell`] reads them.
pub fn speakers_cell(names: &[String]) -> String {
    // What sets names apart cannot be in one.
    names.iter().map(|name| name.replace(';', ",")).collect::<Vec<_>>().join("; ")
}

/// The values that a form would send for an answer that a cell gives: options by their words, several of them with
/// semicolons or line breaks between.
pub fn typed_cell(question: &Question, cell: &str) -> Vec<String> {
    let cell = cell.trim();
    match question.kind {
        _ if cell.is_empty() => Vec::new(),
        Kind::Choice => vec![option(question, cell)],
        Kind::Several if question.options.iter().any(|option| same(&option.label, cell)) => {
            vec![option(question, cell)]
        }
        Kind::Several => parts(cell).map(|part| option(question, part)).collect(),
        Kind::Boolean => vec![boolean(cell)],
        Kind::Text | Kind::LongText | Kind::Number | Kind::Date | Kind::Url | Kind::File => vec![cell.to_owned()],
    }
}

impl Answer {
    /// As [`typed_cell`] reads it.
    pub fn cell(&self, question: &Question) -> String {
        match self {
            Self::Choice(chosen) => {
                let chosen = question.options.iter().filter(|option| chosen.contains(&option.id));
                chosen.map(|option| option.label.as_str()).collect::<Vec<_>>().join("; ")
            }
            _ => self.words(question),
        }
    }
}

fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([';', '\n', '\r']).map(str::trim).filter(|part| !part.is_empty())
}

fn named(part: &str) -> NamedSpeaker {
    let (name, address) = match part.strip_suffix('>').and_then(|rest| rest.rsplit_once('<')) {
        Some((name, address)) => (name.trim(), address.trim()),
        // An address alone names nobody, which is told; a name may begin with the sign, as some write it.
        None if part.find('@').is_some_and(|at| at > 0) && !part.contains(char::is_whitespace) => ("", part),
        None => (part, ""),
    };
    NamedSpeaker { name: name.to_owned(), address: address.to_owned() }
}

/// The option with these words; the words themselves where there is none, which is refused where answers are checked.
fn option(question: &Question, words: &str) -> String {
    let found = question.options.iter().find(|option| same(&option.label, words));
    found.map_or_else(|| words.to_owned(), |option| option.id.to_string())
}

fn boolean(cell: &str) -> String {
    let word = match cell.to_lowercase().as_str() {
        "yes" | "true" | "1" | "x" | "ja" | "wahr" => "yes",
        "no" | "false" | "0" | "nein" | "falsch" => "no",
        _ => cell,
    };
    word.to_owned()
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use uuid::Uuid;

    use super::*;
    use crate::cfp::{Bounds, Choice, Need, Target};

    fn question(kind: Kind, labels: &[&str]) -> Question {
        let option = |(nth, label): (u128, &&str)| Choice { id: Uuid::from_u128(nth).into(), label: (*label).into() };
        Question {
            id: Uuid::nil().into(),
            target: Target::Proposal,
            kind,
            label: "What?".into(),
            options: (1..).zip(labels).map(option).collect(),
            bounds: Bounds::default(),
            need: Need::Optional,
            frozen_after: None,
            is_public: false,
            is_for_reviewers: false,
            tracks: BTreeSet::new(),
            types: BTreeSet::new(),
        }
    }

    #[test]
    fn speakers_are_told_apart_with_and_without_addresses() {
        let read =
            speakers_in_cell("Ada Lovelace <ada@example.org>; Lovelace, Byron\r\n\n gus@example.org ;@cy; <x@y.z>");
        let pair = |name: &str, address: &str| NamedSpeaker { name: name.into(), address: address.into() };
        let expected = [
            pair("Ada Lovelace", "ada@example.org"),
            pair("Lovelace, Byron", ""),
            pair("", "gus@example.org"),
            pair("@cy", ""),
            pair("", "x@y.z"),
        ];
        assert_eq!(read, expected);
        let names = ["Ada; Lovelace".to_owned(), "Bob".to_owned()];
        let read: Vec<String> = speakers_in_cell(&speakers_cell(&names)).into_iter().map(|one| one.name).collect();
        assert_eq!(read, ["Ada, Lovelace", "Bob"]);
    }

    #[test]
    fn an_answer_reads_back_as_it_was_written() {
        let several = question(Kind::Several, &["Projector", "Sound; loud", "Light"]);
        for chosen in [&[1_u128][..], &[1, 3], &[2]] {
            let chosen: BTreeSet<_> = chosen.iter().map(|nth| Uuid::from_u128(*nth).into()).collect();
            let answer = Answer::Choice(chosen.clone());
            let ids: BTreeSet<_> = typed_cell(&several, &answer.cell(&several)).into_iter().collect();
            assert_eq!(ids, chosen.iter().map(ToString::to_string).collect());
        }
        let choice = question(Kind::Choice, &["Projector", "Light"]);
        assert_eq!(typed_cell(&choice, " LIGHT "), [Uuid::from_u128(2).to_string()]);
        assert_eq!(typed_cell(&choice, "Fog"), ["Fog"], "refused where answers are checked");
        let boolean = question(Kind::Boolean, &[]);
        assert_eq!(typed_cell(&boolean, &Answer::Boolean(true).cell(&boolean)), ["yes"]);
        assert_eq!([typed_cell(&boolean, "Nein"), typed_cell(&boolean, "perhaps")], [["no"], ["perhaps"]]);
        assert!(typed_cell(&boolean, " ").is_empty());
    }
}
