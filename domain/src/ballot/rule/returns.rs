//! What was cast: the last position of each voter counts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Electorate, Position, Quantity, Rule, Voter};

/// A position that somebody took, or that was taken for them: by a proxy, an alternate, the secretary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cast {
    /// Whose vote it is.
    pub voter: Uuid,
    /// Which position.
    pub position: String,
    /// A ruling found that it does not count, such as a negative without a technical reason.
    pub discounted: bool,
}

/// What every voter holds at some moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returns<'a> {
    in_room: bool,
    /// Each voter with what they hold, if anything.
    held: Vec<(&'a Voter, Option<Held<'a>>)>,
}

/// A position held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Held<'a> {
    pub(super) position: &'a Position,
    pub(super) discounted: bool,
}

impl<'a> Returns<'a> {
    /// From everything that was cast, in order. What is cast by nobody of the electorate, or names no position of the rule,
    /// is left out, and so are the absent where only those in the room vote.
    pub fn of(rule: &'a Rule, electorate: &'a Electorate, casts: &[Cast]) -> Self {
        let mut last = BTreeMap::new();
        for cast in casts {
            if let Some(position) = rule.positions.iter().find(|position| position.word == cast.position) {
                last.insert(cast.voter, Held { position, discounted: cast.discounted });
            }
        }
        let may_vote = |voter: &Voter| voter.present || !rule.in_room;
        let held = |voter: &'a Voter| (voter, last.get(&voter.id).copied().filter(|_| may_vote(voter)));
        Self { in_room: rule.in_room, held: electorate.voters().map(held).collect() }
    }

    /// A number, by weight, among all or one category.
    pub fn count(&self, quantity: &Quantity, category: Option<&str>) -> u64 {
        let counted = |(voter, held): &&(&Voter, Option<Held<'_>>)| {
            is_among(voter, category) && contributes(quantity, voter, held.as_ref())
        };
        self.held.iter().filter(counted).map(|(voter, _)| voter.weight).sum()
    }

    /// How many hold a position, by weight, whatever was ruled about it.
    pub fn holding(&self, word: &str) -> u64 {
        let held = |(_, held): &&(&Voter, Option<Held<'_>>)| held.is_some_and(|held| held.position.word == word);
        self.held.iter().filter(held).map(|(voter, _)| voter.weight).sum()
    }

    pub(super) fn held(&self) -> impl Iterator<Item = (&'a Voter, Option<Held<'a>>)> {
        self.held.iter().copied()
    }

    /// Who may vote and has not said anything yet.
    pub fn outstanding(&self) -> impl Iterator<Item = &'a Voter> {
        self.held.iter().filter(|(voter, held)| held.is_none() && self.may_vote(voter)).map(|(voter, _)| *voter)
    }

    pub(super) fn may_vote(&self, voter: &Voter) -> bool {
        voter.present || !self.in_room
    }
}

pub(super) fn is_among(voter: &Voter, category: Option<&str>) -> bool {
    category.is_none_or(|category| voter.category.as_deref() == Some(category))
}

/// Whether a voter who holds this (or nothing) counts towards a number.
pub(super) fn contributes(quantity: &Quantity, voter: &Voter, held: Option<&Held<'_>>) -> bool {
    let cast = held.filter(|held| held.position.counts() && !held.discounted).map(|held| held.position);
    match quantity {
        Quantity::Positions(words) => cast.is_some_and(|position| words.contains(&position.word)),
        Quantity::Cast => cast.is_some(),
        Quantity::CastWithoutAbstentions => cast.is_some_and(|position| !position.abstains),
        Quantity::Eligible => true,
        Quantity::EligibleWithoutRecused => !held.is_some_and(|held| held.position.recuses),
        Quantity::Present => voter.present,
        Quantity::Returned => held.is_some_and(|held| held.position.counts()),
    }
}
