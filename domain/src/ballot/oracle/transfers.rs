//! Transferable votes: after each step, every paper is followed from its first preference through all steps so far.

use super::{
    Candidate, Contest, Decimal, Paper, Ties,
    papers::{Papers, allowed, reopens},
};

/// What happened to some candidates' papers, and who could take them.
struct Step {
    from: Vec<Candidate>,
    /// Surplus and votes, where papers lose a part of their value.
    surplus: Option<(u128, u128)>,
    hopeful: Vec<Candidate>,
}

/// How a rule values papers.
struct Rule {
    places: u8,
    quota: u128,
    /// Value, surplus, votes.
    value: fn(u128, u128, u128) -> u128,
    nothing_is_surplus: bool,
    looks_back: bool,
}

pub(super) fn scottish(papers: &Papers, contest: &Contest, ties: &Ties<'_>) -> (Vec<Candidate>, Vec<Vec<Decimal>>) {
    let quota = (papers.valid() / (contest.seats as u128 + 1) + 1) * 100_000;
    let value = |value, surplus, votes| value * surplus / votes;
    elect(papers, contest, ties, &Rule { places: 5, quota, value, nothing_is_surplus: false, looks_back: true })
}

pub(super) fn wigm(papers: &Papers, contest: &Contest, ties: &Ties<'_>) -> (Vec<Candidate>, Vec<Vec<Decimal>>) {
    let quota = papers.valid() * 10_000 / (contest.seats as u128 + 1) + 1;
    let value = |value, surplus, votes| (value * surplus / 10_000) * 10_000 / votes;
    elect(papers, contest, ties, &Rule { places: 4, quota, value, nothing_is_surplus: true, looks_back: false })
}

fn elect(papers: &Papers, contest: &Contest, ties: &Ties<'_>, rule: &Rule) -> (Vec<Candidate>, Vec<Vec<Decimal>>) {
    let mut steps: Vec<Step> = Vec::new();
    let mut elected: Vec<Candidate> = Vec::new();
    let mut transferred: Vec<Candidate> = Vec::new();
    let mut hopeful = papers.standing.clone();
    let mut stages: Vec<Vec<u128>> = Vec::new();
    loop {
        let votes = papers
            .everybody(|one| if transferred.contains(&one) { rule.quota } else { votes_of(papers, one, &steps, rule) });
        let before = if rule.looks_back { stages.clone() } else { Vec::new() };
        stages.push(votes.clone());
        while elected.len() < contest.seats {
            let reached: Vec<_> = hopeful.iter().copied().filter(|one| votes[one.index()] >= rule.quota).collect();
            let Some(next) = ties.most(&allowed(contest, &reached, &elected), &votes, &before) else { break };
            hopeful.retain(|one| *one != next);
            elected.push(next);
        }
        if elected.len() == contest.seats || reopens(contest, &elected) {
            break;
        }
        let barred: Vec<_> = {
            let allowed = allowed(contest, &hopeful, &elected);
            hopeful.iter().copied().filter(|one| !allowed.contains(one)).collect()
        };
        if !barred.is_empty() {
            hopeful.retain(|one| !barred.contains(one));
            steps.push(Step { from: barred, surplus: None, hopeful: hopeful.clone() });
            continue;
        }
        if hopeful.is_empty() {
            break;
        }
        if may_fill_last(contest, &hopeful, &elected) {
            stages.push(votes.clone());
            while let Some(next) = ties.most(&allowed(contest, &hopeful, &elected), &votes, &before) {
                hopeful.retain(|one| *one != next);
                elected.push(next);
            }
            break;
        }
        let over = |one: &Candidate| {
            let votes = votes[one.index()];
            !transferred.contains(one) && (votes > rule.quota || votes == rule.quota && rule.nothing_is_surplus)
        };
        let pending: Vec<_> = elected.iter().copied().filter(over).collect();
        if let Some(next) = ties.most(&pending, &votes, &before) {
            transferred.push(next);
            let votes = votes[next.index()];
            let surplus = Some((votes - rule.quota, votes));
            steps.push(Step { from: vec![next], surplus, hopeful: hopeful.clone() });
        } else if let Some(last) = ties.fewest(&hopeful, &votes, &before) {
            hopeful.retain(|one| *one != last);
            steps.push(Step { from: vec![last], surplus: None, hopeful: hopeful.clone() });
        }
    }
    let shown = |votes: Vec<u128>| votes.into_iter().map(|votes| Decimal::new(votes, rule.places)).collect();
    (elected, stages.into_iter().map(shown).collect())
}

/// As many left as seats, and none of them “reopen nominations”, which has to win by votes; or it alone.
pub(super) fn may_fill_last(contest: &Contest, hopeful: &[Candidate], elected: &[Candidate]) -> bool {
    let with_reopen = hopeful.iter().any(|one| contest.reopen == Some(*one));
    elected.len() + hopeful.len() <= contest.seats && (!with_reopen || hopeful.len() == 1)
}

fn votes_of(papers: &Papers, one: Candidate, steps: &[Step], rule: &Rule) -> u128 {
    let value = |paper: &Paper| match follow(paper, &papers.standing, steps, rule) {
        Some((holder, value)) if holder == one => value * paper.number,
        _ => 0,
    };
    papers.all.iter().map(value).sum()
}

/// Who holds a paper after all steps, and what it is worth.
fn follow(paper: &Paper, standing: &[Candidate], steps: &[Step], rule: &Rule) -> Option<(Candidate, u128)> {
    let next = |hopeful: &[Candidate]| paper.ranking.iter().copied().find(|one| hopeful.contains(one));
    let mut holder = next(standing)?;
    let mut value = 10_u128.pow(u32::from(rule.places));
    for step in steps {
        if step.from.contains(&holder) {
            if let Some((surplus, votes)) = step.surplus {
                value = (rule.value)(value, surplus, votes);
            }
            if value == 0 {
                return None;
            }
            holder = next(&step.hopeful)?;
        }
    }
    Some((holder, value))
}

pub(super) fn irv(papers: &Papers, contest: &Contest, ties: &Ties<'_>) -> (Vec<Candidate>, Vec<Vec<Decimal>>) {
    let mut left = papers.standing.clone();
    let mut stages: Vec<Vec<u128>> = Vec::new();
    let winner = loop {
        let top = |paper: &Paper| paper.ranking.iter().copied().find(|one| left.contains(one));
        let held = |one| papers.all.iter().filter(|paper| top(paper) == Some(one)).map(|paper| paper.number).sum();
        let votes = papers.everybody(held);
        let before = stages.clone();
        stages.push(votes.clone());
        let half = votes.iter().sum::<u128>() / 2;
        if let Some(winner) = left.iter().find(|one| left.len() == 1 || votes[one.index()] > half) {
            break *winner;
        }
        let Some(last) = ties.fewest(&left, &votes, &before) else { return (Vec::new(), Vec::new()) };
        left.retain(|one| *one != last);
    };
    debug_assert_eq!(contest.seats, 1);
    let shown = |votes: Vec<u128>| votes.into_iter().map(|votes| Decimal::new(votes, 0)).collect();
    (vec![winner], stages.into_iter().map(shown).collect())
}
