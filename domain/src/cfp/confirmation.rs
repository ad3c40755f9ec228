//! What the speakers of an accepted proposal answer.

use super::{By, MoveRefused, Standing, State};
use crate::{Instant, id::PersonId, words};

words! {
    /// A speaker's part in a proposal.
    pub enum SpeakerRole {
        /// Who offers it and answers for it; there is one.
        Main = "main",
        /// Anybody else who speaks.
        Co = "co",
    }
}

words! {
    /// What a speaker answered.
    pub enum Reply {
        /// Nothing yet.
        Awaited = "awaited",
        /// Yes.
        Confirmed = "confirmed",
        /// No.
        Declined = "declined",
    }
}

/// A speaker of a proposal and their answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// Who.
    pub person: PersonId,
    /// In which part.
    pub role: SpeakerRole,
    /// What they answered.
    pub reply: Reply,
}

/// A proposal's speakers with their answers, and until when the main one should give theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirmation {
    /// Where the proposal stands.
    pub standing: Standing,
    /// Everybody who speaks.
    pub speakers: Vec<Speaker>,
    /// The last moment that was named for the answer. A later yes still counts until the organisers cancel: refusing it
    /// would help nobody. Until then the board shows it as overdue.
    pub confirm_by: Option<Instant>,
}

impl Confirmation {
    /// Keeps a speaker's answer. The main speaker's moves the proposal; a co-speaker's is kept beside it.
    pub fn reply(mut self, person: PersonId, confirms: bool) -> Result<Self, MoveRefused> {
        let speaker = self.speakers.iter_mut().find(|speaker| speaker.person == person);
        let speaker = speaker.ok_or(MoveRefused::NotTheirs)?;
        self.standing = match (speaker.role, confirms) {
            (SpeakerRole::Main, true) => self.standing.confirm(By::MainSpeaker)?,
            (SpeakerRole::Main, false) => self.standing.decline(By::MainSpeaker)?,
            (SpeakerRole::Co, _) if self.standing.state.is_in_the_programme() => self.standing,
            (SpeakerRole::Co, _) => return Err(MoveRefused::State(self.standing.state.shown_to_speakers())),
        };
        speaker.reply = if confirms { Reply::Confirmed } else { Reply::Declined };
        Ok(self)
    }

    /// Whether the main speaker's answer should be there by now.
    pub fn is_overdue(&self, now: Instant) -> bool {
        self.standing.state == State::Accepted && self.confirm_by.is_some_and(|by| now > by)
    }

    /// Who takes part: everybody who did not say no.
    pub fn on_stage(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.speakers.iter().filter(|speaker| speaker.reply != Reply::Declined).map(|speaker| speaker.person)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use uuid::Uuid;

    use super::*;

    fn person(number: u128) -> PersonId {
        PersonId(Uuid::from_u128(number))
    }

    fn accepted() -> Confirmation {
        let speaker = |number, role| Speaker { person: person(number), role, reply: Reply::Awaited };
        Confirmation {
            standing: Standing { state: State::Accepted, pending: None },
            speakers: vec![speaker(1, SpeakerRole::Main), speaker(2, SpeakerRole::Co), speaker(3, SpeakerRole::Co)],
            confirm_by: Instant::from_timestamp(1_800_000_000, 0),
        }
    }

    #[test]
    fn the_main_speaker_confirms_and_every_answer_is_kept() {
        let after = accepted().reply(person(2), false).expect("kept");
        assert_eq!(after.standing.state, State::Accepted);
        let after = after.reply(person(1), true).expect("confirmed").reply(person(3), true).expect("kept");
        assert_eq!(after.standing.state, State::Confirmed);
        let replies: Vec<Reply> = after.speakers.iter().map(|speaker| speaker.reply).collect();
        assert_eq!(replies, [Reply::Confirmed, Reply::Declined, Reply::Confirmed]);
        assert_eq!(after.on_stage().collect::<Vec<_>>(), [person(1), person(3)]);
    }

    #[test]
    fn the_main_speakers_no_is_the_proposals_end() {
        assert_eq!(accepted().reply(person(1), false).map(|after| after.standing.state), Ok(State::Withdrawn));
    }

    #[test]
    fn strangers_and_wrong_times_are_refused() {
        assert_eq!(accepted().reply(person(9), true), Err(MoveRefused::NotTheirs));
        let waiting = Confirmation { standing: Standing { state: State::Shortlisted, pending: None }, ..accepted() };
        for number in [1, 2] {
            let refused = waiting.clone().reply(person(number), true);
            assert_eq!(refused, Err(MoveRefused::State(State::Submitted)), "speakers learn of no shortlist");
        }
    }

    #[test]
    fn an_answer_is_overdue_after_its_last_moment_and_still_counts() {
        let by = accepted().confirm_by.expect("a date");
        assert!(!accepted().is_overdue(by));
        assert!(accepted().is_overdue(by + TimeDelta::microseconds(1)));
        let confirmed = accepted().reply(person(1), true).expect("confirmed");
        assert!(!confirmed.is_overdue(by + TimeDelta::days(9)));
    }
}
