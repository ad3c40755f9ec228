//! What a record comes to.

use std::collections::BTreeMap;

use domain::ballot::{
    Candidate, Contest, Count, ElectionRule, Lots, Method, Profile, ProfileBuilder, Ranking, Terms, TieBreak,
    contest::{Limit, Quorum},
    count,
    rule::{Cast, Electorate, Judgement, Outcome, Voter, judge},
    tally::report::{By, Draw},
};
use serde::Serialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Paper, Record};

/// What a ballot came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tally {
    /// A decision, judged.
    Judged(Judgement),
    /// An election, counted.
    Counted(Box<Count>),
    /// An election without a vote: those who stand are no more than there are seats.
    Unopposed(Unopposed),
    /// An election that waits: this tie can only be settled by what is not known yet.
    Tied(Draw),
}

/// Who is elected without a vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unopposed {
    /// Everybody who stands, by number.
    pub winners: Vec<Candidate>,
    /// Seats that nobody is there to take.
    pub vacant: usize,
}

/// Why a record cannot be counted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("The record cannot be counted: {0}")]
pub struct Untallied(pub String);

impl From<serde_json::Error> for Untallied {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl Tally {
    /// As it stands in the record.
    pub fn to_value(&self) -> Result<Value, serde_json::Error> {
        match self {
            Self::Judged(judgement) => serde_json::to_value(judgement),
            Self::Counted(count) => serde_json::to_value(count),
            Self::Unopposed(unopposed) => Ok(json!({ "unopposed": unopposed })),
            // Who would be chosen is not known: the lot that the count went on with is nobody's.
            Self::Tied(tie) => Ok(json!({ "tied": { "purpose": tie.purpose, "tied": tie.tied } })),
        }
    }

    /// Whether a tie waits for what settles it.
    pub fn waits(&self) -> bool {
        match self {
            Self::Judged(judgement) => judgement.tied && judgement.casting.is_none(),
            Self::Tied(_) => true,
            Self::Counted(_) | Self::Unopposed(_) => false,
        }
    }
}

impl Record {
    /// What it comes to.
    pub fn tally(&self) -> Result<Tally, Untallied> {
        match &self.ballot.terms {
            Terms::Decision { rule } => {
                let judgement = judge(rule, &self.electors()?, &self.casts()?);
                Ok(Tally::Judged(judgement.with_casting_vote(self.casting_outcome()?)))
            }
            Terms::Election { election } => self.elected(election),
        }
    }

    fn elected(&self, election: &ElectionRule) -> Result<Tally, Untallied> {
        let contest = self.contest(election)?;
        if election.unopposed
            && let Some(winners) = contest.unopposed(self.candidates.len())
        {
            let vacant = contest.seats - winners.len();
            return Ok(Tally::Unopposed(Unopposed { winners, vacant }));
        }
        let (profile, known) = (self.profile(election)?, self.lots(election)?);
        let lots = known.clone().unwrap_or_else(|| Lots::by_file_order(self.candidates.len()));
        let count = count(election.method, &profile, &contest, &lots);
        let count = count.map_err(|refusal| Untallied(refusal.to_string()))?;
        // Up to the first lot every order of lots gives the same count; without one, all of it.
        let tie = count.draws().into_iter().find(|draw| draw.by == By::Lot).cloned();
        Ok(match tie.filter(|_| known.is_none()) {
            Some(tie) => Tally::Tied(tie),
            None => Tally::Counted(Box::new(count)),
        })
    }

    fn casting_outcome(&self) -> Result<Option<Outcome>, Untallied> {
        let vote = self.draw.casting.as_ref().map(|vote| vote.choice.parse());
        vote.transpose().map_err(|_| Untallied("the casting vote says neither that it passes nor that it fails".into()))
    }

    /// Everybody whose vote counts, if it was cast.
    pub fn electors(&self) -> Result<Electorate, Untallied> {
        let voters = self.electorate.iter().filter(|one| !one.struck).map(|one| Voter {
            id: one.voter,
            weight: one.weight,
            category: (!one.category.is_empty()).then(|| one.category.clone()),
            present: one.present,
        });
        Electorate::new(voters).map_err(|flaw| Untallied(flaw.to_string()))
    }

    /// What was cast, in order. A paper is given to anybody of its weight and category who voted: whoever it is, every
    /// number is the same.
    pub fn casts(&self) -> Result<Vec<Cast>, Untallied> {
        if !self.papers.is_empty() {
            let dealt = self.dealt()?;
            let cast =
                |(voter, paper): (Uuid, &Paper)| Cast { voter, position: paper.choice.clone(), discounted: false };
            return Ok(dealt.into_iter().map(cast).collect());
        }
        let said = self.last_said();
        Ok(said
            .map(|said| Cast { voter: said.voter, position: said.choice.clone(), discounted: said.discounted })
            .collect())
    }

    fn dealt<'a>(&'a self) -> Result<Vec<(Uuid, &'a Paper)>, Untallied> {
        let mut alike: BTreeMap<(u64, &str), Vec<Uuid>> = BTreeMap::new();
        for one in self.electorate.iter().rev().filter(|one| one.voted && !one.struck) {
            alike.entry((one.weight, &one.category)).or_default().push(one.voter);
        }
        let deal = |paper: &'a Paper| {
            let Paper { weight, category, .. } = paper;
            let voter = alike.get_mut(&(*weight, category.as_str())).and_then(Vec::pop);
            voter.map(|voter| (voter, paper)).ok_or_else(|| Untallied("there is a paper that nobody cast".into()))
        };
        self.papers.iter().map(deal).collect()
    }

    /// The papers of an election.
    pub fn profile(&self, election: &ElectionRule) -> Result<Profile, Untallied> {
        let mut builder =
            ProfileBuilder::new(self.candidates.len()).ok_or_else(|| Untallied("too many candidates".into()))?;
        let mut add = |choice: &str, weight: u64| {
            let ranking = Ranking::parse(choice, self.candidates.len(), election.method);
            let ranking = ranking.map_err(|flaw| Untallied(flaw.message))?;
            let added = builder.add(ranking.ranks().iter().map(Vec::as_slice), weight);
            added.map_err(|flaw| Untallied(flaw.to_string()))
        };
        let weights: BTreeMap<Uuid, u64> = self.electorate.iter().map(|one| (one.voter, one.weight)).collect();
        for said in self.last_said() {
            let weight = weights.get(&said.voter).ok_or_else(|| Untallied("somebody voted who could not".into()))?;
            add(&said.choice, *weight)?;
        }
        for paper in &self.papers {
            add(&paper.choice, paper.weight)?;
        }
        Ok(builder.build())
    }

    /// What is filled, and by whom it can be.
    pub fn contest(&self, election: &ElectionRule) -> Result<Contest, Untallied> {
        let seats = usize::try_from(election.seats).map_err(|_| Untallied("too many seats".into()))?;
        let numbers = |holds: fn(&super::Standing) -> bool| -> Vec<Candidate> {
            let places = self.candidates.iter().enumerate().filter(|(_, one)| holds(one));
            places.filter_map(|(place, _)| Candidate::at(place)).collect()
        };
        let mut named: Vec<String> = Vec::new();
        let affiliations = self.candidates.iter().map(|one| {
            let name = one.affiliation.trim().to_lowercase();
            if name.is_empty() {
                return None;
            }
            let place = named.iter().position(|known| *known == name).unwrap_or_else(|| {
                named.push(name);
                named.len() - 1
            });
            u32::try_from(place).ok()
        });
        let affiliations: Vec<Option<u32>> = affiliations.collect();
        let limit = election.limit.and_then(|most| usize::try_from(most).ok());
        let electorate = self.electorate.iter().filter(|one| !one.struck).map(|one| one.weight).sum();
        let majorities = self.candidates.iter().enumerate();
        let majorities = majorities.filter_map(|(place, one)| Some((Candidate::at(place)?, one.majority?)));
        Ok(Contest {
            seats,
            withdrawn: numbers(|one| one.withdrawn),
            reopen: numbers(|one| one.reopens).first().copied(),
            limit: limit.map(|most| Limit { most, affiliations }),
            quorum: election.quorum.map_or(Quorum::None, |times| Quorum::Root { times, electorate }),
            majorities: majorities.collect(),
        })
    }

    /// The order in which lots fall; none while it is not known.
    pub fn lots(&self, election: &ElectionRule) -> Result<Option<Lots>, Untallied> {
        let candidates = self.candidates.len();
        match election.ties {
            TieBreak::Lots => {
                let bytes = |text: &str| -> Result<[u8; 32], Untallied> {
                    decoded(text).ok_or_else(|| Untallied("the secret of the draw is not 32 bytes".into()))
                };
                let (secret, set) = (bytes(&self.draw.secret)?, bytes(&self.draw.closed_set)?);
                Ok(Some(Lots::from_closed_set(&secret, &set, candidates)))
            }
            TieBreak::Public if self.draw.numbers.is_empty() => Ok(None),
            TieBreak::Public => Ok(Some(Lots::from_public(&self.draw.numbers, candidates))),
            TieBreak::CastingVote => {
                let Some(vote) = &self.draw.casting else { return Ok(None) };
                let unranked = || Untallied("the casting vote does not rank everybody once".into());
                let ranking = Ranking::parse(&vote.choice, candidates, Method::Irv).map_err(|_| unranked())?;
                let order: Vec<Candidate> = ranking.ranks().iter().flatten().copied().collect();
                Lots::from_casting_vote(&order).map(Some).ok_or_else(unranked)
            }
        }
    }
}

/// 32 bytes from their hexadecimal digits.
pub(super) fn decoded(text: &str) -> Option<[u8; 32]> {
    hex::decode(text).ok()?.try_into().ok()
}
