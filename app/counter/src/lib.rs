//! What “count it here” runs: the record of a ballot, counted again in the reader's browser by the code of `plenary verify`.

use domain::ballot::{Candidate, Terms};
use record::{Record, Tally, verify};
use serde::Serialize;
#[cfg(target_family = "wasm")]
use wasm_bindgen::prelude::wasm_bindgen;

/// What a record comes to when it is counted again. `app/count.js` shows it.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Everything that is wrong with the record, a sentence each; nothing where it holds.
    pub flaws: Vec<String>,
    /// How many could vote.
    pub voters: usize,
    /// How many votes were counted.
    pub votes: usize,
    /// `passes` or `fails`, of a decision.
    pub outcome: Option<&'static str>,
    /// Who is elected, by name.
    pub elected: Vec<String>,
}

/// Counts a record, given as its text. What is no record has one flaw: that.
pub fn counted(text: &str) -> Counted {
    match Record::read(text.as_bytes()) {
        Ok(record) => of(&record),
        Err(unreadable) => Counted { flaws: vec![unreadable.to_string()], ..Counted::default() },
    }
}

fn of(record: &Record) -> Counted {
    let names = |winners: &[Candidate]| -> Vec<String> {
        winners.iter().filter_map(|one| record.candidates.get(one.index())).map(|one| one.name.clone()).collect()
    };
    let (outcome, elected) = match (record.tally(), &record.ballot.terms) {
        (Ok(Tally::Judged(judgement)), Terms::Decision { .. }) => (Some(judgement.outcome.as_str()), Vec::new()),
        (Ok(Tally::Counted(count)), _) => (None, names(&count.winners)),
        (Ok(Tally::Unopposed(elected)), _) => (None, names(&elected.winners)),
        _ => (None, Vec::new()),
    };
    Counted {
        flaws: verify(record, None).iter().map(ToString::to_string).collect(),
        voters: record.electorate.len(),
        votes: record.last_said().count() + record.papers.len(),
        outcome,
        elected,
    }
}

/// [`counted`] as JSON, for the script.
#[cfg_attr(target_family = "wasm", wasm_bindgen)]
pub fn count(text: &str) -> String {
    serde_json::to_string(&counted(text)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use domain::ballot::rule::preset::Preset;
    use serde_json::json;

    use super::*;

    /// A decision of three by OASIS's simple majority; the third votes last.
    fn record(third: &str) -> Record {
        let voter = |number: u32| format!("00000000-0000-0000-0000-00000000000{number}");
        let elector = |number: u32| {
            json!({
                "voter": voter(number), "kind": "person", "weight": 1, "category": "", "present": false, "voted": true,
                "struck": false
            })
        };
        let said = |who: u32, choice: &str| {
            json!({
                "voter": voter(who), "number": 1, "choice": choice, "text": "", "castAs": "own", "castBy": voter(who),
                "affiliation": "", "at": "2026-09-01T10:05:00Z", "discounted": false, "ruling": ""
            })
        };
        let question = "Shall it be published?";
        let skeleton = json!({
            "format": record::FORMAT,
            "ballot": {
                "id": voter(8), "group": voter(9), "title": "Publish", "question": question, "consequence": "It is.",
                "subject": { "kind": "question", "title": "", "hash": domain::ballot::typed::hash(question) },
                "terms": { "kind": "decision", "rule": Preset::OasisFull.rule() }, "ruleName": "oasis-full",
                "feedsStanding": false, "openedAt": "2026-09-01T10:00:00Z", "closesAt": "2026-09-01T11:00:00Z",
                "closedAt": "2026-09-01T11:00:00Z", "state": "closed"
            },
            "electorate": (1..=3).map(elector).collect::<Vec<_>>(),
            "positions": [said(1, "yes"), said(2, "no"), said(3, third)],
            "papers": [], "candidates": [],
            "draw": {
                "commitment": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", "secret": "00", "closedSet": ""
            },
            "result": null, "previous": ""
        });
        Record::read(skeleton.to_string().as_bytes()).expect("a record").finish().expect("it can be counted")
    }

    #[test]
    fn a_record_that_holds_is_told_with_what_it_comes_to() {
        for (third, outcome) in [("yes", "passes"), ("no", "fails")] {
            let told = counted(&record(third).to_text().expect("JSON"));
            assert_eq!(told, Counted { voters: 3, votes: 3, outcome: Some(outcome), ..Counted::default() });
        }
    }

    #[test]
    fn what_was_changed_is_told_with_what_it_really_comes_to() {
        let changed = record("yes").to_text().expect("JSON").replace("\"choice\":\"yes\"", "\"choice\":\"no\"");
        let told = counted(&changed);
        assert_eq!(told.outcome, Some("fails"));
        assert!(told.flaws.iter().any(|flaw| flaw.contains("Counted again")), "{told:?}");
        assert!(told.flaws.iter().any(|flaw| flaw.contains("hash")), "{told:?}");
    }

    #[test]
    fn what_is_no_record_is_told_as_such() {
        assert!(counted("<html>").flaws[0].contains("not a record of a ballot"));
        assert!(count("{}").contains("\"flaws\":[\"Line 1"));
    }
}
