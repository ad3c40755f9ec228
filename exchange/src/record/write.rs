//! A record as a table, and as a file of ballots.

use domain::ballot::ElectionRule;

use super::{Record, Untallied};
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
