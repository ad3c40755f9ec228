//! What a ballot holds at some moment, put together from its rows: the same for the page, the closing and the record.

use std::collections::HashSet;

use domain::{
    Instant,
    ballot::{
        BallotState, Conduct, Terms, VoterKind,
        rule::{Judgement, Returns, live::Live},
        typed::hash,
    },
    id::VoterId,
};
use exchange::record::{About, Drawn, Elector, FORMAT, Paper, Record, Said, Standing, Subject, Tally, Untallied};
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::find;
use crate::{
    Error, Result,
    entity::{ballot, ballot_position, ballot_slip, ballot_voter, candidacy},
};

/// A ballot with everything that belongs to it.
#[derive(Clone, Debug)]
pub struct Seen {
    pub(super) row: ballot::Model,
    pub(super) terms: Terms,
    pub(super) voters: Vec<ballot_voter::Model>,
    pub(super) positions: Vec<ballot_position::Model>,
    pub(super) slips: Vec<ballot_slip::Model>,
    pub(super) candidates: Vec<candidacy::Model>,
}

/// What a ballot came to, as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tallied {
    /// Voting goes on: what may be said of a decision.
    Live(Live),
    /// Voting goes on in an election: how many have voted, where that may be said, of how many.
    Turnout(Option<u64>, u64),
    /// It is over.
    Over(Box<Tally>),
    /// It is over, and nothing could be counted: why.
    Nothing(String),
}

impl Seen {
    pub(super) async fn load(db: &impl ConnectionTrait, row: ballot::Model) -> Result<Self> {
        let id = row.id;
        Ok(Self {
            terms: terms_of(&row)?,
            voters: find::voters(id).all(db).await?,
            positions: find::positions(id).all(db).await?,
            slips: find::slips(id).all(db).await?,
            candidates: find::candidates(id).all(db).await?,
            row,
        })
    }

    /// As [`Seen::load`], for somebody who is told nothing of the count: of what was said only what stands for `own` votes,
    /// and no papers. What is not read cannot leak, and thousands of votes cost nothing.
    pub(super) async fn load_hidden(db: &impl ConnectionTrait, row: ballot::Model, own: Vec<VoterId>) -> Result<Self> {
        let id = row.id;
        Ok(Self {
            terms: terms_of(&row)?,
            voters: find::voters(id).all(db).await?,
            positions: find::positions(id).filter(ballot_position::Column::VoterId.is_in(own)).all(db).await?,
            slips: Vec::new(),
            candidates: find::candidates(id).all(db).await?,
            row,
        })
    }

    /// Takes those who lost their vote from both sides, here and not in the database; answers with their rows as they were.
    pub(super) fn strike(&mut self, lost: &HashSet<VoterId>, at: Instant) -> Vec<ballot_voter::Model> {
        let mut struck = Vec::new();
        for voter in self.voters.iter_mut().filter(|one| one.struck_at.is_none() && lost.contains(&one.voter_id)) {
            struck.push(voter.clone());
            voter.struck_at = Some(at);
            if let Some(slip) = voter.slip_id.take() {
                self.slips.retain(|one| one.id != slip);
            }
        }
        struck
    }

    /// Some of its voters, and what kind each is.
    pub(super) fn kinds(&self, of: impl Iterator<Item = VoterId>) -> Vec<(VoterId, VoterKind)> {
        let of: HashSet<VoterId> = of.collect();
        let voters = self.voters.iter().filter(|one| of.contains(&one.voter_id));
        voters.map(|one| (one.voter_id, one.kind)).collect()
    }

    /// How voting goes.
    pub fn conduct(&self) -> Conduct {
        self.terms.conduct()
    }

    /// As a record that is not finished.
    pub(super) fn record(&self, closed_at: Instant, state: BallotState, previous: String) -> Record {
        let row = &self.row;
        let paper = |slip: &ballot_slip::Model| Paper {
            choice: slip.choice.clone(),
            text: slip.text.clone(),
            weight: whole(slip.weight),
            category: slip.category.clone(),
        };
        let mut papers: Vec<Paper> = self.slips.iter().map(paper).collect();
        papers.sort();
        Record {
            format: FORMAT.into(),
            ballot: About {
                id: row.id.0,
                group: row.group_id.0,
                title: row.title.clone(),
                question: row.question.clone(),
                consequence: row.consequence.clone(),
                subject: Subject {
                    kind: row.subject_kind,
                    title: row.subject_title.clone(),
                    hash: row.subject_hash.clone(),
                },
                terms: self.terms.clone(),
                rule_name: row.rule_name.clone(),
                feeds_standing: row.feeds_standing,
                opened_at: row.opened_at.unwrap_or(closed_at),
                closes_at: row.closes_at.unwrap_or(closed_at),
                closed_at,
                state,
            },
            electorate: self.voters.iter().map(elector).collect(),
            positions: self.positions.iter().map(said).collect(),
            papers,
            candidates: self.standing(),
            draw: Drawn {
                commitment: commitment(&row.secret),
                secret: hex::encode(&row.secret),
                closed_set: hash(""),
                numbers: kept(row.draw_numbers.as_ref()).unwrap_or_default(),
                casting: kept(row.casting.as_ref()),
            },
            result: Value::Null,
            previous,
            hash: String::new(),
        }
    }

    /// Whether those who stand are elected without a vote.
    pub(super) fn unopposed(&self) -> bool {
        let Some(election) = self.terms.election().filter(|election| election.unopposed) else { return false };
        let contest = self.record(self.row.updated_at, BallotState::Open, String::new()).contest(election);
        contest.is_ok_and(|contest| contest.unopposed(self.standing().len()).is_some())
    }

    /// Who stands, by number.
    fn standing(&self) -> Vec<Standing> {
        let numbered = self.candidates.iter().filter_map(|one| Some((u32::try_from(one.number?).ok()?, one)));
        numbered
            .map(|(number, one)| Standing {
                number,
                name: one.name.clone(),
                affiliation: one.affiliation.clone(),
                withdrawn: one.declined_at.is_some(),
                reopens: one.person_id.is_none() && one.name == REOPEN,
                majority: one.majority.as_deref().and_then(|text| text.parse().ok()),
            })
            .collect()
    }

    /// What may be said of it now. While voting goes on and the count is hidden, nothing here depends on what was cast but
    /// the turnout, where the rule shows that.
    pub fn tallied(&self, now: Instant) -> Tallied {
        let mut record = self.record(self.row.closed_at.unwrap_or(now), BallotState::Closed, String::new());
        if self.row.closed_at.is_some() {
            record.draw.closed_set = record.closed_set();
            return match record.tally() {
                Ok(tally) => Tallied::Over(Box::new(tally)),
                Err(Untallied(why)) => Tallied::Nothing(why),
            };
        }
        let conduct = self.conduct();
        let voted = self.voters.iter().filter(|one| one.voted && one.struck_at.is_none());
        let voted: u64 = voted.map(|one| whole(one.weight)).sum();
        let all: u64 = self.voters.iter().filter(|one| one.struck_at.is_none()).map(|one| whole(one.weight)).sum();
        let turnout = (!conduct.hides_count() || conduct.shows_turnout).then_some(voted);
        match (&self.terms, record.electors()) {
            (Terms::Decision { rule }, Ok(electorate)) => {
                let casts = record.casts().unwrap_or_default();
                let live = Live::of(rule, &electorate, &Returns::of(rule, &electorate, &casts));
                Tallied::Live(Live { returned: turnout, ..live })
            }
            _ => Tallied::Turnout(turnout, all),
        }
    }

    /// Whether a tie waits for what settles it.
    pub(super) fn waits(&self, now: Instant) -> bool {
        let mut record = self.record(now, BallotState::Closed, String::new());
        record.draw.closed_set = record.closed_set();
        record.tally().is_ok_and(|tally| tally.waits())
    }

    /// How a decision would be judged now.
    pub(super) fn judged(&self, now: Instant) -> Result<Option<Judgement>> {
        let mut record = self.record(now, BallotState::Closed, String::new());
        record.draw.closed_set = record.closed_set();
        match record.tally() {
            Ok(Tally::Judged(judgement)) => Ok(Some(judgement)),
            Ok(Tally::Counted(_) | Tally::Unopposed(_) | Tally::Tied(_)) => Ok(None),
            // An election in which nobody stands any more fills no seat; that is told where it is shown.
            Err(_) if self.terms.election().is_some() => Ok(None),
            Err(error) => Err(Error::fault(error)),
        }
    }
}

/// What “reopen nominations” is called among the candidates; pages say it in the reader's language.
pub(super) const REOPEN: &str = "reopen-nominations";

/// SHA-256 of the secret of the draw: all that is published of it while voting goes on.
pub(super) fn commitment(secret: &[u8]) -> String {
    hex::encode(Sha256::digest(secret))
}

/// What was kept as JSON by this very service.
fn kept<T: serde::de::DeserializeOwned>(json: Option<&Value>) -> Option<T> {
    serde_json::from_value(json?.clone()).ok()
}

pub(super) fn terms_of(row: &ballot::Model) -> Result<Terms> {
    serde_json::from_value(row.terms.clone()).map_err(Error::fault)
}

pub(super) fn elector(row: &ballot_voter::Model) -> Elector {
    Elector {
        voter: row.voter_id.0,
        kind: row.kind,
        weight: whole(row.weight),
        category: row.category.clone(),
        present: row.present,
        voted: row.voted,
        struck: row.struck_at.is_some(),
    }
}

fn said(row: &ballot_position::Model) -> Said {
    Said {
        voter: row.voter_id.0,
        number: u32::try_from(row.number).unwrap_or_default(),
        choice: row.choice.clone(),
        text: row.text.clone(),
        cast_as: row.cast_as,
        cast_by: row.cast_by.0,
        affiliation: row.affiliation.clone(),
        at: row.cast_at,
        discounted: row.discounted_at.is_some(),
        ruling: row.ruling.clone(),
        carried: row.carried,
    }
}

pub(super) fn whole(number: i32) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
