//! What the chairs of a review set: dates, categories, subjects, and how names are hidden; and what a member declares.

mod typed;

use serde::{Deserialize, Serialize};

pub use self::typed::{TypedCategory, TypedPhase, TypedReview};
use super::{
    phase::{Allows, Phase, current},
    score::{Category, Summary},
    visibility::Anonymity,
};
use crate::{Instant, id::TopicId, words, zone::Zone};

words! {
    /// What somebody declares a conflict of interest with.
    pub enum DeclaredKind {
        /// A person, wherever they speak.
        Person = "person",
        /// An organisation: whoever belongs to it, or what it makes.
        Organisation = "organisation",
    }
}

/// A subject that proposals are about and reviewers know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Which.
    pub id: TopicId,
    /// What it is called.
    pub name: String,
}

/// How the proposals of a call are reviewed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Whether reviewers read who speaks.
    pub anonymity: Anonymity,
    /// How a proposal's score comes of its reviews'.
    pub summary: Summary,
    /// How many reviews each proposal is to have.
    pub wanted: u32,
    /// What reviewers are told, in Markdown; may be empty.
    pub guidance: String,
    /// When what is allowed.
    pub phases: Vec<Phase>,
    /// What is scored.
    pub categories: Vec<Category>,
    /// What proposals are about.
    pub topics: Vec<Topic>,
}

impl Default for Review {
    /// What holds until chairs set something: names are hidden, nothing is open.
    fn default() -> Self {
        Self {
            anonymity: Anonymity::Anonymous,
            summary: Summary::Mean,
            wanted: 3,
            guidance: String::new(),
            phases: Vec::new(),
            categories: Vec::new(),
            topics: Vec::new(),
        }
    }
}

/// Most phases of a review.
pub const PHASES_MOST: usize = 12;
/// Most subjects of a review.
pub const TOPICS_MOST: usize = 100;
/// Most reviews that are wanted of a proposal; more than the assignment counts would be cut there silently.
pub const WANTED_MOST: u32 = 14;

impl Review {
    /// What the phase allows that is on.
    pub fn allows(&self, now: Instant) -> Option<Allows> {
        current(&self.phases, now).map(|phase| phase.allows)
    }

    /// As a form starts from it.
    pub fn typed(&self, zone: &Zone) -> TypedReview {
        TypedReview {
            anonymity: self.anonymity.to_string(),
            summary: self.summary.to_string(),
            wanted: self.wanted.to_string(),
            guidance: self.guidance.clone(),
            phases: self.phases.iter().map(|phase| TypedPhase::of(phase, zone)).collect(),
            categories: self.categories.iter().map(TypedCategory::of).collect(),
            topics: self.topics.iter().map(|topic| topic.name.clone()).collect::<Vec<_>>().join("\n"),
        }
    }
}
