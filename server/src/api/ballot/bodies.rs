//! What requests and answers about ballots look like.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use service::{
    Error,
    ballot::{self, BallotSheet, Tallied},
};
use utoipa::ToSchema;
use uuid::Uuid;

/// A ballot in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct BallotEntry {
    /// Which.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// A rule or a way of counting by its word, or what the group calls its rule.
    pub rule: String,
    /// `draft`, `open`, `deferred`, `closed`, `settled` or `annulled`.
    pub state: String,
    /// The last moment at which a vote counts.
    pub closes_at: Option<DateTime<Utc>>,
    /// `passes` or `fails`, once a decision is over.
    pub outcome: Option<String>,
}

/// A ballot as the asker may see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Ballot {
    /// Which.
    pub id: Uuid,
    /// What it is called.
    pub title: String,
    /// The question, in Markdown.
    pub question: String,
    /// What a pass does.
    pub consequence: String,
    /// SHA-256 of what is voted on.
    pub subject_hash: String,
    /// What it is held under, as it stands in records.
    #[schema(value_type = Object)]
    pub terms: Value,
    /// Where it stands.
    pub state: String,
    /// Why it was put off or annulled; may be empty.
    pub note: String,
    /// When it opened.
    pub opened_at: Option<DateTime<Utc>>,
    /// The last moment at which a vote counts.
    pub closes_at: Option<DateTime<Utc>>,
    /// When it closed.
    pub closed_at: Option<DateTime<Utc>>,
    /// `passes` or `fails`, once a decision is over.
    pub outcome: Option<String>,
    /// SHA-256 of the secret of the draw.
    pub commitment: String,
    /// What is needed and, where that may be told, what there is; null once it is over.
    #[schema(value_type = Option<Object>)]
    pub live: Option<Value>,
    /// What it came to: a judgement or a count, as it stands in records; null before, and where it may not be told.
    #[schema(value_type = Option<Object>)]
    pub result: Option<Value>,
    /// What was said, as far as the asker may know it.
    pub positions: Vec<PositionBody>,
    /// Who stands, by number.
    pub candidates: Vec<CandidateBody>,
    /// The votes that the asker casts.
    pub own_votes: Vec<OwnVoteBody>,
}

/// Something that was said.
#[derive(Debug, Serialize, ToSchema)]
pub struct PositionBody {
    /// Whose vote it is.
    pub voter: Uuid,
    /// Their name.
    pub name: String,
    /// A position by its name, or a ranking.
    pub choice: String,
    /// The reason; may be empty.
    pub text: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Whether it is the last, which counts.
    pub is_last: bool,
    /// Whether a ruling took it out of the count.
    pub discounted: bool,
}

/// Somebody who stands, or an option.
#[derive(Debug, Serialize, ToSchema)]
pub struct CandidateBody {
    /// Which.
    pub id: Uuid,
    /// The number on the paper, once it is open.
    pub number: Option<i32>,
    /// The name.
    pub name: String,
    /// Whether they declined or withdrew.
    pub declined: bool,
}

/// A vote that the asker casts.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnVoteBody {
    /// Whose it is.
    pub voter: Uuid,
    /// `own`, `representative`, `alternate` or `proxy`.
    pub cast_as: String,
    /// Whether it was cast.
    pub voted: bool,
    /// What was said last; never in a confidential ballot.
    pub choice: Option<String>,
}

/// A ballot to be prepared.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BallotToDraft {
    /// What it is called.
    #[schema(max_length = 160)]
    pub title: String,
    /// The question, in Markdown.
    #[schema(max_length = 5_000)]
    pub question: String,
    /// What a pass does.
    #[schema(max_length = 400)]
    pub consequence: String,
    /// What the text is called.
    #[serde(default)]
    #[schema(max_length = 160)]
    pub subject_title: String,
    /// The text that is voted on; the question alone where left out.
    #[serde(default)]
    #[schema(max_length = 400_000)]
    pub subject_text: String,
    /// For how many hours it is open.
    pub hours: u32,
    /// A rule by its word, a rule of the group by its id, or `election`.
    pub rule: String,
    /// How an election is counted.
    #[serde(default)]
    pub method: String,
    /// How many are elected.
    #[serde(default)]
    pub seats: u32,
    /// Whether missing it costs the vote where the group's rule counts ballots.
    #[serde(default)]
    pub feeds_standing: bool,
}

/// What was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct MadeBallot {
    /// Its id.
    pub id: Uuid,
}

/// A step of a ballot.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BallotStep {
    /// `open`, `close`, `settle`, `defer`, `resume` or `annul`.
    pub step: String,
    /// Why it is put off or annulled.
    #[serde(default)]
    #[schema(max_length = 2_000)]
    pub reason: String,
}

/// Somebody to be nominated, or an option.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nomination {
    /// The member; an option by its name where left out.
    #[serde(default)]
    pub person: Option<Uuid>,
    /// What an option is called.
    #[serde(default)]
    #[schema(max_length = 120)]
    pub name: String,
    /// The organisation they stand for.
    #[serde(default)]
    #[schema(max_length = 120)]
    pub affiliation: String,
}

/// A ballot as an answer.
pub fn body(sheet: BallotSheet) -> service::Result<Ballot> {
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
        terms: json(serde_json::to_value(&facts.terms))?,
        state: facts.state.to_string(),
        note: facts.state_note,
        opened_at: facts.opened_at,
        closes_at: facts.closes_at,
        closed_at: facts.closed_at,
        outcome: facts.outcome.map(|outcome| outcome.to_string()),
        commitment: facts.commitment,
        live,
        result,
        positions: sheet.positions.into_iter().map(position).collect(),
        candidates: sheet
            .candidates
            .into_iter()
            .map(|one| CandidateBody { id: one.id.0, number: one.number, name: one.name, declined: one.declined })
            .collect(),
        own_votes: sheet
            .own
            .into_iter()
            .map(|one| OwnVoteBody {
                voter: one.voter.0,
                cast_as: one.cast_as.to_string(),
                voted: one.voted,
                choice: one.choice,
            })
            .collect(),
    })
}

fn position(line: ballot::PositionLine) -> PositionBody {
    PositionBody {
        voter: line.voter.0,
        name: line.name,
        choice: line.choice,
        text: line.text,
        at: line.at,
        is_last: line.is_last,
        discounted: line.discounted,
    }
}
