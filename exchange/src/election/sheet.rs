//! What the readers share: numbers, and ballots with their lines.

use domain::ballot::{
    Candidate, ProfileBuilder,
    profile::{BallotFlaw, MAX_CANDIDATES},
};

use super::{ElectionFile, Format, Listed};
use crate::ReadError;

/// Gathers an election.
pub(super) struct Sheet {
    format: Format,
    ballots: ProfileBuilder,
    listed: Vec<Option<Listed>>,
    pub(super) title: String,
    pub(super) seats: Option<usize>,
    pub(super) withdrawn: Vec<Candidate>,
}

impl Sheet {
    pub(super) fn new(format: Format, line: u32, candidates: usize) -> Result<Self, ReadError> {
        let ballots = ProfileBuilder::new(candidates).filter(|_| candidates > 0).ok_or_else(|| {
            let message = format!("There are {candidates} candidates; between 1 and {MAX_CANDIDATES} are read.");
            ReadError::at(line, "candidates", message)
        })?;
        let listed = vec![None; candidates];
        Ok(Self { format, ballots, listed, title: String::new(), seats: None, withdrawn: Vec::new() })
    }

    pub(super) fn candidates(&self) -> usize {
        self.listed.len()
    }

    /// The candidate that a word of a line names.
    pub(super) fn candidate(&self, line: u32, word: &str) -> Result<Candidate, ReadError> {
        let known = |one: &Candidate| one.index() < self.candidates();
        Candidate::numbered(number(line, word)?).filter(known).ok_or_else(|| {
            let message = format!("There is no candidate {word}; they are numbered from 1 to {}.", self.candidates());
            ReadError::at(line, "candidate-unknown", message)
        })
    }

    pub(super) fn name(&mut self, candidate: Candidate, name: &str, affiliation: Option<&str>) {
        let trimmed = |text: &str| text.trim().to_owned();
        let affiliation = affiliation.map(trimmed).filter(|text| !text.is_empty());
        if let Some(listed) = self.listed.get_mut(candidate.index()) {
            *listed = Some(Listed { name: trimmed(name), affiliation });
        }
    }

    /// Adds equal ballots.
    pub(super) fn ballot(&mut self, line: u32, ranks: &[Vec<Candidate>], weight: u64) -> Result<(), ReadError> {
        self.ballots.add(ranks.iter().map(Vec::as_slice), weight).map_err(|flaw| refusal(line, flaw))
    }

    /// Adds equal ballots that rank one candidate after the other.
    pub(super) fn strict_ballot(&mut self, line: u32, ranking: &[Candidate], weight: u64) -> Result<(), ReadError> {
        self.ballots.add_strict(ranking, weight).map_err(|flaw| refusal(line, flaw))
    }

    pub(super) fn finish(self) -> ElectionFile {
        let nameless = |place: usize| Listed { name: format!("Candidate {}", place + 1), affiliation: None };
        let named = |(place, listed): (usize, Option<Listed>)| {
            listed.filter(|listed| !listed.name.is_empty()).unwrap_or_else(|| nameless(place))
        };
        ElectionFile {
            format: self.format,
            title: self.title,
            candidates: self.listed.into_iter().enumerate().map(named).collect(),
            seats: self.seats,
            withdrawn: self.withdrawn,
            profile: self.ballots.build(),
        }
    }
}

fn refusal(line: u32, flaw: BallotFlaw) -> ReadError {
    let code = match flaw {
        BallotFlaw::UnknownCandidate(_) => "candidate-unknown",
        BallotFlaw::Twice(_) => "candidate-twice",
        BallotFlaw::TooMany => "too-much",
    };
    ReadError::at(line, code, flaw.to_string())
}

/// A whole number, not negative.
pub(super) fn number<N: std::str::FromStr>(line: u32, word: &str) -> Result<N, ReadError> {
    let plain = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    word.parse()
        .ok()
        .filter(|_| plain)
        .ok_or_else(|| ReadError::at(line, "not-a-number", format!("“{}” is no whole number.", shown(word))))
}

/// A word as a message quotes it.
pub(super) fn shown(word: &str) -> String {
    let short: String = word.chars().take(40).collect();
    if short.len() < word.len() { format!("{short}…") } else { short }
}

/// The refusal of a file that ends too early.
pub(super) fn incomplete(line: u32, what: &str) -> ReadError {
    ReadError::at(line, "file-incomplete", format!("The file ends before {what}. Export or download it again."))
}
