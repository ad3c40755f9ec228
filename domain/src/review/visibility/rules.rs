//! The rules themselves.

use super::{Channel, Field, Reader};
use crate::{
    cfp::State,
    review::phase::{Allows, Others},
    words,
};

words! {
    /// Whether reviewers read who speaks.
    pub enum Anonymity {
        /// Yes.
        Open = "open",
        /// No.
        Anonymous = "anonymous",
        /// Once their own review of it is handed in.
        UntilReviewed = "until-reviewed",
    }
}

words! {
    /// Why somebody of the committee knows of a proposal and may not open it as one to review.
    pub enum Closed {
        /// They speak in it.
        OwnProposal = "own-proposal",
        /// It is under embargo, and they are not named to read it.
        Embargo = "embargo",
    }
}

/// What is the case around a proposal when somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    /// How the call hides names.
    pub anonymity: Anonymity,
    /// What the phase allows that is on; `None` between phases.
    pub phase: Option<Allows>,
    /// Where the proposal stands.
    pub state: State,
    /// Whether its session is in the newest release of the programme.
    pub is_released: bool,
    /// Whether an embargo holds.
    pub is_embargoed: bool,
}

/// A reader in a situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lens {
    /// Who looks.
    pub reader: Reader,
    /// At what.
    pub situation: Situation,
}

impl Lens {
    /// Whether `field` may become known through `channel`. What may not be seen is not searched, sorted, counted or
    /// answered by either.
    pub fn shows(self, field: Field, channel: Channel) -> bool {
        let reader = if channel.is_for_everybody() { Reader::Public } else { self.reader };
        channel.carries(field) && (self.is_public(field) || self.may_know(reader, field))
    }

    /// Why the reader, who knows of a proposal, may not open it as one to review; none where they may.
    pub fn closed(self, channel: Channel) -> Option<Closed> {
        match self.reader {
            _ if self.shows(Field::OwnReview, channel) => None,
            Reader::Speaker => Some(Closed::OwnProposal),
            _ => Some(Closed::Embargo),
        }
    }

    /// Whether everybody knows: what is in a release. Of a session under embargo, that there is one; its stand-in is
    /// read instead.
    fn is_public(self, field: Field) -> bool {
        let is_open = match field {
            Field::Existence => true,
            Field::Title | Field::Texts | Field::Originals | Field::Speakers | Field::Files | Field::PublicAnswers => {
                !self.situation.is_embargoed
            }
            _ => false,
        };
        self.situation.is_released && is_open
    }

    fn may_know(self, reader: Reader, field: Field) -> bool {
        match reader {
            Reader::Public | Reader::Distant | Reader::Bound => false,
            Reader::Outside => {
                self.situation.state != State::Draft && matches!(field, Field::Existence | Field::ShownState)
            }
            Reader::Speaker => self.speaker_may_know(field),
            Reader::Reviewer => self.reviewer_may_know(field, false),
            Reader::Reviewed => self.reviewer_may_know(field, true),
            Reader::Chair => self.situation.state != State::Draft,
        }
    }

    /// Speakers know what they wrote and what they were told.
    fn speaker_may_know(self, field: Field) -> bool {
        match field {
            Field::Existence
            | Field::Title
            | Field::Texts
            | Field::Originals
            | Field::Speakers
            | Field::Files
            | Field::ShownState
            | Field::PublicAnswers
            | Field::ReviewerAnswers
            | Field::PrivateAnswers => true,
            Field::SpeakerTexts => self.is_decided(),
            _ => false,
        }
    }

    fn reviewer_may_know(self, field: Field, has_reviewed: bool) -> bool {
        if matches!(self.situation.state, State::Draft | State::Withdrawn) {
            return false;
        }
        match field {
            Field::Existence
            | Field::Title
            | Field::Texts
            | Field::ShownState
            | Field::PublicAnswers
            | Field::ReviewerAnswers
            | Field::OwnReview => true,
            Field::Originals | Field::Speakers | Field::Files => match self.situation.anonymity {
                Anonymity::Open => true,
                Anonymity::Anonymous => false,
                Anonymity::UntilReviewed => has_reviewed,
            },
            Field::Scores
            | Field::CommitteeTexts
            | Field::SpeakerTexts
            | Field::AnswersInReviews
            | Field::Discussion
            | Field::Average => self.reviewers_read_each_other(has_reviewed),
            Field::ReviewerNames => {
                self.reviewers_read_each_other(has_reviewed)
                    && self.situation.phase.is_some_and(|phase| phase.reviewer_names)
            }
            Field::State | Field::Pending | Field::PrivateAnswers | Field::Conflicts => false,
        }
    }

    fn reviewers_read_each_other(self, has_reviewed: bool) -> bool {
        match self.situation.phase.map(|phase| phase.others) {
            Some(Others::Always) => true,
            Some(Others::AfterOwn) => has_reviewed,
            Some(Others::Never) | None => false,
        }
    }

    fn is_decided(self) -> bool {
        matches!(
            self.situation.state,
            State::Accepted | State::Waitlisted | State::Rejected | State::Confirmed | State::Cancelled
        )
    }
}
