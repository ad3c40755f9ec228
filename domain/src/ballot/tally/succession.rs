//! Several seats by comparisons: the whole comparison again for each seat, without those already elected.

use super::{
    Method,
    pairwise::Pairwise,
    report::{Comparison, Comparisons, Count, Purpose, Rounds},
    scores::valid_and_blank,
    seats::divide,
    tie::by_lot,
};
use crate::ballot::{Candidate, Contest, Lots, Profile};

/// Who could win a seat among some, before any draw, with the way there.
pub(super) type Compare = fn(&Pairwise, &Contest, Vec<Candidate>) -> Comparison;

/// Fills the seats one after the other.
pub(super) fn fill(method: Method, profile: &Profile, contest: &Contest, lots: &Lots, compare: Compare) -> Count {
    let pairwise = Pairwise::of(profile);
    let (taken, seats) = seats(&pairwise, contest, lots, compare);
    let (winners, reopened, vacant) = divide(contest, taken);
    let (valid, blank) = valid_and_blank(profile, &contest.standing(profile.candidates()));
    let rounds = Rounds::Comparisons(Comparisons { pairwise, seats });
    Count { method, seats: contest.seats, valid, blank, quota: None, winners, reopened, vacant, rounds }
}

/// Who took the seats, in order, and each seat's comparison.
pub(super) fn seats(
    pairwise: &Pairwise,
    contest: &Contest,
    lots: &Lots,
    compare: Compare,
) -> (Vec<Candidate>, Vec<Comparison>) {
    let standing = contest.standing(pairwise.candidates());
    let (mut taken, mut comparisons) = (Vec::new(), Vec::new());
    while taken.len() < contest.seats && !contest.reopen.is_some_and(|reopen| taken.contains(&reopen)) {
        let among: Vec<_> = Candidate::first(pairwise.candidates())
            .filter(|one| standing[one.index()] && !taken.contains(one) && !contest.is_barred(*one, &taken))
            .collect();
        if among.is_empty() {
            break;
        }
        let mut comparison = compare(pairwise, contest, among);
        let Some((chosen, draw)) = by_lot(Purpose::Elect, comparison.best.clone(), lots) else { break };
        (comparison.chosen, comparison.draw) = (chosen, draw);
        taken.push(chosen);
        comparisons.push(comparison);
    }
    (taken, comparisons)
}
