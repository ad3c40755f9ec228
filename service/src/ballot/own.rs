//! What somebody is told of their own votes in a ballot: whose they cast, why, and what they have said.

use domain::{
    ballot::CastAs,
    group::standing::{Phrase, Term},
    id::VoterId,
};
use serde::{Deserialize, Serialize};

/// A reason that was kept: a key of the catalogue with what is put into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The key.
    pub key: String,
    /// What is put into it, by name.
    pub arguments: Vec<(String, Term)>,
}

impl Said {
    pub(super) fn of(phrases: &[Phrase]) -> Vec<Self> {
        let said = |phrase: &Phrase| Self {
            key: phrase.key.to_owned(),
            arguments: phrase.arguments.iter().map(|(name, term)| ((*name).to_owned(), *term)).collect(),
        };
        phrases.iter().map(said).collect()
    }
}

/// A vote that the asker casts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnVote {
    /// Whose it is.
    pub voter: VoterId,
    /// Their name.
    pub name: String,
    /// In whose place the asker casts it.
    pub cast_as: CastAs,
    /// Why there is this vote.
    pub because: Vec<Said>,
    /// Whether it was cast.
    pub voted: bool,
    /// Whether they are in the room.
    pub present: bool,
    /// Whether it is struck from both sides, because whose it is lost their standing.
    pub struck: bool,
    /// What was said last; never in a confidential ballot, where the page itself would be a receipt.
    pub choice: Option<String>,
    /// The reason that was given.
    pub text: String,
}
