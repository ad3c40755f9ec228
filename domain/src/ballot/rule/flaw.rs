//! Rules that cannot be kept, or that would give away what they promise to hide.

use super::{Bound, Condition, EarlyClose, Needs, Quantity, Rule, SubjectChange, Visibility};

/// What is wrong with a rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleFlaw {
    /// Nothing to choose from.
    #[error("A rule needs at least one position.")]
    NoPositions,
    /// Two positions of one name.
    #[error("“{0}” is there twice.")]
    PositionTwice(String),
    /// A position that cannot be two things at once.
    #[error("“{0}” can only block, abstain, step out or advise, not several of these.")]
    Contradicts(String),
    /// A blocking position in a ballot that is not open.
    #[error("“{0}” blocks. Positions can block in open ballots only, where everybody sees them and can answer.")]
    BlocksUnseen(String),
    /// A ballot that hides its count closes early because of it.
    #[error(
        "A sealed or confidential ballot that closed once decided would tell its count. Close it when all have voted."
    )]
    ClosesByHiddenCount,
    /// Who votes for whom would be kept beside a vote that nobody may know whose it is.
    #[error("Proxies keep both names beside a vote, and a confidential ballot keeps none. Vote in person, or openly.")]
    ProxiesTellWho,
    /// It would stay open because of a number that it hides.
    #[error("A ballot that hides its turnout cannot go on because of it. Show the turnout, or do not extend.")]
    ExtendsByHiddenTurnout,
    /// A casting vote where no comparison can end in a tie.
    #[error(
        "A casting vote decides ties, and here no two sides can be equal. Ask for more of one side than of the other."
    )]
    CastingWithoutTie,
    /// What was said would have to be kept with whose it is.
    #[error(
        "What was said in a confidential ballot is nobody’s, so it stands in no other one. Let everybody vote again."
    )]
    CarriesUnnamed,
    /// What stands unless it is changed has to be changeable.
    #[error("What stands in the next ballot unless it is changed has to be changeable.")]
    CarriesUnchangeable,
    /// A condition names a position that the rule does not have.
    #[error("There is no position “{0}”.")]
    UnknownPosition(String),
    /// A condition counts a position that is not a vote.
    #[error("“{0}” steps out or advises, so it cannot be counted.")]
    NotCounted(String),
    /// A condition counts nothing.
    #[error("A condition has to count at least one position.")]
    CountsNothing,
    /// A root of a number that changes while voting goes on.
    #[error("A root can only be taken of all who may vote, or of those present.")]
    RootOfVotes,
    /// No case is sure to apply.
    #[error("The last case has to apply always, and only the last one.")]
    CasesNotComplete,
    /// Nothing decides.
    #[error("There is neither a threshold nor a position that blocks.")]
    DecidesNothing,
    /// Nothing can ever pass.
    #[error("No case can pass.")]
    NeverPasses,
}

impl RuleFlaw {
    /// Stable word, and the part of a form that it is about.
    pub fn told(&self) -> (&'static str, &'static str) {
        match self {
            Self::NoPositions => ("no-positions", "positions"),
            Self::PositionTwice(_) => ("position-twice", "positions"),
            Self::Contradicts(_) => ("position-contradicts", "positions"),
            Self::BlocksUnseen(_) => ("blocks-unseen", "visibility"),
            Self::ClosesByHiddenCount => ("closes-by-hidden-count", "early_close"),
            Self::ProxiesTellWho => ("proxies-tell-who", "proxies"),
            Self::ExtendsByHiddenTurnout => ("extends-by-hidden-turnout", "extend_hours"),
            Self::CastingWithoutTie => ("casting-without-tie", "casting"),
            Self::CarriesUnnamed => ("carries-unnamed", "on_change"),
            Self::CarriesUnchangeable => ("carries-unchangeable", "on_change"),
            Self::UnknownPosition(_) => ("position-unknown", "conditions"),
            Self::NotCounted(_) => ("position-not-counted", "conditions"),
            Self::CountsNothing => ("counts-nothing", "conditions"),
            Self::RootOfVotes => ("root-of-votes", "conditions"),
            Self::CasesNotComplete => ("cases-not-complete", "conditions"),
            Self::DecidesNothing => ("decides-nothing", "conditions"),
            Self::NeverPasses => ("never-passes", "conditions"),
        }
    }
}

impl Rule {
    /// Everything that is wrong with it; a rule with flaws cannot be used.
    pub fn flaws(&self) -> Vec<RuleFlaw> {
        let mut flaws = self.position_flaws();
        if self.early_close == EarlyClose::Decided && self.hides_count() {
            flaws.push(RuleFlaw::ClosesByHiddenCount);
        }
        if self.proxies > 0 && self.visibility == Visibility::Confidential {
            flaws.push(RuleFlaw::ProxiesTellWho);
        }
        if self.extends.is_some() && self.hides_count() && !self.shows_turnout {
            flaws.push(RuleFlaw::ExtendsByHiddenTurnout);
        }
        if self.casting && !self.thresholds().any(Condition::can_be_level) {
            flaws.push(RuleFlaw::CastingWithoutTie);
        }
        if self.on_change == SubjectChange::Carry && self.visibility == Visibility::Confidential {
            flaws.push(RuleFlaw::CarriesUnnamed);
        }
        if self.on_change == SubjectChange::Carry && !self.changeable {
            flaws.push(RuleFlaw::CarriesUnchangeable);
        }
        let required = self.requirements.iter().map(|requirement| &requirement.condition);
        let when = self.cases.iter().flat_map(|case| &case.when);
        for condition in required.chain(when).chain(self.thresholds()) {
            self.condition_flaws(condition, &mut flaws);
        }
        let complete = self
            .cases
            .split_last()
            .is_some_and(|(last, others)| last.when.is_empty() && others.iter().all(|case| !case.when.is_empty()));
        if !complete {
            flaws.push(RuleFlaw::CasesNotComplete);
        } else if self.cases.iter().all(|case| case.needs == Needs::Never) {
            flaws.push(RuleFlaw::NeverPasses);
        } else if self.thresholds().next().is_none() && !self.positions.iter().any(|position| position.blocks) {
            flaws.push(RuleFlaw::DecidesNothing);
        }
        flaws
    }

    fn hides_count(&self) -> bool {
        matches!(self.visibility, Visibility::Sealed | Visibility::Confidential)
    }

    fn position_flaws(&self) -> Vec<RuleFlaw> {
        let mut flaws = Vec::new();
        if self.positions.is_empty() {
            flaws.push(RuleFlaw::NoPositions);
        }
        for (place, position) in self.positions.iter().enumerate() {
            let word = || position.word.clone();
            if self.positions[..place].iter().any(|other| other.word == position.word) {
                flaws.push(RuleFlaw::PositionTwice(word()));
            }
            let kinds = [position.blocks, position.recuses, position.abstains, position.advises];
            if kinds.into_iter().filter(|kind| *kind).count() > 1 {
                flaws.push(RuleFlaw::Contradicts(word()));
            }
            if position.blocks && self.visibility != Visibility::Open {
                flaws.push(RuleFlaw::BlocksUnseen(word()));
            }
        }
        flaws
    }

    fn condition_flaws(&self, condition: &Condition, flaws: &mut Vec<RuleFlaw>) {
        for quantity in std::iter::once(&condition.left).chain(condition.whole()) {
            let Quantity::Positions(words) = quantity else { continue };
            if words.is_empty() {
                flaws.push(RuleFlaw::CountsNothing);
            }
            for word in words {
                match self.positions.iter().find(|position| position.word == *word) {
                    None => flaws.push(RuleFlaw::UnknownPosition(word.clone())),
                    Some(position) if !position.counts() => flaws.push(RuleFlaw::NotCounted(word.clone())),
                    Some(_) => {}
                }
            }
        }
        if matches!(&condition.bound, Bound::Root { of, .. } if !matches!(of, Quantity::Eligible | Quantity::Present)) {
            flaws.push(RuleFlaw::RootOfVotes);
        }
    }

    fn thresholds(&self) -> impl Iterator<Item = &Condition> {
        self.cases.iter().flat_map(|case| match &case.needs {
            Needs::All(conditions) => conditions.as_slice(),
            Needs::Never => &[],
        })
    }
}
