//! The record of a ballot, also as a table and as a file of ballots.

use domain::ballot::ElectionRule;
pub use record::*;

use crate::csv;

/// Everything that was said as CSV; `name` tells who a voter is to whoever may know.
pub fn table(record: &Record, name: impl Fn(uuid::Uuid) -> String) -> String {
    let heads = ["voter", "name", "number", "choice", "text", "cast as", "at", "discounted", "weight", "category"];
    let mut rows: Vec<Vec<String>> = vec![heads.map(str::to_owned).to_vec()];
    for said in &record.positions {
        let elector = record.electorate.iter().find(|one| one.voter == said.voter);
        rows.push(vec![
            said.voter.to_string(),
            name(said.voter),
            said.number.to_string(),
            said.choice.clone(),
            said.text.clone(),
            said.cast_as.to_string(),
            said.at.to_rfc3339_opts(chrono::SecondsFormat::Micros, true),
            if said.discounted { "yes" } else { "no" }.to_owned(),
            elector.map(|one| one.weight.to_string()).unwrap_or_default(),
            elector.map(|one| one.category.clone()).unwrap_or_default(),
        ]);
    }
    for paper in &record.papers {
        let (choice, text) = (paper.choice.clone(), paper.text.clone());
        let nothing = String::new;
        rows.push(vec![
            nothing(),
            nothing(),
            nothing(),
            choice,
            text,
            nothing(),
            nothing(),
            nothing(),
            paper.weight.to_string(),
            paper.category.clone(),
        ]);
    }
    rows.iter().map(|row| csv::row(row.iter().map(String::as_str))).collect()
}

/// An election as BLT: equal papers together, sorted by what they say.
pub fn blt(record: &Record, election: &ElectionRule) -> Result<String, Untallied> {
    let profile = record.profile(election)?;
    let mut text = format!("{} {}\n", record.candidates.len(), election.seats);
    for one in record.candidates.iter().filter(|one| one.withdrawn) {
        text.push_str(&format!("-{}\n", one.number));
    }
    for paper in profile.ballots() {
        text.push_str(&paper.weight.to_string());
        let mut last = None;
        for (rank, candidate) in paper.ranks() {
            text.push(if last == Some(rank) { '=' } else { ' ' });
            text.push_str(&candidate.number().to_string());
            last = Some(rank);
        }
        text.push_str(" 0\n");
    }
    text.push_str("0\n");
    let quoted = |name: &str| format!("\"{}\"\n", name.replace('"', "'"));
    text.extend(record.candidates.iter().map(|one| quoted(&one.name)));
    text.push_str(&quoted(&record.ballot.title));
    Ok(text)
}

#[cfg(test)]
mod tests {
    use domain::ballot::Terms;
    use serde_json::json;

    use super::*;

    /// Two seats among two; four voters, of whom the first changed their mind and the last said nothing.
    fn election() -> Record {
        let voter = |number: u32| format!("00000000-0000-0000-0000-00000000000{number}");
        let elector = |number: u32| json!({ "voter": voter(number), "kind": "person", "weight": 1, "category": "", "present": false, "voted": number < 4, "struck": false });
        let said = |who: u32, number: u32, choice: &str| json!({ "voter": voter(who), "number": number, "choice": choice, "text": "=1+1", "castAs": "own", "castBy": voter(who), "affiliation": "", "at": "2026-09-01T10:05:00Z", "discounted": false, "ruling": "" });
        let stands = |number: u32| json!({ "number": number, "name": "Ada \"A\"", "affiliation": "", "withdrawn": number == 3, "reopens": false });
        let election = json!({ "method": "scottish", "seats": 2, "limit": null, "reopen": false, "leastHours": 1, "changeable": true, "visibility": "open", "showsTurnout": true });
        let record = json!({
            "format": FORMAT,
            "ballot": {
                "id": voter(8), "group": voter(9), "title": "Board", "question": "Who?", "consequence": "They are.",
                "subject": { "kind": "question", "title": "", "hash": "" }, "terms": { "kind": "election", "election": election }, "ruleName": "scottish",
                "feedsStanding": false, "openedAt": "2026-09-01T10:00:00Z", "closesAt": "2026-09-01T11:00:00Z",
                "closedAt": "2026-09-01T11:00:00Z", "state": "closed"
            },
            "electorate": (1..=4).map(elector).collect::<Vec<_>>(),
            "positions": [said(1, 1, "2 1"), said(1, 2, "1 2"), said(2, 1, "1 2"), said(3, 1, "2")],
            "papers": [],
            "candidates": (1..=3).map(stands).collect::<Vec<_>>(),
            "draw": { "commitment": "", "secret": "", "closedSet": "" },
            "result": null,
            "previous": ""
        });
        Record::read(record.to_string().as_bytes()).expect("a record")
    }

    #[test]
    fn a_table_and_a_file_of_ballots_say_the_same() {
        let record = election();
        let Terms::Election { election } = &record.ballot.terms else { panic!("an election") };
        let file = blt(&record, election).expect("it can be written");
        let read = crate::election::read(file.as_bytes()).expect("it reads");
        assert_eq!(read.profile, record.profile(election).expect("it has papers"));
        assert_eq!((read.seats, read.title.as_str()), (Some(2), "Board"));
        let rows = csv::rows(&table(&record, |_| "Ada".into()));
        assert_eq!(rows.len(), 5);
        assert_eq!(rows[1].1[1..5], ["Ada", "1", "2 1", "=1+1"]);
        assert!(table(&record, |_| String::new()).contains("\"'=1+1\""), "no spreadsheet works it out");
    }
}
