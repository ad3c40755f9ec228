//! The record of a ballot: everything that decided it, in one text that anybody can count again.
//!
//! The same ballot makes the same bytes on every database. Its hash is SHA-256 of the compact JSON without the hash itself,
//! and it names the record before it in its group, so that none can be left out or changed later.

mod count;
mod verify;

use domain::{
    Instant,
    ballot::{BallotState, CastAs, Ratio, SubjectKind, Terms, VoterKind, typed::hash},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

pub use self::{
    count::{Tally, Unopposed, Untallied},
    verify::{RecordFlaw, verify},
};

/// What the first field of a record says.
pub const FORMAT: &str = "plenary-ballot-record/1";
/// Most bytes of a record that is read.
pub const MAX_BYTES: usize = 256 * 1024 * 1024;

/// Why something is no record.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is larger than [`MAX_BYTES`].
    #[error("This is larger than any record of a ballot.")]
    TooLarge,
    /// It is not JSON, or says other things than records do.
    #[error("Line {line}: This is not a record of a ballot: {problem}.")]
    Broken {
        /// Where, counted from 1.
        line: usize,
        /// What was found.
        problem: String,
    },
}

/// The record of a ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Record {
    /// [`FORMAT`].
    pub format: String,
    /// What was voted on, and how.
    pub ballot: About,
    /// Everybody who could vote, by id.
    pub electorate: Vec<Elector>,
    /// Everything that was said, by voter and then in order; nothing in a confidential ballot.
    pub positions: Vec<Said>,
    /// The papers of a confidential ballot, sorted by what they say.
    pub papers: Vec<Paper>,
    /// Who stood, by number.
    pub candidates: Vec<Standing>,
    /// What lots are drawn from.
    pub draw: Drawn,
    /// What it came to: a judgement with every condition, or a count with every round.
    pub result: Value,
    /// The hash of the record before this one in its group; empty for the first.
    pub previous: String,
    /// The hash of this one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hash: String,
}

/// What was voted on, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct About {
    /// Which ballot.
    pub id: Uuid,
    /// In which group.
    pub group: Uuid,
    /// What it is called.
    pub title: String,
    /// The question.
    pub question: String,
    /// What a pass does.
    pub consequence: String,
    /// What was voted on.
    pub subject: Subject,
    /// The rule or the way of counting.
    pub terms: Terms,
    /// What the rule is called.
    pub rule_name: String,
    /// Whether missing it costs voting rights.
    pub feeds_standing: bool,
    /// When it opened.
    pub opened_at: Instant,
    /// The last moment at which a position counted.
    pub closes_at: Instant,
    /// When it closed.
    pub closed_at: Instant,
    /// `closed` while rulings may still be made, then `settled`.
    pub state: BallotState,
}

/// What was voted on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Subject {
    /// What kind of thing.
    pub kind: SubjectKind,
    /// What it is called; may be empty.
    pub title: String,
    /// SHA-256 of it.
    pub hash: String,
}

/// Somebody who could vote: by id alone, names are no part of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Elector {
    /// Who: the id of a person or of an organisation.
    pub voter: Uuid,
    /// Which of the two.
    pub kind: VoterKind,
    /// How much their vote weighs.
    pub weight: u64,
    /// Their interest category; may be empty.
    pub category: String,
    /// Whether they were in the room.
    pub present: bool,
    /// Whether they voted.
    pub voted: bool,
    /// Whether they lost their standing and were struck from both sides.
    pub struck: bool,
}

/// Something that was said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Said {
    /// Whose vote it is.
    pub voter: Uuid,
    /// The how manieth thing they said, from 1; the last counts.
    pub number: u32,
    /// A position by its name, or a ranking such as `2 1=3`.
    pub choice: String,
    /// The reason; may be empty.
    pub text: String,
    /// In whose place.
    pub cast_as: CastAs,
    /// By whom.
    pub cast_by: Uuid,
    /// Where they were that day; may be empty.
    pub affiliation: String,
    /// When.
    pub at: Instant,
    /// Whether a ruling took it out of the count.
    pub discounted: bool,
    /// The ruling; may be empty.
    pub ruling: String,
}

/// A paper of a confidential ballot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Paper {
    /// A position by its name, or a ranking.
    pub choice: String,
    /// The reason; may be empty.
    pub text: String,
    /// How much it weighs.
    pub weight: u64,
    /// The interest category of its voter; may be empty.
    pub category: String,
}

/// Somebody who stood, or an option.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Standing {
    /// Their number, from 1.
    pub number: u32,
    /// Their name.
    pub name: String,
    /// The organisation they stood for; may be empty.
    pub affiliation: String,
    /// Whether they withdrew after the ballot opened.
    pub withdrawn: bool,
    /// Whether this is “reopen nominations”.
    pub reopens: bool,
    /// How many times as many have to prefer it to the default option as the other way round, where that is more than once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub majority: Option<Ratio>,
}

/// What settles ties: SHA-256(secret ‖ closed set), where only the commitment was public while voting went on; or, where
/// the terms say so, the numbers of public sources or a casting vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Drawn {
    /// SHA-256 of the secret, published at opening.
    pub commitment: String,
    /// The secret, in hexadecimal.
    pub secret: String,
    /// SHA-256 of what counted in the end, line by line.
    pub closed_set: String,
    /// The numbers of each public source that the terms name; nothing before they are known, or where no tie needs them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub numbers: Vec<Vec<u64>>,
    /// How whoever has the casting vote decided; nothing before, or where no tie needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub casting: Option<CastingVote>,
}

/// The vote that decides a tie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CastingVote {
    /// By whom.
    pub by: Uuid,
    /// When.
    pub at: Instant,
    /// `passes` or `fails`; in an election a ranking of everybody, such as `2 1 3`.
    pub choice: String,
}

impl Record {
    /// Reads a record. What it says is not checked yet: see [`verify`].
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.len() > MAX_BYTES {
            return Err(Unreadable::TooLarge);
        }
        let broken = |error: serde_json::Error| Unreadable::Broken { line: error.line(), problem: error.to_string() };
        serde_json::from_slice(bytes).map_err(broken)
    }

    /// The text of the record, a line.
    pub fn to_text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// The hash that the record should have.
    pub fn computed_hash(&self) -> Result<String, serde_json::Error> {
        let bare = Self { hash: String::new(), ..self.clone() };
        Ok(hash(&bare.to_text()?))
    }

    /// Puts in what it came to, and its hash.
    pub fn finish(mut self) -> Result<Self, Untallied> {
        self.draw.closed_set = self.closed_set();
        self.result = self.tally()?.to_value()?;
        self.hash = self.computed_hash()?;
        Ok(self)
    }

    /// The last thing that each voter said who was not struck, by voter.
    pub fn last_said(&self) -> impl Iterator<Item = &Said> {
        let last = self.positions.chunk_by(|one, next| one.voter == next.voter).filter_map(<[Said]>::last);
        last.filter(|said| !self.electorate.iter().any(|one| one.voter == said.voter && one.struck))
    }

    /// SHA-256 of what counts, a line each: `voter choice`, or for papers `choice weight category`; with whether a ruling
    /// took it out.
    pub fn closed_set(&self) -> String {
        let mut lines = String::new();
        for said in self.last_said() {
            let mark = if said.discounted { " discounted" } else { "" };
            lines.push_str(&format!("{} {}{mark}\n", said.voter, said.choice));
        }
        for paper in &self.papers {
            lines.push_str(&format!("{} {} {}\n", paper.choice, paper.weight, paper.category));
        }
        hash(&lines)
    }
}
