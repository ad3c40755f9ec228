//! How far those who may still speak can move a condition.
//!
//! Every condition compares sums over voters, so each voter who is free pushes it furthest by the one answer that is best
//! (or worst) for it, whatever the others do.

use super::{
    Bound, Comparison, Condition, Position, Rule,
    returns::{Held, Returns, contributes, is_among},
};

/// Whether a condition will hold at the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Whatever still comes.
    Surely,
    /// It depends.
    Perhaps,
    /// Whatever still comes, not.
    Never,
}

impl Reach {
    /// Whether it holds in the end, over everything that may still be cast.
    pub(super) fn of(condition: &Condition, rule: &Rule, returns: &Returns<'_>) -> Self {
        let furthest = |best: bool| {
            let sums = returns.answers(rule).filter(|(voter, _)| is_among(voter, condition.category.as_deref()));
            sums.map(|(voter, answers)| {
                let gains = answers.iter().map(|held| gain(condition, voter, held.as_ref()));
                let gain = if best == condition.comparison.wants_more() { gains.max() } else { gains.min() };
                gain.unwrap_or_default() * i128::from(voter.weight)
            })
            .sum::<i128>()
        };
        if !holds(condition, furthest(true), returns) {
            Self::Never
        } else if holds(condition, furthest(false), returns) && !may_be_of_nothing(condition, rule, returns) {
            Self::Surely
        } else {
            Self::Perhaps
        }
    }
}

/// What one voter with one answer adds to (left × denominator − whole × numerator).
fn gain(condition: &Condition, voter: &super::Voter, held: Option<&Held<'_>>) -> i128 {
    let left = i128::from(contributes(&condition.left, voter, held));
    match &condition.bound {
        Bound::Number(_) | Bound::Root { .. } => left,
        Bound::Share { times, of } => {
            let whole = i128::from(contributes(of, voter, held));
            left * i128::from(times.denominator.get()) - whole * i128::from(times.numerator)
        }
    }
}

fn holds(condition: &Condition, sum: i128, returns: &Returns<'_>) -> bool {
    match &condition.bound {
        // A root is of a number that does not move.
        Bound::Root { of, .. } => {
            let whole = returns.count(of, condition.category.as_deref());
            u64::try_from(sum).is_ok_and(|left| condition.holds(left, whole))
        }
        Bound::Number(number) => compare(condition.comparison, sum, i128::from(*number)),
        Bound::Share { .. } => compare(condition.comparison, sum, 0),
    }
}

fn compare(comparison: Comparison, left: i128, right: i128) -> bool {
    match comparison {
        Comparison::AtLeast => left >= right,
        Comparison::MoreThan => left > right,
        Comparison::AtMost => left <= right,
        Comparison::LessThan => left < right,
    }
}

/// Whether its denominator may end at zero.
fn may_be_of_nothing(condition: &Condition, rule: &Rule, returns: &Returns<'_>) -> bool {
    let Some(of) = condition.whole() else { return false };
    let among = returns.answers(rule).filter(|(voter, _)| is_among(voter, condition.category.as_deref()));
    let sure = among.filter(|(voter, answers)| answers.iter().all(|held| contributes(of, voter, held.as_ref())));
    condition.is_of_nothing(sure.map(|(voter, _)| voter.weight).sum())
}

impl<'a> Returns<'a> {
    /// Each voter with every answer they may end with: what they hold, or anything where they may still speak.
    fn answers<'r>(&'r self, rule: &'r Rule) -> impl Iterator<Item = (&'a super::Voter, Vec<Option<Held<'r>>>)> {
        let free = |position: &'r Position| Some(Held { position, discounted: false });
        self.held().map(move |(voter, held)| match held {
            Some(held) if !rule.changeable => (voter, vec![Some(held)]),
            // Who has spoken may say something else, and cannot fall silent again.
            Some(held) => (voter, std::iter::once(Some(held)).chain(rule.positions.iter().map(free)).collect()),
            None if !self.may_vote(voter) => (voter, vec![None]),
            None => (voter, std::iter::once(None).chain(rule.positions.iter().map(free)).collect()),
        })
    }
}
