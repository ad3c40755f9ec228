//! The most votes win.

use super::{
    Candidate, Contest, Decimal, Ties,
    papers::{Papers, allowed, reopens},
};

pub(super) fn plurality(papers: &Papers, contest: &Contest, ties: &Ties<'_>) -> (Vec<Candidate>, Vec<Vec<Decimal>>) {
    elect(papers, contest, ties, |ranking, one| ranking.first() == Some(&one))
}

pub(super) fn approval(papers: &Papers, contest: &Contest, ties: &Ties<'_>) -> (Vec<Candidate>, Vec<Vec<Decimal>>) {
    elect(papers, contest, ties, |ranking, one| ranking.contains(&one))
}

fn elect(
    papers: &Papers,
    contest: &Contest,
    ties: &Ties<'_>,
    votes_for: impl Fn(&[Candidate], Candidate) -> bool,
) -> (Vec<Candidate>, Vec<Vec<Decimal>>) {
    let votes = papers.everybody(|one| {
        let voters = papers.all.iter().filter(|paper| votes_for(&paper.ranking, one));
        voters.map(|paper| paper.number).sum()
    });
    let mut elected = Vec::new();
    while elected.len() < contest.seats && !reopens(contest, &elected) {
        let left: Vec<_> = papers.standing.iter().copied().filter(|one| !elected.contains(one)).collect();
        let Some(next) = ties.most(&allowed(contest, &left, &elected), &votes, &[]) else { break };
        elected.push(next);
    }
    (elected, vec![votes.into_iter().map(|votes| Decimal::new(votes, 0)).collect()])
}
