//! Whether a decision has passed.

use serde::Serialize;

use super::{Bound, Cast, Comparison, Condition, Electorate, Needs, Quantity, Returns, Role, Rule, check::Check};
use crate::ballot::conduct::is_false;

crate::words! {
    /// How a ballot ends.
    pub enum Outcome {
        /// All conditions hold.
        Passes = "passes",
        /// Not all do.
        Fails = "fails",
    }
}

/// What a ballot comes to, with every number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Judgement {
    /// How it ends, if it ended now.
    pub outcome: Outcome,
    /// Which of the rule's cases applies, from 0; none where a rule has none that does.
    pub case: Option<usize>,
    /// Whether that case can pass at all.
    pub can_pass: bool,
    /// Nobody may vote: then nothing passes, not even what silence would pass.
    pub nobody_votes: bool,
    /// Every condition with its numbers: blocks first, then requirements, then the case's thresholds.
    pub checks: Vec<Check>,
    /// Nothing is missing but that the two sides are equal, and the rule knows a casting vote.
    #[serde(skip_serializing_if = "is_false")]
    pub tied: bool,
    /// How whoever has the casting vote decided a tie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub casting: Option<Outcome>,
}

/// Judges everything that was cast, in order: the last position of each voter counts.
pub fn judge(rule: &Rule, electorate: &Electorate, casts: &[Cast]) -> Judgement {
    Judgement::of(rule, &Returns::of(rule, electorate, casts))
}

impl Judgement {
    /// Judges what every voter holds.
    pub fn of(rule: &Rule, returns: &Returns<'_>) -> Self {
        let case = rule
            .cases
            .iter()
            .position(|case| case.when.iter().all(|when| Check::of(Role::Threshold, when, returns).holds));
        let nobody_votes = returns.count(&Quantity::Eligible, None) == 0;
        let needs = case.map(|case| &rule.cases[case].needs);
        let can_pass = !nobody_votes && matches!(needs, Some(Needs::All(_)));
        let conditions = rule.conditions(needs);
        let checks: Vec<_> = conditions.iter().map(|(role, condition)| Check::of(*role, condition, returns)).collect();
        let passes = can_pass && checks.iter().all(|check| check.holds);
        let outcome = if passes { Outcome::Passes } else { Outcome::Fails };
        let level = can_pass && !passes && checks.iter().all(|check| check.holds || check.is_level());
        Self { outcome, case, can_pass, nobody_votes, checks, tied: rule.casting && level, casting: None }
    }

    /// With the casting vote, which decides a tie and nothing else.
    pub fn with_casting_vote(self, casting: Option<Outcome>) -> Self {
        match casting.filter(|_| self.tied) {
            Some(outcome) => Self { outcome, casting, ..self },
            None => self,
        }
    }
}

impl Rule {
    /// Everything that has to hold, where the case needs `needs`.
    pub fn conditions(&self, needs: Option<&Needs>) -> Vec<(Role, Condition)> {
        let mut all: Vec<_> = self.block().map(|block| (Role::Block, block)).into_iter().collect();
        all.extend(self.requirements.iter().map(|one| (one.role, one.condition.clone())));
        if let Some(Needs::All(conditions)) = needs {
            all.extend(conditions.iter().map(|one| (Role::Threshold, one.clone())));
        }
        all
    }

    /// Nobody holds a position that blocks.
    fn block(&self) -> Option<Condition> {
        let blocking = self.positions.iter().filter(|position| position.blocks);
        let words: Vec<_> = blocking.map(|position| position.word.clone()).collect();
        let none = |words| Condition::new(Quantity::Positions(words), Comparison::AtMost, Bound::Number(0));
        (!words.is_empty()).then(|| none(words))
    }
}
