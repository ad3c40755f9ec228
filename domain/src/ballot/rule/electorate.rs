//! Who may vote, as it was when the ballot opened.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Precondition, Rule, Visibility};
use crate::ballot::{conduct::Terms, exact::Ratio};

/// Most weight of a whole electorate; it keeps every product inside its integer.
pub const MAX_WEIGHT: u64 = 1_000_000_000;
/// Fewer voters of one weight or category than this would be told apart by it in a confidential ballot.
pub const LEAST_ALIKE: usize = 5;

/// Somebody who may vote: a person or an organisation, whose representative or alternate votes for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Voter {
    /// Who.
    pub id: Uuid,
    /// How much their vote weighs.
    pub weight: u64,
    /// The interest category, where the rule knows any.
    pub category: Option<String>,
    /// Whether they are in the room.
    pub present: bool,
}

/// Everybody who may vote, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Electorate {
    voters: BTreeMap<Uuid, Voter>,
}

/// Why there is no electorate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ElectorateFlaw {
    /// Somebody is in it twice.
    #[error("Somebody is listed twice; everybody votes once.")]
    Twice(Uuid),
    /// A vote without weight.
    #[error("A vote needs a weight of at least 1.")]
    NoWeight(Uuid),
    /// Too much weight together.
    #[error("All votes together weigh more than {MAX_WEIGHT}.")]
    TooHeavy,
}

/// The body whose ballot it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
    /// Members, whether they vote or not.
    pub members: u64,
    /// The organisations they come from.
    pub organisations: u64,
}

/// Why a ballot cannot open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpeningFlaw {
    /// Nobody may vote.
    NobodyVotes,
    /// A precondition of the rule.
    Precondition(Precondition),
    /// A category holds too large a part.
    Unbalanced {
        /// Which.
        category: String,
        /// Its voters.
        voters: u64,
        /// The largest part allowed.
        most: Ratio,
    },
    /// In a confidential ballot so few have this weight that it would say who they are.
    WeightTellsWho(u64),
    /// In a confidential ballot so few are of this category that it would say who they are.
    CategoryTellsWho(String),
}

impl Electorate {
    /// Everybody once, or what is wrong.
    pub fn new(voters: impl IntoIterator<Item = Voter>) -> Result<Self, ElectorateFlaw> {
        let mut all = BTreeMap::new();
        let mut weight = 0_u64;
        for voter in voters {
            if voter.weight == 0 {
                return Err(ElectorateFlaw::NoWeight(voter.id));
            }
            weight = weight.saturating_add(voter.weight);
            let id = voter.id;
            if all.insert(id, voter).is_some() {
                return Err(ElectorateFlaw::Twice(id));
            }
        }
        if weight > MAX_WEIGHT { Err(ElectorateFlaw::TooHeavy) } else { Ok(Self { voters: all }) }
    }

    /// The voters, by id.
    pub fn voters(&self) -> impl Iterator<Item = &Voter> {
        self.voters.values()
    }

    /// Somebody, if they may vote.
    pub fn voter(&self, id: Uuid) -> Option<&Voter> {
        self.voters.get(&id)
    }

    /// Without those who lost their standing, where the rule strikes them from both sides.
    pub fn without(&self, lost: &BTreeSet<Uuid>) -> Self {
        let kept = self.voters.iter().filter(|(id, _)| !lost.contains(id));
        Self { voters: kept.map(|(id, voter)| (*id, voter.clone())).collect() }
    }

    /// What keeps a ballot under these terms from opening.
    pub fn flaws_under(&self, terms: &Terms, body: Body) -> Vec<OpeningFlaw> {
        match terms {
            Terms::Decision { rule } => self.opening_flaws(rule, body),
            Terms::Election { election } => {
                let mut flaws: Vec<_> =
                    self.voters.is_empty().then_some(OpeningFlaw::NobodyVotes).into_iter().collect();
                if election.visibility == Visibility::Confidential {
                    flaws.extend(self.telling());
                }
                flaws
            }
        }
    }

    /// What keeps a ballot under this rule from opening.
    pub fn opening_flaws(&self, rule: &Rule, body: Body) -> Vec<OpeningFlaw> {
        let mut flaws = Vec::new();
        if self.voters.is_empty() {
            flaws.push(OpeningFlaw::NobodyVotes);
        }
        let voters = self.voters.len() as u64;
        let categories = self.by(|voter| voter.category.clone());
        for precondition in &rule.preconditions {
            match *precondition {
                Precondition::Members(least) if body.members < least => {}
                Precondition::Organisations(least) if body.organisations < least => {}
                Precondition::Voters(least) if voters < least => {}
                Precondition::NoCategoryOver(most) => {
                    for (category, held) in &categories {
                        let held = *held as u64;
                        if let Some(category) = category.clone().filter(|_| most.exceeds(held, voters)) {
                            flaws.push(OpeningFlaw::Unbalanced { category, voters: held, most });
                        }
                    }
                    continue;
                }
                _ => continue,
            }
            flaws.push(OpeningFlaw::Precondition(*precondition));
        }
        if rule.visibility == Visibility::Confidential {
            flaws.extend(self.telling());
        }
        flaws
    }

    /// Weights and categories that so few have that they would say who they are.
    fn telling(&self) -> Vec<OpeningFlaw> {
        let few = |held: &usize| *held < LEAST_ALIKE;
        let weights = self.by(|voter| voter.weight).into_iter();
        let weights = weights.filter(|(_, held)| few(held)).map(|(weight, _)| OpeningFlaw::WeightTellsWho(weight));
        let categories = self.by(|voter| voter.category.clone());
        // To have none tells as much, where others have one.
        let told = categories.len() > 1 || !categories.contains_key(&None);
        let categories = categories.into_iter().filter(|(_, held)| told && few(held));
        weights.chain(categories.map(|(named, _)| OpeningFlaw::CategoryTellsWho(named.unwrap_or_default()))).collect()
    }

    /// How many voters have each value.
    fn by<T: Ord>(&self, value: impl Fn(&Voter) -> T) -> BTreeMap<T, usize> {
        let mut held = BTreeMap::new();
        for voter in self.voters.values() {
            *held.entry(value(voter)).or_default() += 1;
        }
        held
    }
}
