//! Ballots: how elections are counted and when a decision has passed.
//!
//! Everything counts in whole numbers and fractions of them, never in floating point. Each way of counting an election
//! exists twice: the fast one in [`tally`], and a slow, plain one in [`oracle`] that shares no step with it.

pub mod choice;
pub mod conduct;
pub mod contest;
pub mod decimal;
pub mod exact;
pub mod lots;
pub mod nomination;
pub mod office;
pub mod oracle;
pub mod profile;
pub mod rule;
pub mod state;
pub mod subject;
pub mod tally;
#[cfg(test)]
mod tests;
pub mod typed;
pub mod typed_election;

pub use choice::Ranking;
pub use conduct::{Conduct, ElectionRule, Terms, TieBreak};
pub use contest::Contest;
pub use decimal::Decimal;
pub use exact::Ratio;
pub use lots::Lots;
pub use nomination::{Nominated, SecondFlaw, Seconder};
pub use office::{Office, OfficeKind, Seat, Term};
pub use profile::{Candidate, Profile, ProfileBuilder};
pub use rule::{Rule, SubjectChange};
pub use state::{BallotState, CastAs, VoterKind};
pub use subject::{ChangedPart, RecirculationScope, Voided};
pub use tally::{Count, Method, Refusal, count};
pub use typed::{BallotDetails, SubjectKind, TypedBallot};
pub use typed_election::{CandidateDetails, TypedCandidate, TypedElection};
