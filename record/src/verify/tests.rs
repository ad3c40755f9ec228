//! Whatever is changed in a record is found.

use domain::{
    Instant,
    ballot::{
        BallotState, CastAs, ElectionRule, Method, SubjectKind, TieBreak, VoterKind,
        rule::{Visibility, preset::Preset},
    },
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::{About, CastingVote, Drawn, Elector, Paper, Said, Standing, Subject};

fn at(minute: u32) -> Instant {
    format!("2026-09-01T10:{minute:02}:00Z").parse().expect("a moment")
}

fn bare(terms: Terms, voters: u128) -> Record {
    let elector = |number: u128| Elector {
        voter: Uuid::from_u128(number),
        kind: VoterKind::Person,
        weight: 1,
        category: String::new(),
        present: false,
        voted: false,
        struck: false,
    };
    let secret = [7; 32];
    Record {
        format: FORMAT.into(),
        ballot: About {
            id: Uuid::from_u128(900),
            group: Uuid::from_u128(901),
            title: "Publish".into(),
            question: "Shall it be published?".into(),
            consequence: "It is published.".into(),
            subject: Subject {
                kind: SubjectKind::Question,
                title: String::new(),
                hash: hash("Shall it be published?"),
            },
            terms,
            rule_name: "ours".into(),
            feeds_standing: true,
            opened_at: at(0),
            closes_at: at(30),
            closed_at: at(31),
            state: BallotState::Settled,
        },
        electorate: (1..=voters).map(elector).collect(),
        positions: Vec::new(),
        papers: Vec::new(),
        candidates: Vec::new(),
        draw: Drawn {
            commitment: hex::encode(Sha256::digest(secret)),
            secret: hex::encode(secret),
            closed_set: String::new(),
            numbers: Vec::new(),
            casting: None,
        },
        result: Value::Null,
        previous: hash("the one before"),
        hash: String::new(),
    }
}

fn say(record: &mut Record, voter: u128, choice: &str) {
    let voter = Uuid::from_u128(voter);
    let number = 1 + record.positions.iter().filter(|said| said.voter == voter).count();
    let number = u32::try_from(number).expect("few");
    record.positions.push(Said {
        voter,
        number,
        choice: choice.into(),
        text: "Because.".into(),
        cast_as: CastAs::Own,
        cast_by: voter,
        affiliation: "Acme".into(),
        at: at(number),
        discounted: false,
        ruling: String::new(),
    });
    record.positions.sort_by_key(|said| (said.voter, said.number));
    record.electorate.iter_mut().filter(|one| one.voter == voter).for_each(|one| one.voted = true);
}

fn decision() -> Record {
    let mut record = bare(Terms::Decision { rule: Preset::OasisSpecial.rule() }, 7);
    for (voter, choice) in [(1, "yes"), (2, "yes"), (3, "no"), (4, "yes"), (5, "yes"), (6, "yes"), (3, "yes")] {
        say(&mut record, voter, choice);
    }
    record.finish().expect("it can be judged")
}

fn election(method: Method) -> Record {
    elected(plain(method), &[(1, "1 2"), (2, "2 1 3"), (3, "3"), (4, "1 3 2")])
}

/// Two seats, sealed until the close.
fn plain(method: Method) -> ElectionRule {
    ElectionRule {
        method,
        seats: 2,
        limit: None,
        reopen: false,
        least_hours: 0,
        changeable: true,
        visibility: Visibility::Sealed,
        shows_turnout: true,
        quorum: None,
        unopposed: false,
        months: Vec::new(),
        ties: TieBreak::Lots,
        sources: Vec::new(),
    }
}

fn elected(election: ElectionRule, papers: &[(u128, &str)]) -> Record {
    let mut record = bare(Terms::Election { election }, 5);
    let standing = |(name, number): (&str, u32)| Standing {
        number,
        name: name.into(),
        affiliation: String::new(),
        withdrawn: false,
        reopens: false,
        majority: None,
    };
    record.candidates = ["Ann", "Ben", "Cid"].into_iter().zip(1..).map(standing).collect();
    for (voter, choice) in papers {
        say(&mut record, *voter, choice);
    }
    record.finish().expect("it can be counted")
}

/// Ann and Ben have two votes each for one seat.
fn tied(ties: TieBreak) -> Record {
    let sources = if ties == TieBreak::Public { vec!["Lotto".to_owned(), "DAX".to_owned()] } else { Vec::new() };
    let election = ElectionRule { seats: 1, ties, sources, ..plain(Method::Plurality) };
    elected(election, &[(1, "1"), (2, "1"), (3, "2"), (4, "2")])
}

/// A tie that numbers settled, one that a casting vote did, and an election without a vote.
fn without_secrets() -> Vec<Record> {
    let mut drawn = tied(TieBreak::Public);
    drawn.draw.numbers = vec![vec![2, 12, 45], vec![9_319]];
    let mut decided = tied(TieBreak::CastingVote);
    decided.draw.casting = Some(CastingVote { by: Uuid::from_u128(7), at: at(40), choice: "2 1 3".into() });
    let election = ElectionRule { seats: 4, unopposed: true, months: vec![24, 12], ..plain(Method::Schulze) };
    let settled = |record: Record| record.finish().expect("it can be counted");
    vec![settled(drawn), settled(decided), elected(election, &[])]
}

fn confidential() -> Record {
    let rule = domain::ballot::rule::Rule { visibility: Visibility::Confidential, ..Preset::OasisSpecial.rule() };
    let mut record = bare(Terms::Decision { rule }, 6);
    record.electorate.iter_mut().take(5).for_each(|one| one.voted = true);
    let paper = |choice: &str| Paper { choice: choice.into(), text: String::new(), weight: 1, category: String::new() };
    record.papers = ["no", "yes", "yes", "yes", "yes"].map(paper).into();
    record.finish().expect("it can be judged")
}

fn all() -> Vec<Record> {
    vec![decision(), election(Method::Scottish), election(Method::Meek), election(Method::Debian), confidential()]
}

/// Every record that differs from this one in a single field, with the path of that field.
fn mutations(value: &Value, path: &str) -> Vec<(String, Value)> {
    let within = |key: &str, part: &Value| mutations(part, &format!("{path}/{key}"));
    match value {
        Value::Object(fields) => fields
            .iter()
            .flat_map(|(key, part)| within(key, part).into_iter().map(move |(at, changed)| (key, at, changed)))
            .map(|(key, at, changed)| {
                let mut whole = value.clone();
                whole[key] = changed;
                (at, whole)
            })
            .collect(),
        Value::Array(items) => {
            let mut all: Vec<(String, Value)> = Vec::new();
            for (place, part) in items.iter().enumerate() {
                let changed = within(&place.to_string(), part).into_iter();
                all.extend(changed.map(|(at, changed)| {
                    let mut whole = items.clone();
                    whole[place] = changed;
                    (at, Value::Array(whole))
                }));
                let (mut fewer, mut more) = (items.clone(), items.clone());
                fewer.remove(place);
                more.insert(place, part.clone());
                all.push((format!("{path}/{place} gone"), Value::Array(fewer)));
                all.push((format!("{path}/{place} twice"), Value::Array(more)));
            }
            all
        }
        Value::String(text) => {
            let other = if let Ok(id) = text.parse::<Uuid>() {
                Uuid::from_u128(id.as_u128() + 1_000).to_string()
            } else if let Ok(moment) = text.parse::<Instant>() {
                (moment + chrono::TimeDelta::hours(9)).to_rfc3339()
            } else {
                format!("{text}x")
            };
            vec![(path.to_owned(), Value::String(other))]
        }
        Value::Number(number) => vec![(path.to_owned(), json!(number.as_u64().unwrap_or_default() + 1))],
        Value::Bool(flag) => vec![(path.to_owned(), json!(!flag))],
        Value::Null => vec![(path.to_owned(), json!(1))],
    }
}

#[test]
fn a_record_that_was_not_touched_holds() {
    for record in all().into_iter().chain(without_secrets()) {
        assert_eq!(verify(&record, Some(&hash("the one before"))), [], "{:?}", record.result);
        let again = Record::read(record.to_text().expect("JSON").as_bytes()).expect("it reads");
        assert_eq!(again, record);
    }
    assert_eq!(decision().result["outcome"], "passes");
    assert_eq!(election(Method::Scottish).result["winners"].as_array().map(Vec::len), Some(2));
}

#[test]
fn every_single_field_that_is_changed_is_found() {
    for record in all().into_iter().chain(without_secrets()) {
        let value = serde_json::to_value(&record).expect("JSON");
        let changed = mutations(&value, "");
        assert!(changed.len() > 90, "{}", changed.len());
        for (path, changed) in changed {
            // What does not even read as a record is found, too.
            if let Ok(changed) = serde_json::from_value::<Record>(changed) {
                assert!(!verify(&changed, None).is_empty(), "{path}");
            }
        }
    }
}

/// Somebody who changes a record can make a new hash. What decides is found all the same.
#[test]
fn what_decides_is_found_also_behind_a_new_hash() {
    let decides = |path: &str| {
        let free = [
            "title",
            "consequence",
            "text",
            "affiliation",
            "ruling",
            "ruleName",
            "feedsStanding",
            "castAs",
            "castBy",
            "name",
        ];
        let told = [
            "/previous",
            "/hash",
            "/ballot/id",
            "/ballot/group",
            "/ballot/state",
            "/ballot/closedAt",
            "kind",
            "present",
            "category",
        ];
        !free.iter().any(|part| path.contains(part)) && !told.iter().any(|part| path.ends_with(part))
    };
    for record in all() {
        let value = serde_json::to_value(&record).expect("JSON");
        let parts = [
            "/result",
            "/electorate",
            "/positions",
            "/papers",
            "/draw",
            "/candidates",
            "/ballot/question",
            "/ballot/subject/hash",
        ];
        for (path, changed) in mutations(&value, "") {
            // Somebody who did not vote changes no election.
            let silent = record.ballot.terms.election().is_some() && path.starts_with("/electorate/4");
            // Under which id somebody was silent, or dropped a paper without a name, only the hash knows.
            let nameless = path == "/electorate/6/voter" || (!record.papers.is_empty() && path.ends_with("/voter"));
            // A ruling on what was said before another word of the same voter changes nothing.
            let idle = silent || nameless || path == "/positions/2/discounted";
            if !parts.iter().any(|part| path.starts_with(part)) || !decides(&path) || idle {
                continue;
            }
            if let Ok(mut changed) = serde_json::from_value::<Record>(changed) {
                changed.hash = changed.computed_hash().expect("JSON");
                assert!(!verify(&changed, None).is_empty(), "{path}");
            }
        }
    }
}

#[test]
fn a_tie_waits_and_is_settled_by_what_the_terms_name() {
    for ties in [TieBreak::Public, TieBreak::CastingVote] {
        let waiting = tied(ties);
        assert_eq!(waiting.result, json!({ "tied": { "purpose": "elect", "tied": [1, 2] } }), "{ties}");
        assert_eq!(verify(&waiting, None), [RecordFlaw::Result], "it is settled, so it may not wait");
        let mut closed = waiting.clone();
        closed.ballot.state = BallotState::Closed;
        assert_eq!(verify(&closed.finish().expect("it counts"), None), []);
    }
    let winners = |record: &Record| record.result["winners"].clone();
    let settled = without_secrets();
    // printf '\000\0002.12.45./9319./\000\000' | md5sum → d84b…11fa = 1 modulo 3: the second of three.
    assert_eq!((winners(&settled[0]), winners(&settled[1])), (json!([2]), json!([2])));
    assert_eq!(settled[2].result, json!({ "unopposed": { "winners": [1, 2, 3], "vacant": 1 } }));
    // Lots of another kind than the terms name, a source too many, a casting vote before the close.
    let flawed = |change: fn(&mut Record)| {
        let mut record = settled[1].clone();
        change(&mut record);
        verify(&record.finish().expect("it counts"), None)
    };
    assert_eq!(flawed(|record| record.draw.numbers = vec![vec![1]]), [RecordFlaw::Draw]);
    let early = |record: &mut Record| record.draw.casting.iter_mut().for_each(|vote| vote.at = at(5));
    assert_eq!(flawed(early), [RecordFlaw::Draw]);
    let mut half = settled[1].clone();
    half.draw.casting.iter_mut().for_each(|vote| vote.choice = "2 1".into());
    assert!(half.finish().is_err(), "everybody has to be ranked");
}

#[test]
fn a_threshold_that_was_lowered_afterwards_is_found() {
    let mut record = decision();
    record.ballot.terms = Terms::Decision { rule: Preset::OasisFull.rule() };
    record.hash = record.computed_hash().expect("JSON");
    assert_eq!(verify(&record, None), [RecordFlaw::Result]);
    assert_eq!(verify(&decision(), Some("another")), [RecordFlaw::Chain]);
}
