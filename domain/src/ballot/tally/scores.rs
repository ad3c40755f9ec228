//! What plurality and approval share: the most votes win.

use super::{
    Method,
    report::{Count, Purpose, Rounds, Scores},
    seats::divide,
    tie::by_lot,
};
use crate::ballot::{Candidate, Contest, Lots, Profile};

/// Fills the seats in the order of votes.
pub(super) fn most_votes(method: Method, profile: &Profile, contest: &Contest, lots: &Lots, totals: Vec<u64>) -> Count {
    let standing = contest.standing(profile.candidates());
    let mut left: Vec<_> = Candidate::first(profile.candidates()).filter(|one| standing[one.index()]).collect();
    let (mut taken, mut barred, mut draws) = (Vec::new(), Vec::new(), Vec::new());
    while taken.len() < contest.seats && !contest.reopen.is_some_and(|reopen| taken.contains(&reopen)) {
        let now_barred: Vec<_> = left.iter().copied().filter(|one| contest.is_barred(*one, &taken)).collect();
        left.retain(|one| !now_barred.contains(one));
        barred.extend(now_barred);
        let most = left.iter().map(|one| totals[one.index()]).max();
        let tied = left.iter().copied().filter(|one| Some(totals[one.index()]) == most).collect();
        let Some((chosen, draw)) = by_lot(Purpose::Elect, tied, lots) else { break };
        draws.extend(draw);
        left.retain(|one| *one != chosen);
        taken.push(chosen);
    }
    let (winners, reopened, vacant) = divide(contest, taken);
    let (valid, blank) = valid_and_blank(profile, &standing);
    let rounds = Rounds::Scores(Scores { totals, barred, draws });
    Count { method, seats: contest.seats, valid, blank, quota: None, winners, reopened, vacant, rounds }
}

/// Ballots that name somebody who stands, and the others.
pub(super) fn valid_and_blank(profile: &Profile, standing: &[bool]) -> (u64, u64) {
    let named = |ballot: &crate::ballot::profile::Ballot<'_>| ballot.choices().any(|one| standing[one.index()]);
    let valid = profile.ballots().filter(named).map(|ballot| ballot.weight).sum();
    (valid, profile.total() - valid)
}
