//! Whether a record is what it says: its hash, its voters, and what it came to, counted again by the plain oracle.

use std::collections::BTreeMap;

use domain::ballot::{BallotState, Conduct, Lots, Ranking, Terms, TieBreak, oracle::recount, typed::hash};
use sha2::{Digest as _, Sha256};

use super::{FORMAT, Record, Tally, count::decoded};

/// What is wrong with a record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordFlaw {
    /// It was made by something else.
    #[error("The format is “{0}”, not “{FORMAT}”.")]
    Format(String),
    /// It was changed after it was made.
    #[error("The hash does not fit: something was changed.")]
    Hash,
    /// A record is missing, or comes in another order.
    #[error("The record before it has another hash: one is missing, changed, or in another place.")]
    Chain,
    /// The voters are not in order, or one is there twice.
    #[error("The voters are not sorted, or one stands there twice.")]
    Voters,
    /// What was said is not in order, or something is missing.
    #[error("What was said is not in order: something is missing, doubled, or in another place.")]
    Order,
    /// Somebody voted who could not, or says nothing though they voted.
    #[error("Who voted and what was said do not fit together.")]
    Turnout,
    /// A position that the rule does not know.
    #[error("“{0}” is nothing that could be said in this ballot.")]
    Choice(String),
    /// A time outside the ballot's period.
    #[error("Something was said outside the period of the ballot.")]
    Time,
    /// Papers in an open ballot, or names in a confidential one.
    #[error("The ballot says more, or less, than its visibility allows.")]
    Visibility,
    /// The candidates are not numbered from 1.
    #[error("The candidates are not numbered from 1.")]
    Candidates,
    /// The draw was not the one that was announced.
    #[error("The draw does not fit: the secret is not the one announced, or the closed set is another.")]
    Draw,
    /// It came to something else.
    #[error("Counted again, it comes to something else.")]
    Result,
    /// It cannot be counted.
    #[error("{0}")]
    Untallied(String),
}

/// Everything that is wrong with a record; with the hash of the one before it, where that is known.
pub fn verify(record: &Record, previous: Option<&str>) -> Vec<RecordFlaw> {
    let mut flaws = Vec::new();
    let mut note = |wrong: bool, flaw: RecordFlaw| {
        if wrong {
            flaws.push(flaw);
        }
    };
    note(record.format != FORMAT, RecordFlaw::Format(record.format.clone()));
    note(record.computed_hash().ok().as_ref() != Some(&record.hash), RecordFlaw::Hash);
    note(previous.is_some_and(|previous| previous != record.previous), RecordFlaw::Chain);
    note(!record.electorate.is_sorted_by(|one, next| one.voter < next.voter), RecordFlaw::Voters);
    let conduct = record.ballot.terms.conduct();
    note(!in_order(record), RecordFlaw::Order);
    note(!turnout_fits(record, &conduct), RecordFlaw::Turnout);
    let about = &record.ballot;
    let on_time = |said: &super::Said| said.at >= about.opened_at && said.at <= about.closes_at;
    note(about.opened_at > about.closes_at || about.closed_at < about.opened_at, RecordFlaw::Time);
    note(!record.positions.iter().all(on_time), RecordFlaw::Time);
    let (open, hidden) = (!record.positions.is_empty(), !record.papers.is_empty());
    note(if conduct.is_confidential() { open } else { hidden }, RecordFlaw::Visibility);
    note(!record.candidates.iter().zip(1..).all(|(one, number)| one.number == number), RecordFlaw::Candidates);
    note(!draw_fits(record), RecordFlaw::Draw);
    let reopens = record.candidates.iter().filter(|one| one.reopens).count();
    let wanted = about.terms.election().is_some_and(|election| election.reopen);
    note(reopens != usize::from(wanted), RecordFlaw::Candidates);
    for choice in unknown_choices(record) {
        note(true, RecordFlaw::Choice(choice));
    }
    match result_fits(record) {
        Ok(fits) => note(!fits, RecordFlaw::Result),
        Err(flaw) => note(true, flaw),
    }
    flaws
}

/// By voter, and each voter's numbers from 1 without a gap.
fn in_order(record: &Record) -> bool {
    let of_voters: Vec<&[super::Said]> = record.positions.chunk_by(|one, next| one.voter == next.voter).collect();
    let sorted = of_voters.is_sorted_by(|one, next| one[0].voter < next[0].voter);
    let numbered = |said: &&[super::Said]| said.iter().zip(1..).all(|(one, number)| one.number == number);
    let timed = |said: &&[super::Said]| said.is_sorted_by_key(|one| one.at);
    sorted && of_voters.iter().all(|said| numbered(said) && timed(said)) && record.papers.is_sorted()
}

/// Whoever voted said something, and nobody else did; in a confidential ballot there are as many papers of each weight and
/// category as voters of them who voted.
fn turnout_fits(record: &Record, conduct: &Conduct) -> bool {
    if conduct.is_confidential() {
        let mut open: BTreeMap<(u64, &str), i64> = BTreeMap::new();
        for one in record.electorate.iter().filter(|one| one.voted && !one.struck) {
            *open.entry((one.weight, &one.category)).or_default() += 1;
        }
        for paper in &record.papers {
            *open.entry((paper.weight, &paper.category)).or_default() -= 1;
        }
        return open.values().all(|left| *left == 0);
    }
    let mut voters = record.positions.iter().map(|said| said.voter).collect::<Vec<_>>();
    voters.dedup();
    let voted: Vec<_> = record.electorate.iter().filter(|one| one.voted).map(|one| one.voter).collect();
    voters == voted
}

fn unknown_choices(record: &Record) -> Vec<String> {
    let choices = record.positions.iter().map(|said| &said.choice).chain(record.papers.iter().map(|one| &one.choice));
    let known = |choice: &str| match &record.ballot.terms {
        Terms::Decision { rule } => rule.positions.iter().any(|position| position.word == choice),
        Terms::Election { election } => Ranking::parse(choice, record.candidates.len(), election.method)
            .is_ok_and(|ranking| ranking.to_string() == choice),
    };
    choices.filter(|choice| !known(choice)).cloned().collect()
}

fn draw_fits(record: &Record) -> bool {
    let secret = decoded(&record.draw.secret);
    let announced = secret.map(|secret| hex::encode(Sha256::digest(secret)));
    announced.as_ref() == Some(&record.draw.commitment)
        && record.closed_set() == record.draw.closed_set
        && ties_fit(record)
}

/// A tie is settled by what the terms name and by nothing else: numbers for each public source, or a casting vote that came
/// after the close.
fn ties_fit(record: &Record) -> bool {
    let draw = &record.draw;
    let (public, casting) = match &record.ballot.terms {
        Terms::Decision { rule } => (0, rule.casting),
        Terms::Election { election } => (election.sources.len(), election.ties == TieBreak::CastingVote),
    };
    let numbers = draw.numbers.is_empty() || draw.numbers.len() == public;
    let cast = draw.casting.as_ref().is_none_or(|vote| casting && vote.at >= record.ballot.closed_at);
    numbers && cast && draw.numbers.iter().all(|numbers| !numbers.is_empty())
}

/// Whether the ballot was settled though a tie still waited.
fn was_settled_too_early(record: &Record, tally: &Tally) -> bool {
    record.ballot.state == BallotState::Settled && tally.waits()
}

/// The fast tally says what the record says, and the oracle says the same as the fast tally.
fn result_fits(record: &Record) -> Result<bool, RecordFlaw> {
    let untallied = |error: super::Untallied| RecordFlaw::Untallied(error.to_string());
    let tally = record.tally().map_err(untallied)?;
    if let Terms::Decision { rule } = &record.ballot.terms
        && !rule.flaws().is_empty()
    {
        return Ok(false);
    }
    if let (Tally::Counted(count), Terms::Election { election }) = (&tally, &record.ballot.terms) {
        let (profile, contest) = (record.profile(election), record.contest(election));
        let (profile, contest) = (profile.map_err(untallied)?, contest.map_err(untallied)?);
        let lots = record.lots(election).map_err(untallied)?;
        let lots = lots.unwrap_or_else(|| Lots::by_file_order(record.candidates.len()));
        let again = recount(election.method, &profile, &contest, &lots);
        if !again.is_ok_and(|again| again.agrees_with(count)) {
            return Ok(false);
        }
    }
    if was_settled_too_early(record, &tally) {
        return Ok(false);
    }
    // Of a text that is kept elsewhere only its hash is here; a question is here itself.
    let about = &record.ballot;
    let bound =
        about.subject.kind != domain::ballot::SubjectKind::Question || hash(&about.question) == about.subject.hash;
    let value = tally.to_value().map_err(|error| RecordFlaw::Untallied(error.to_string()))?;
    Ok(bound && value == record.result)
}

#[cfg(test)]
mod tests;
