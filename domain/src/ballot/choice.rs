//! What a ballot paper of an election says, in one line: numbers in order of preference, equal ones joined.

use super::{Candidate, Method};
use crate::problem::Flaw;

/// A ranking, written `2 1=3`: candidate 2 first, then 1 and 3 alike. Empty for a blank paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking(Vec<Vec<Candidate>>);

impl Ranking {
    /// From the rank that each candidate was given, in the order of the list; an empty text is no rank. Only the order of
    /// ranks matters, not their distance.
    pub fn of_ranks(ranks: &[String], method: Method) -> Result<Self, Flaw> {
        let mut given: Vec<(u32, Candidate)> = Vec::new();
        for (place, text) in ranks.iter().enumerate() {
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            let rank = text.parse().ok().filter(|rank| *rank > 0);
            let rank =
                rank.ok_or_else(|| Flaw::new("rank", "Give ranks as 1, 2, 3 …; leave out whom you do not rank."))?;
            given.extend(Candidate::at(place).map(|candidate| (rank, candidate)));
        }
        given.sort_unstable();
        let groups = given.chunk_by(|one, other| one.0 == other.0);
        Self(groups.map(|group| group.iter().map(|(_, candidate)| *candidate).collect()).collect()).fit(method)
    }

    /// From its line, for an election of so many candidates.
    pub fn parse(text: &str, candidates: usize, method: Method) -> Result<Self, Flaw> {
        let unknown = || Flaw::new("ranking", "Write numbers of candidates in order of preference, such as “2 1=3”.");
        let mut ranks = Vec::new();
        let mut seen = vec![false; candidates];
        for rank in text.split_whitespace() {
            let mut equal = Vec::new();
            for number in rank.split('=') {
                let candidate = number.parse().ok().and_then(Candidate::numbered).ok_or_else(unknown)?;
                let place = seen.get_mut(candidate.index()).ok_or_else(unknown)?;
                if std::mem::replace(place, true) {
                    return Err(Flaw::new("ranked-twice", format!("Candidate {number} is ranked twice.")));
                }
                equal.push(candidate);
            }
            equal.sort_unstable();
            ranks.push(equal);
        }
        Self(ranks).fit(method)
    }

    /// What the method can read of it.
    fn fit(self, method: Method) -> Result<Self, Flaw> {
        match method {
            // Whoever is named is approved of, in whatever order.
            Method::Approval => {
                let mut named: Vec<Candidate> = self.0.into_iter().flatten().collect();
                named.sort_unstable();
                Ok(Self(if named.is_empty() { Vec::new() } else { vec![named] }))
            }
            Method::Plurality if self.0.iter().flatten().count() > 1 => {
                Err(Flaw::new("one-only", "Choose one candidate only."))
            }
            _ if !method.takes_equal_ranks() && self.0.iter().any(|rank| rank.len() > 1) => {
                Err(Flaw::new("equal-ranks", "This way of counting cannot read equal ranks. Give each rank once."))
            }
            _ => Ok(self),
        }
    }

    /// The ranks in order of preference.
    pub fn ranks(&self) -> &[Vec<Candidate>] {
        &self.0
    }

    /// The rank of a candidate, from 1.
    pub fn rank(&self, candidate: Candidate) -> Option<usize> {
        self.0.iter().position(|rank| rank.contains(&candidate)).map(|place| place + 1)
    }
}

impl std::fmt::Display for Ranking {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (place, rank) in self.0.iter().enumerate() {
            let numbers: Vec<String> = rank.iter().map(|one| one.number().to_string()).collect();
            write!(f, "{}{}", if place > 0 { " " } else { "" }, numbers.join("="))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked(ranks: [&str; 3], method: Method) -> Result<String, &'static str> {
        let ranks = ranks.map(str::to_owned);
        Ranking::of_ranks(&ranks, method).map(|ranking| ranking.to_string()).map_err(|flaw| flaw.code)
    }

    #[test]
    fn ranks_become_an_order() {
        assert_eq!(ranked(["2", "", "1"], Method::Meek), Ok("3 1".into()));
        assert_eq!(ranked(["7", "3", "7"], Method::Schulze), Ok("2 1=3".into()));
        assert_eq!(ranked(["", "", ""], Method::Meek), Ok(String::new()));
        assert_eq!(ranked(["1", "1", ""], Method::Meek), Err("equal-ranks"));
        assert_eq!(ranked(["0", "", ""], Method::Meek), Err("rank"));
        assert_eq!(ranked(["2", "1", ""], Method::Plurality), Err("one-only"));
        assert_eq!(ranked(["2", "1", ""], Method::Approval), Ok("1=2".into()));
    }

    #[test]
    fn a_line_reads_as_it_was_written() {
        for line in ["", "2", "2 1=3", "3 2 1"] {
            assert_eq!(Ranking::parse(line, 3, Method::Debian).map(|one| one.to_string()), Ok(line.into()));
        }
        let refused = |line| Ranking::parse(line, 3, Method::Scottish).map_err(|flaw| flaw.code);
        assert_eq!(refused("1 2 1"), Err("ranked-twice"));
        assert_eq!(refused("4"), Err("ranking"));
        assert_eq!(refused("1=2"), Err("equal-ranks"));
    }
}
