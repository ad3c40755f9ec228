//! What requests and answers about ballots look like.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::api::life::body::AppealBody;

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
    /// The revision that is voted on; null for a text or a question, and for who may not read it.
    pub revision: Option<RevisionBody>,
    /// `withdrawn`, or the number of the revision that replaced what was voted on; null where it is not void.
    pub voided: Option<String>,
    /// The ballot from which this one goes on.
    pub follows: Option<Uuid>,
    /// The ballot that goes on from this one.
    pub followed_by: Option<Uuid>,
    /// The meetings on whose agendas it stands, of those that the asker may know of.
    pub meetings: Vec<Uuid>,
    /// The session of a programme at which it is held; null where there is none, and for who may not know of it.
    pub session: Option<SessionOfBallot>,
    /// What changed and which negatives wait, where it goes round again.
    #[schema(value_type = Option<Object>)]
    pub scope: Option<Value>,
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
    /// The head of the chain that seals the group's event log, as it was when the ballot closed: SHA-256, in hexadecimal.
    pub sealed_head: Option<String>,
    /// What it came to: a judgement or a count, as it stands in records; null before, and where it may not be told.
    #[schema(value_type = Option<Object>)]
    pub result: Option<Value>,
    /// What was said, as far as the asker may know it.
    pub positions: Vec<PositionBody>,
    /// The appeals against rulings on what was said.
    pub appeals: Vec<RulingAppealBody>,
    /// Everybody who has a vote; nobody where the asker may not see members.
    pub voters: Vec<VoterBody>,
    /// Proxies that hold.
    pub proxies: Vec<ProxyBody>,
    /// Who stands, by number.
    pub candidates: Vec<CandidateBody>,
    /// The votes that the asker casts.
    pub own_votes: Vec<OwnVoteBody>,
}

/// A session of a programme at which a ballot is held.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionOfBallot {
    /// The conference's part of addresses.
    pub conference: String,
    /// The code of the session.
    pub code: String,
    /// What it is called.
    pub title: String,
}

/// A revision that is voted on.
#[derive(Debug, Serialize, ToSchema)]
pub struct RevisionBody {
    /// Which.
    pub id: Uuid,
    /// The draft's part of addresses.
    pub draft: String,
    /// The number of the revision.
    pub number: i32,
    /// The number of the newest one.
    pub newest: i32,
}

/// Something that was said.
#[derive(Debug, Serialize, ToSchema)]
pub struct PositionBody {
    /// Which.
    pub id: Uuid,
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
    /// `own`, `representative`, `alternate`, `proxy` or `secretary`.
    pub cast_as: String,
    /// Who cast it for them, where somebody did.
    pub by: Option<String>,
    /// Whether a ruling took it out of the count.
    pub discounted: bool,
    /// The ruling; may be empty.
    pub ruling: String,
    /// How the reason was dealt with; may be empty.
    pub resolution: String,
    /// Whether it was said in the ballot before and stands here unchanged.
    pub carried: bool,
}

/// An appeal against a ruling on what was said.
#[derive(Debug, Serialize, ToSchema)]
pub struct RulingAppealBody {
    /// The position that was ruled on.
    pub position: Uuid,
    /// The appeal.
    #[serde(flatten)]
    pub appeal: AppealBody,
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
    /// The organisation they stand for; may be empty.
    pub affiliation: String,
    /// What they say for themselves, in Markdown; may be empty.
    pub statement: String,
    /// Whether they are a member who was asked and accepted; options are not asked.
    pub accepted: bool,
    /// Whether they declined or withdrew.
    pub declined: bool,
    /// Whether this is the asker.
    pub oneself: bool,
    /// How many times as many have to prefer it to the default option, where that is asked.
    pub majority: Option<String>,
    /// Who seconds them, by name; nobody where the asker may not see members.
    pub seconds: Vec<String>,
    /// How many second them.
    pub seconded: u32,
    /// Whether the asker does.
    pub seconded_by_me: bool,
}

/// A vote that there is in a ballot.
#[derive(Debug, Serialize, ToSchema)]
pub struct VoterBody {
    /// Whose: a person's or an organisation's id.
    pub voter: Uuid,
    /// Their name.
    pub name: String,
    /// `person` or `organisation`.
    pub kind: String,
    /// What it weighs.
    pub weight: i32,
    /// The interest category; may be empty.
    pub category: String,
    /// Whether they are noted as in the room.
    pub present: bool,
    /// Whether they lost their standing and are struck; while the ballot goes on, as it is now.
    pub struck: bool,
}

/// Somebody who votes for another.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProxyBody {
    /// The name of whose vote it is.
    pub voter: String,
    /// The name of who casts it.
    pub holder: String,
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
    /// Whether it is struck from both sides, because whose it is lost their standing.
    pub struck: bool,
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
    /// In an election, at most so many of one affiliation.
    #[serde(default)]
    pub limit: Option<u32>,
    /// In an election, whether “reopen nominations” stands, too.
    #[serde(default)]
    pub reopen: bool,
    /// In an election, `open`, `sealed`, `members` or `confidential`; `sealed` where left out.
    #[serde(default)]
    #[schema(max_length = 20)]
    pub visibility: String,
    /// In an election, whether also the turnout is hidden while voting goes on.
    #[serde(default)]
    pub hides_turnout: bool,
    /// By Debian's rule, how many times √electorate have to rank an option above the default one, such as `3/2`.
    #[serde(default)]
    #[schema(max_length = 20)]
    pub quorum: String,
    /// In an election, whether as many as there are seats are elected without a vote.
    #[serde(default)]
    pub unopposed: bool,
    /// In an election, months of office by the order of election, the last for everybody after.
    #[serde(default)]
    #[schema(max_items = 50)]
    pub months: Vec<u32>,
    /// In an election, `lots`, `public` or `casting-vote`; `lots` where left out.
    #[serde(default)]
    #[schema(max_length = 20)]
    pub ties: String,
    /// The public sources of a draw, each with the moment at which it shows its numbers.
    #[serde(default)]
    #[schema(max_items = 10)]
    pub sources: Vec<String>,
    /// Whether missing it costs the vote where the group's rule counts ballots.
    #[serde(default)]
    pub feeds_standing: bool,
    /// The revision of a draft of the group that is voted on, instead of a text.
    #[serde(default)]
    pub revision: Option<Uuid>,
    /// The item of a meeting's agenda on which it is held.
    #[serde(default)]
    pub item: Option<Uuid>,
    /// The conference at one of whose sessions it is held, by its part of addresses.
    #[serde(default)]
    #[schema(max_length = 100)]
    pub conference: String,
    /// That session, by its code.
    #[serde(default)]
    #[schema(max_length = 100)]
    pub session: String,
    /// In an election, how many others have to second whoever stands.
    #[serde(default)]
    pub seconds: u32,
    /// In an election, the office that it fills.
    #[serde(default)]
    pub office: Option<OfficeToFill>,
}

/// An office that an election fills.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficeToFill {
    /// `chair`, `secretary`, `editor`, `liaison`, or `seat` for one without a role.
    #[schema(max_length = 20)]
    pub kind: String,
    /// What the group calls it; needed for a seat.
    #[serde(default)]
    #[schema(max_length = 80)]
    pub title: String,
    /// The first day of the term.
    pub from: NaiveDate,
    /// The first day after it, where it is the rest of another term; else the months give it.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// The term whose rest it is.
    #[serde(default)]
    pub fills: Option<Uuid>,
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
    /// What is said for them, in Markdown.
    #[serde(default)]
    #[schema(max_length = 5_000)]
    pub statement: String,
    /// By Debian's rule, how many times as many have to prefer it to the default option as the other way round.
    #[serde(default)]
    #[schema(max_length = 20)]
    pub majority: String,
}
