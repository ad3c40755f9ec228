//! A ballot as an answer.

use serde_json::Value;
use service::{
    Error,
    ballot::{BallotSheet, CandidateLine, OwnVote, PositionLine, ProxyLine, RulingAppeal, Tallied, VoterLine},
};

use super::bodies::{
    Ballot, CandidateBody, OwnVoteBody, PositionBody, ProxyBody, RevisionBody, RulingAppealBody, SessionOfBallot,
    VoterBody,
};

/// A ballot as an answer, with `all` its voters where they are more than stand on its page.
pub fn body(sheet: BallotSheet, all: Vec<VoterLine>) -> service::Result<Ballot> {
    let facts = sheet.facts;
    let json = |value: serde_json::Result<Value>| value.map_err(Error::fault);
    let (live, result) = match &sheet.tallied {
        Tallied::Live(live) => (Some(json(serde_json::to_value(live))?), None),
        Tallied::Turnout(returned, eligible) => {
            (Some(serde_json::json!({ "returned": returned, "eligible": eligible })), None)
        }
        Tallied::Over(tally) => (None, Some(json(tally.to_value())?)),
        Tallied::Nothing(_) => (None, None),
    };
    Ok(Ballot {
        id: facts.id.0,
        title: facts.title,
        question: facts.question,
        consequence: facts.consequence,
        subject_hash: facts.subject_hash,
        revision: sheet.revision.map(|one| RevisionBody {
            id: one.id.0,
            draft: one.draft,
            number: one.number,
            newest: one.newest,
        }),
        voided: facts.voided.map(|why| why.to_string()),
        follows: sheet.recirculated.follows.map(|id| id.0),
        followed_by: sheet.recirculated.followed_by.map(|id| id.0),
        session: sheet.session.map(|one| SessionOfBallot {
            conference: one.conference,
            code: one.code,
            title: one.title,
        }),
        meetings: sheet.meetings.into_iter().map(|one| one.id.0).collect(),
        scope: sheet.recirculated.scope.map(|scope| json(serde_json::to_value(scope))).transpose()?,
        terms: json(serde_json::to_value(&facts.terms))?,
        state: facts.state.to_string(),
        note: facts.state_note,
        opened_at: facts.opened_at,
        closes_at: facts.closes_at,
        closed_at: facts.closed_at,
        outcome: facts.outcome.map(|outcome| outcome.to_string()),
        commitment: facts.commitment,
        sealed_head: sheet.head,
        live,
        result,
        positions: sheet.positions.into_iter().map(position).collect(),
        appeals: sheet.appeals.into_iter().map(appeal).collect(),
        voters: sheet.voters.into_iter().chain(all).map(voter).collect(),
        proxies: sheet.proxies.into_iter().map(proxy).collect(),
        candidates: sheet.candidates.into_iter().map(candidate).collect(),
        own_votes: sheet.own.into_iter().map(own_vote).collect(),
    })
}

fn position(line: PositionLine) -> PositionBody {
    PositionBody {
        id: line.id.0,
        voter: line.voter.0,
        name: line.name,
        choice: line.choice,
        text: line.text,
        at: line.at,
        is_last: line.is_last,
        cast_as: line.cast_as.to_string(),
        by: line.by,
        discounted: line.discounted,
        ruling: line.ruling,
        resolution: line.resolution,
        carried: line.carried,
    }
}

fn appeal(one: RulingAppeal) -> RulingAppealBody {
    RulingAppealBody { position: one.position.0, appeal: one.appeal.into() }
}

fn voter(line: VoterLine) -> VoterBody {
    VoterBody {
        voter: line.voter.0,
        name: line.name,
        kind: line.kind.to_string(),
        weight: line.weight,
        category: line.category,
        present: line.present,
        struck: line.struck,
    }
}

fn proxy(line: ProxyLine) -> ProxyBody {
    ProxyBody { voter: line.voter, holder: line.holder }
}

fn candidate(line: CandidateLine) -> CandidateBody {
    CandidateBody {
        id: line.id.0,
        number: line.number,
        name: line.name,
        affiliation: line.affiliation,
        statement: line.statement,
        accepted: line.accepted,
        declined: line.declined,
        oneself: line.oneself,
        majority: line.majority,
        seconds: line.seconds,
        seconded: line.seconded,
        seconded_by_me: line.seconded_by_me,
    }
}

fn own_vote(vote: OwnVote) -> OwnVoteBody {
    OwnVoteBody {
        voter: vote.voter.0,
        cast_as: vote.cast_as.to_string(),
        voted: vote.voted,
        struck: vote.struck,
        choice: vote.choice,
    }
}
