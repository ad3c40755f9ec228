//! The live line: what is needed, what there is, what would still change it.

use serde::Serialize;

use super::{
    Bound, Condition, Electorate, Judgement, Needs, Outcome, Quantity, Returns, Role, Rule, Visibility, check::Check,
    reach::Reach, returns::contributes,
};

/// What may be said while voting goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Live {
    /// How it ends, if it ended now; nothing where the count is hidden.
    pub outcome: Option<Outcome>,
    /// How it ends whatever still comes, if that is sure.
    pub decided: Option<Outcome>,
    /// Weight that has voted, where it may be said.
    pub returned: Option<u64>,
    /// Weight that may vote.
    pub eligible: u64,
    /// One for each condition.
    pub lines: Vec<Line>,
}

/// One condition while voting goes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Line {
    /// What the condition is there for.
    pub role: Role,
    /// The condition.
    pub condition: Condition,
    /// The least or most that is needed on its left side, as far as it can be said now.
    pub needed: Option<u64>,
    /// What there is; nothing where the count is hidden.
    pub now: Option<u64>,
    /// What would still change it; nothing where the count is hidden.
    pub still: Option<Still>,
}

/// What would still change a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "state", content = "votes", rename_all = "kebab-case")]
pub enum Still {
    /// It holds, and will.
    Settled,
    /// It holds now and may fail yet.
    Holds,
    /// So much more weight on its left side makes it hold.
    Missing(u64),
    /// So much less weight on its left side makes it hold.
    TooMany(u64),
    /// It does not hold, and votes for other positions could make it.
    Open,
    /// It cannot hold any more.
    OutOfReach,
}

impl Live {
    /// What may be said of a ballot at some moment.
    pub fn of(rule: &Rule, electorate: &Electorate, returns: &Returns<'_>) -> Self {
        if matches!(rule.visibility, Visibility::Sealed | Visibility::Confidential) {
            return Self::hidden(rule, electorate, returns);
        }
        let judgement = Judgement::of(rule, returns);
        // A tie that may come yet would be decided by somebody who has not spoken.
        let decided = decided(rule, returns, &judgement).filter(|end| !rule.casting || *end == Outcome::Passes);
        Self {
            outcome: Some(judgement.outcome),
            decided,
            returned: Some(returns.count(&Quantity::Returned, None)),
            eligible: returns.count(&Quantity::Eligible, None),
            lines: judgement.checks.into_iter().map(|check| Line::of(check, rule, returns)).collect(),
        }
    }

    /// Where the count is hidden: the need, as far as it does not depend on votes, and turnout if the rule shows it.
    fn hidden(rule: &Rule, electorate: &Electorate, returns: &Returns<'_>) -> Self {
        let nothing = Returns::of(rule, electorate, &[]);
        let last = rule.cases.last().map(|case| &case.needs);
        let line = |(role, condition): (Role, Condition)| {
            let fixed = matches!(condition.whole(), None | Some(Quantity::Eligible | Quantity::Present));
            let needed = Check::of(role, &condition, &nothing).bound.filter(|_| fixed);
            Line { role, condition, needed, now: None, still: None }
        };
        Self {
            outcome: None,
            decided: None,
            returned: rule.shows_turnout.then(|| returns.count(&Quantity::Returned, None)),
            eligible: returns.count(&Quantity::Eligible, None),
            lines: rule.conditions(last).into_iter().map(line).collect(),
        }
    }
}

impl Line {
    fn of(check: Check, rule: &Rule, returns: &Returns<'_>) -> Self {
        let still = match (check.holds, Reach::of(&check.condition, rule, returns)) {
            (true, Reach::Surely) => Still::Settled,
            (true, _) => Still::Holds,
            (false, Reach::Never) => Still::OutOfReach,
            (false, _) if check.condition.comparison.wants_more() => {
                missing(&check, rule, returns).map_or(Still::Open, Still::Missing)
            }
            (false, _) => check.bound.map_or(Still::Open, |bound| Still::TooMany(check.left.saturating_sub(bound))),
        };
        Self {
            role: check.role,
            condition: check.condition,
            needed: check.bound,
            now: Some(check.left),
            still: Some(still),
        }
    }
}

/// The least weight that makes the condition hold if it is cast by those who have not spoken, for its left side.
fn missing(check: &Check, rule: &Rule, returns: &Returns<'_>) -> Option<u64> {
    let condition = &check.condition;
    let helps = rule.positions.iter().find(|position| {
        let held = super::returns::Held { position, discounted: false };
        returns.outstanding().any(|voter| contributes(&condition.left, voter, Some(&held)))
    })?;
    let held = super::returns::Held { position: helps, discounted: false };
    let among = |voter: &&super::Voter| super::returns::is_among(voter, condition.category.as_deref());
    let voters: Vec<_> = returns.outstanding().filter(among).collect();
    let most: u64 = voters.iter().map(|voter| voter.weight).sum();
    // By how much each unit of such weight moves the whole.
    let grows = |of: &Quantity| {
        voters.first().is_some_and(|voter| contributes(of, voter, Some(&held)) && !contributes(of, voter, None))
    };
    let grows = u64::from(condition.whole().is_some_and(grows));
    let whole = check.whole.unwrap_or_default();
    let enough = |more: u64| condition.holds(check.left + more, whole + more * grows);
    // More never hurts a condition that wants more: a fraction of at most one of a whole that grows alike.
    let (mut low, mut high) = (0, most);
    if !enough(high) {
        return None;
    }
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        if enough(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

/// How it ends whatever still comes.
fn decided(rule: &Rule, returns: &Returns<'_>, now: &Judgement) -> Option<Outcome> {
    if now.nobody_votes {
        return Some(Outcome::Fails);
    }
    let reach = |condition: &Condition| Reach::of(condition, rule, returns);
    let all = |conditions: &[(Role, Condition)]| {
        let reaches: Vec<_> = conditions.iter().map(|(_, condition)| reach(condition)).collect();
        if reaches.contains(&Reach::Never) {
            Reach::Never
        } else if reaches.contains(&Reach::Perhaps) {
            Reach::Perhaps
        } else {
            Reach::Surely
        }
    };
    let possible = rule.cases.iter().filter(|case| case.when.iter().all(|when| reach(when) != Reach::Never));
    let ends: Vec<_> = possible
        .map(|case| match &case.needs {
            Needs::Never => Reach::Never,
            needs @ Needs::All(_) => all(&rule.conditions(Some(needs))),
        })
        .collect();
    match &ends[..] {
        [] => None,
        ends if ends.iter().all(|end| *end == Reach::Surely) => Some(Outcome::Passes),
        ends if ends.iter().all(|end| *end == Reach::Never) => Some(Outcome::Fails),
        _ => None,
    }
}

impl Check {
    /// The comparison with its numbers, such as `9 ≥ 2/3 × 14`.
    pub fn inequality(&self) -> String {
        let (left, sign) = (self.left, self.condition.comparison.sign());
        let whole = self.whole.unwrap_or_default();
        match &self.condition.bound {
            Bound::Number(number) => format!("{left} {sign} {number}"),
            Bound::Share { times, .. } => format!("{left} {sign} {times} × {whole}"),
            Bound::Root { times, .. } => format!("{left} {sign} {times} × √{whole}"),
        }
    }
}
