//! Letters to speakers: templates with places for values, and values that know who wrote them.
//!
//! A template is read once, when its organisers write it; a value is put into its place and never read again, so that
//! a title such as `{speaker}` stays what it is.

mod template;
mod value;

pub use self::{
    template::{Template, TypedWording, Wording},
    value::{Placeholder, Trust, Values},
};
use super::Decision;
use crate::words;

words! {
    /// What a letter is about.
    pub enum LetterKind {
        /// A proposal was chosen.
        Accepted = "accepted",
        /// A proposal waits for a place.
        Waitlisted = "waitlisted",
        /// A proposal was not chosen.
        Rejected = "rejected",
        /// A proposal was chosen after the decisions were told: from the waiting list, or put back.
        MovedUp = "moved-up",
        /// An answer is missing.
        Reminder = "reminder",
        /// What stands before decisions about several proposals, in the one letter that tells them all.
        Several = "several",
    }
}

impl LetterKind {
    /// The letter that tells a decision.
    pub const fn of(decision: Decision) -> Self {
        match decision {
            Decision::Accept => Self::Accepted,
            Decision::Waitlist => Self::Waitlisted,
            Decision::Reject => Self::Rejected,
        }
    }

    /// Whether it asks for an answer.
    pub const fn asks(self) -> bool {
        matches!(self, Self::Accepted | Self::MovedUp | Self::Reminder)
    }

    /// The values that it has places for.
    pub const fn placeholders(self) -> &'static [Placeholder] {
        use Placeholder as P;
        match self {
            Self::Accepted => {
                &[P::Speaker, P::Title, P::Conference, P::SessionType, P::Track, P::Minutes, P::ConfirmBy, P::Reviews]
            }
            Self::MovedUp | Self::Reminder => {
                &[P::Speaker, P::Title, P::Conference, P::SessionType, P::Track, P::Minutes, P::ConfirmBy]
            }
            Self::Waitlisted | Self::Rejected => {
                &[P::Speaker, P::Title, P::Conference, P::SessionType, P::Track, P::Reviews]
            }
            Self::Several => &[P::Speaker, P::Conference],
        }
    }
}
