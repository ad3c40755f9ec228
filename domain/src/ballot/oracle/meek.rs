//! The reference Meek rule of the Proportional Representation Foundation, paper by paper.

use super::{
    Candidate, Contest, Decimal, Ties,
    papers::{Papers, allowed, reopens},
    transfers::may_fill_last,
};

const ONE: u128 = 1_000_000_000;
const OMEGA: u128 = ONE / 1_000_000;

pub(super) fn meek(papers: &Papers, contest: &Contest, ties: &Ties<'_>) -> (Vec<Candidate>, Vec<Vec<Decimal>>) {
    let mut keep = papers.everybody(|one| if papers.standing.contains(&one) { ONE } else { 0 });
    let mut hopeful = papers.standing.clone();
    let mut elected: Vec<Candidate> = Vec::new();
    let mut votes = papers.everybody(|_| 0);
    let mut stages = Vec::new();
    'rounds: while elected.len() < contest.seats && !reopens(contest, &elected) && !hopeful.is_empty() {
        let room = allowed(contest, &hopeful, &elected);
        if room.len() < hopeful.len() {
            for barred in hopeful.iter().filter(|one| !room.contains(one)) {
                keep[barred.index()] = 0;
            }
            hopeful = room;
            stages.push(votes.clone());
            continue;
        }
        if may_fill_last(contest, &hopeful, &elected) {
            stages.push(votes.clone());
            while let Some(next) = ties.most(&allowed(contest, &hopeful, &elected), &votes, &[]) {
                hopeful.retain(|one| *one != next);
                elected.push(next);
            }
            break;
        }
        let mut before: Option<u128> = None;
        loop {
            votes = distribute(papers, &keep);
            let quota = votes.iter().sum::<u128>() / (contest.seats as u128 + 1) + 1;
            let elected_before = elected.len();
            while elected.len() < contest.seats {
                let reached: Vec<_> = hopeful.iter().copied().filter(|one| votes[one.index()] >= quota).collect();
                let Some(next) = ties.most(&allowed(contest, &reached, &elected), &votes, &[]) else { break };
                hopeful.retain(|one| *one != next);
                elected.push(next);
            }
            if elected.len() > elected_before {
                stages.push(votes.clone());
                continue 'rounds;
            }
            let held: u128 = elected.iter().map(|one| votes[one.index()]).sum();
            let surplus = held.saturating_sub(quota * elected.len() as u128);
            if surplus < OMEGA || before.is_some_and(|before| surplus >= before) {
                stages.push(votes.clone());
                let fewest = hopeful.iter().map(|one| votes[one.index()]).min().unwrap_or_default();
                let near: Vec<_> =
                    hopeful.iter().copied().filter(|one| votes[one.index()] <= fewest + surplus).collect();
                if let Some(last) = ties.lot(&near) {
                    hopeful.retain(|one| *one != last);
                    keep[last.index()] = 0;
                }
                continue 'rounds;
            }
            before = Some(surplus);
            for one in &elected {
                let (keep, votes) = (&mut keep[one.index()], votes[one.index()]);
                if votes > 0 {
                    *keep = ((*keep * quota).div_ceil(ONE) * ONE).div_ceil(votes).min(ONE);
                }
            }
        }
    }
    let shown = |votes: Vec<u128>| votes.into_iter().map(|votes| Decimal::new(votes, 9)).collect();
    (elected, stages.into_iter().map(shown).collect())
}

fn distribute(papers: &Papers, keep: &[u128]) -> Vec<u128> {
    let mut votes = papers.everybody(|_| 0);
    for paper in &papers.all {
        let mut weight = ONE;
        for one in &paper.ranking {
            let kept = (weight * keep[one.index()]).div_ceil(ONE);
            votes[one.index()] += kept * paper.number;
            weight -= kept;
        }
    }
    votes
}
