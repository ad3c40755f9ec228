//! `plenary count`

use std::{
    io::{ErrorKind, Write as _},
    path::{Path, PathBuf},
};

use clap::{
    Args,
    builder::{PossibleValuesParser, TypedValueParser as _},
};
use domain::ballot::{Candidate, Contest, Count as Counted, Lots, Method, count, lots::Source, tally::report::Draw};
use exchange::election::{ElectionFile, Format, read};
use serde::Serialize;

/// What `plenary count` takes. It needs neither a site nor a database.
#[derive(Debug, Args)]
pub struct Count {
    /// How to count.
    #[arg(long, value_parser = PossibleValuesParser::new(Method::ALL.iter().map(|rule| rule.as_str())).try_map(|rule| rule.parse::<Method>()))]
    rule: Method,
    /// How many are elected; as many as the file says, unless told.
    #[arg(long)]
    seats: Option<usize>,
    /// Draw lots by SHA-256 of this text and each candidate's number, instead of by the order of the file.
    #[arg(long)]
    seed: Option<String>,
    /// The number of the candidate who stands for “reopen nominations”; the default option of debian.
    #[arg(long, value_name = "NUMBER")]
    reopen: Option<usize>,
    /// A file of ballots: BLT, PrefLib (soc, soi, toc, toi) or scot-elex CSV.
    file: PathBuf,
}

/// What is printed.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Answer<'a> {
    format: Format,
    title: &'a str,
    candidates: Vec<Listed<'a>>,
    lots: &'a Source,
    #[serde(flatten)]
    count: &'a Counted,
    ties: Vec<&'a Draw>,
}

/// A candidate by number.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Listed<'a> {
    number: usize,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    affiliation: Option<&'a str>,
    #[serde(skip_serializing_if = "is_false")]
    withdrawn: bool,
}

impl Count {
    /// Counts a file and prints the answer as JSON.
    pub fn run(&self) -> Result<(), String> {
        let answer = self.answer()?;
        match writeln!(std::io::stdout(), "{answer}") {
            // Whoever reads has seen enough.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
            told => told.map_err(|error| format!("The answer cannot be written: {error}.")),
        }
    }

    fn answer(&self) -> Result<String, String> {
        let file = opened(&self.file)?;
        let seats = self.seats.or(file.seats).ok_or("The file does not say how many seats there are: give --seats.")?;
        let candidates = file.candidates.len();
        let lots = match &self.seed {
            Some(seed) => Lots::from_seed(seed.as_bytes(), candidates),
            None => Lots::by_file_order(candidates),
        };
        let contest =
            Contest { withdrawn: file.withdrawn.clone(), reopen: self.reopen(candidates)?, ..Contest::of(seats) };
        let count = count(self.rule, &file.profile, &contest, &lots).map_err(|refusal| refusal.to_string())?;
        let answer = Answer {
            format: file.format,
            title: &file.title,
            candidates: listed(&file),
            lots: lots.source(),
            ties: count.draws(),
            count: &count,
        };
        serde_json::to_string_pretty(&answer).map_err(|error| error.to_string())
    }

    fn reopen(&self, candidates: usize) -> Result<Option<Candidate>, String> {
        let Some(number) = self.reopen else { return Ok(None) };
        let known = Candidate::numbered(number).filter(|one| one.index() < candidates);
        known.map(Some).ok_or_else(|| format!("There is no candidate {number}; the file has {candidates}."))
    }
}

fn opened(path: &Path) -> Result<ElectionFile, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{} cannot be read: {error}.", path.display()))?;
    read(&bytes).map_err(|error| format!("{}: {error}", path.display()))
}

fn listed(file: &ElectionFile) -> Vec<Listed<'_>> {
    let all = file.candidates.iter().zip(1..);
    all.map(|(one, number)| Listed {
        number,
        name: &one.name,
        affiliation: one.affiliation.as_deref(),
        withdrawn: file.withdrawn.iter().any(|withdrawn| withdrawn.number() == number),
    })
    .collect()
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn told(rule: &str, content: &str, extra: &[&str]) -> Result<Value, String> {
        #[derive(clap::Parser)]
        struct Line {
            #[command(flatten)]
            count: Count,
        }
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("ballots");
        std::fs::write(&path, content).expect("a file");
        let mut words = vec!["count", "--rule", rule, path.to_str().expect("a name")];
        words.extend(extra);
        let line = <Line as clap::Parser>::try_parse_from(words).map_err(|error| error.to_string())?;
        line.count.answer().map(|answer| serde_json::from_str(&answer).expect("JSON"))
    }

    const BLT: &str = "4 2\n6 1 2 0\n2 2 0\n3 3 0\n1 4 0\n0\n\"Ann\"\n\"Ben\"\n\"Cid\"\n\"Dot\"\n\"Board\"\n";

    #[test]
    fn winners_are_numbers_of_the_file() {
        let scottish = told("scottish-stv", BLT, &[]).expect("an answer");
        assert_eq!(scottish["winners"], json!([1, 3]));
        assert_eq!((&scottish["quota"], &scottish["method"]), (&json!("5.00000"), &json!("scottish-stv")));
        assert_eq!(scottish["lots"], json!({"from": "file-order"}));
        assert_eq!(scottish["rounds"][1]["totals"], json!(["5.00000", "2.99996", "3.00000", "1.00000"]));
        assert_eq!(scottish["candidates"][1], json!({"number": 2, "name": "Ben"}));
        assert_eq!(told("wigm-prf", BLT, &[]).expect("an answer")["winners"], json!([1, 2]));
        assert_eq!(told("plurality", BLT, &["--seats", "1"]).expect("an answer")["winners"], json!([1]));
    }

    #[test]
    fn ties_and_how_they_were_drawn_are_told() {
        let tied = "3 1\n1 1 0\n1 2 0\n1 3 0\n0\n";
        let by_file = told("plurality", tied, &[]).expect("an answer");
        let tie = json!([{"purpose": "elect", "tied": [1, 2, 3], "chosen": 1, "by": "lot"}]);
        assert_eq!((&by_file["winners"], &by_file["ties"]), (&json!([1]), &tie));
        // printf snow1 | sha256sum, and so on: a8d7…, e8a4…, 362e….
        let by_seed = told("plurality", tied, &["--seed", "snow"]).expect("an answer");
        assert_eq!(by_seed["lots"], json!({"from": "seed", "seed": "736e6f77"}));
        assert_eq!(by_seed["winners"], json!([3]));
    }

    #[test]
    fn nominations_reopen() {
        let answer = told("debian", "2 1\n3 2 1 0\n1 1 2 0\n0\n", &["--reopen", "2"]).expect("an answer");
        assert_eq!((&answer["winners"], &answer["reopened"]), (&json!([]), &json!(1)));
        assert_eq!(answer["rounds"]["pairwise"], json!([[0, 1], [3, 0]]));
    }

    #[test]
    fn refusals_say_what_to_do() {
        let refused = |rule, content, extra: &[&str]| told(rule, content, extra).expect_err("a refusal");
        let unknown = refused("stv", BLT, &[]);
        assert!(unknown.contains("invalid value 'stv'") && unknown.contains("scottish-stv"), "{unknown}");
        assert!(refused("irv", BLT, &[]).contains("irv fills one seat only"));
        assert!(refused("meek-prf", BLT, &["--seats", "0"]).contains("no seat to fill"));
        assert!(refused("debian", BLT, &["--reopen", "5"]).contains("no candidate 5"));
        assert!(refused("scottish-stv", "2 1\n1 1=2 0\n0\n", &[]).contains("rank candidates equally"));
        assert!(refused("irv", "2 1\n1 3 0\n0\n", &[]).contains("Line 2: There is no candidate 3"));
        let no_seats = "# TITLE: x\n# NUMBER ALTERNATIVES: 2\n1: 1,2\n";
        assert!(refused("schulze", no_seats, &[]).contains("give --seats"));
    }
}
