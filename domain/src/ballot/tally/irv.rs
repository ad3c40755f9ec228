//! Instant run-off.

use super::{
    Method,
    report::{Action, Count, Purpose, Rounds, Stage, Transfer},
    scores::valid_and_blank,
    tie::settle,
};
use crate::ballot::{Candidate, Contest, Decimal, Lots, Profile, profile::Ballot};

/// Counts by instant run-off: as long as nobody has more than half of the ballots that still name somebody, the candidate
/// with the fewest is excluded. Ties look back to the most recent round at which the tied differed, then lots decide.
pub fn count(profile: &Profile, contest: &Contest, lots: &Lots) -> Count {
    let candidates = profile.candidates();
    let mut standing = contest.standing(candidates);
    let (valid, blank) = valid_and_blank(profile, &standing);
    let mut piles: Vec<Vec<Ballot<'_>>> = vec![Vec::new(); candidates];
    let mut totals = vec![0; candidates];
    for ballot in profile.ballots() {
        if let Some(first) = top(ballot, &standing) {
            piles[first.index()].push(ballot);
            totals[first.index()] += ballot.weight;
        }
    }
    let (mut exhausted, mut history, mut stages) = (0, Vec::new(), vec![stage(Action::First, &totals, 0)]);
    let winner = loop {
        let hopeful: Vec<_> = Candidate::first(candidates).filter(|one| standing[one.index()]).collect();
        if let Some(winner) = hopeful.iter().find(|one| 2 * totals[one.index()] > valid - exhausted) {
            break Some(*winner);
        }
        if let [last] = hopeful[..] {
            break Some(last);
        }
        let fewest = hopeful.iter().map(|one| totals[one.index()]).min();
        let tied = hopeful.into_iter().filter(|one| Some(totals[one.index()]) == fewest).collect();
        let Some((candidate, draw)) = settle(Purpose::Exclude, tied, &history, lots) else { break None };
        history.push(totals.clone());
        standing[candidate.index()] = false;
        let mut moved = vec![0; candidates + 1];
        for ballot in std::mem::take(&mut piles[candidate.index()]) {
            let to = if let Some(next) = top(ballot, &standing) {
                piles[next.index()].push(ballot);
                totals[next.index()] += ballot.weight;
                next.index()
            } else {
                exhausted += ballot.weight;
                candidates
            };
            moved[to] += ballot.weight;
        }
        totals[candidate.index()] = 0;
        let mut next = stage(Action::Exclude { candidate }, &totals, exhausted);
        let whom = Candidate::first(candidates).map(Some).chain([None]);
        next.transfers = whom
            .zip(moved)
            .filter(|(_, votes)| *votes > 0)
            .map(|(to, votes)| Transfer { from: candidate, to, votes: Decimal::whole(votes) })
            .collect();
        next.excluded.push(candidate);
        next.draws.extend(draw);
        stages.push(next);
    };
    if let Some(last) = stages.last_mut() {
        last.elected.extend(winner);
    }
    let (winners, reopened, vacant) = super::seats::divide(contest, winner.into_iter().collect());
    let rounds = Rounds::Stages(stages);
    Count { method: Method::Irv, seats: contest.seats, valid, blank, quota: None, winners, reopened, vacant, rounds }
}

fn top(ballot: Ballot<'_>, standing: &[bool]) -> Option<Candidate> {
    ballot.choices().find(|one| standing[one.index()])
}

fn stage(action: Action, totals: &[u64], exhausted: u64) -> Stage {
    Stage {
        action,
        transfers: Vec::new(),
        totals: totals.iter().map(|votes| Decimal::whole(*votes)).collect(),
        exhausted: Decimal::whole(exhausted),
        lost: Decimal::whole(0),
        quota: None,
        keep: Vec::new(),
        iterations: None,
        elected: Vec::new(),
        excluded: Vec::new(),
        draws: Vec::new(),
    }
}
