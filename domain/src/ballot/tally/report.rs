//! What a count says: every number of it, so that a page can show each step and anybody can follow it by hand.

use serde::Serialize;

use super::{Method, pairwise::Pairwise};
use crate::ballot::{Candidate, Decimal, Ratio};

/// The outcome of an election and how it came about. Candidates serialise as their numbers, from 1.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Count {
    /// How it was counted.
    pub method: Method,
    /// How many seats there were.
    pub seats: usize,
    /// Ballots that name at least one who stands.
    pub valid: u64,
    /// Ballots that name nobody who stands.
    pub blank: u64,
    /// The votes that elect, where the method fixes them at the start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota: Option<Decimal>,
    /// Who is elected, in the order of election.
    pub winners: Vec<Candidate>,
    /// Seats for which nominations reopen, because that is what voters wanted.
    pub reopened: usize,
    /// Seats that nobody was left to take.
    pub vacant: usize,
    /// Step by step.
    pub rounds: Rounds,
}

/// The steps of a count, by the kind of method.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Rounds {
    /// One counting of votes.
    Scores(Scores),
    /// Stages between which votes move.
    Stages(Vec<Stage>),
    /// Comparisons by pairs, one for each seat.
    Comparisons(Comparisons),
}

/// A counting of votes without transfers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scores {
    /// Each candidate's votes; those who do not stand have none.
    pub totals: Vec<u64>,
    /// Who was passed over because their affiliation was at its limit.
    pub barred: Vec<Candidate>,
    /// Ties and how they were settled.
    pub draws: Vec<Draw>,
}

/// A stage of a transferable vote: what was done, and where the votes are after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stage {
    /// What was done.
    pub action: Action,
    /// Whose votes moved to whom.
    pub transfers: Vec<Transfer>,
    /// Each candidate's votes after it.
    pub totals: Vec<Decimal>,
    /// Votes on ballots that name nobody any more who could take them, all stages together.
    pub exhausted: Decimal,
    /// What dropped decimal places lost, all stages together.
    pub lost: Decimal,
    /// The quota, where it changes from stage to stage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quota: Option<Decimal>,
    /// Which part of a vote each candidate keeps (Meek).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keep: Vec<Decimal>,
    /// How often votes were distributed until the surplus was gone (Meek).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iterations: Option<u32>,
    /// Who is elected after it.
    pub elected: Vec<Candidate>,
    /// Who is excluded after it (Meek: those still counted in this stage's totals).
    pub excluded: Vec<Candidate>,
    /// Ties and how they were settled.
    pub draws: Vec<Draw>,
}

/// What is done in a stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Action {
    /// First preferences are counted.
    First,
    /// An elected candidate's surplus is transferred.
    Surplus {
        /// Whose.
        of: Candidate,
        /// How much.
        votes: Decimal,
    },
    /// The candidate with the fewest votes is excluded and their votes transferred.
    Exclude {
        /// Who.
        candidate: Candidate,
    },
    /// Candidates of an affiliation at its limit are excluded and their votes transferred.
    Bar {
        /// Who.
        candidates: Vec<Candidate>,
    },
    /// Those who are left take the last seats.
    FillLast,
    /// Votes are distributed until the surplus is gone (Meek).
    Distribute,
}

/// Votes that moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Transfer {
    /// From whom.
    pub from: Candidate,
    /// To whom; to nobody where the ballots name nobody else.
    pub to: Option<Candidate>,
    /// How many.
    pub votes: Decimal,
}

/// A tie and how it was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Draw {
    /// What for.
    pub purpose: Purpose,
    /// Between whom.
    pub tied: Vec<Candidate>,
    /// Who was chosen.
    pub chosen: Candidate,
    /// How.
    pub by: By,
}

/// What a tie was about: the one chosen is the one to whom it happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// Who is elected.
    Elect,
    /// Whose surplus moves first.
    Surplus,
    /// Who is excluded.
    Exclude,
}

/// How a tie was settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// By an earlier stage, numbered from 1, at which they differed.
    Stage(usize),
    /// By lot.
    Lot,
}

/// Comparisons by pairs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparisons {
    /// How many prefer each to each.
    pub pairwise: Pairwise,
    /// One for each seat: the later ones without those already elected.
    pub seats: Vec<Comparison>,
}

/// How one seat was filled by comparisons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// Who was compared.
    pub among: Vec<Candidate>,
    /// Options that too few ranked above the default one (Debian).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without_quorum: Vec<Candidate>,
    /// Options that missed their majority over the default one (Debian).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without_majority: Vec<Missed>,
    /// Schwartz sets and the defeats dropped within them, in turn (Debian).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dropping: Vec<Dropping>,
    /// The strongest path between each two of `among`: the winning and losing votes of its weakest link (Schulze).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub paths: Vec<Vec<Option<(u64, u64)>>>,
    /// Who could win, before any draw.
    pub best: Vec<Candidate>,
    /// Who took the seat.
    pub chosen: Candidate,
    /// The tie, if there was one.
    pub draw: Option<Draw>,
}

/// An option that missed its majority over the default one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Missed {
    /// The option.
    pub option: Candidate,
    /// Who prefer it to the default one.
    pub above: u64,
    /// Who prefer the default one.
    pub below: u64,
    /// How many times `below` the votes above had to be.
    #[serde(serialize_with = "as_text")]
    pub needed: Ratio,
}

/// A Schwartz set and the weakest defeats in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Dropping {
    /// The set.
    pub schwartz: Vec<Candidate>,
    /// The weakest defeats within, dropped at once: who defeated whom.
    pub dropped: Vec<(Candidate, Candidate)>,
}

fn as_text<S: serde::Serializer>(ratio: &Ratio, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(ratio)
}

impl Count {
    /// All ties of the count, in order.
    pub fn draws(&self) -> Vec<&Draw> {
        match &self.rounds {
            Rounds::Scores(scores) => scores.draws.iter().collect(),
            Rounds::Stages(stages) => stages.iter().flat_map(|stage| &stage.draws).collect(),
            Rounds::Comparisons(all) => all.seats.iter().filter_map(|seat| seat.draw.as_ref()).collect(),
        }
    }

    /// The winners in the order of the list.
    pub fn elected(&self) -> Vec<Candidate> {
        let mut winners = self.winners.clone();
        winners.sort_unstable();
        winners
    }
}
