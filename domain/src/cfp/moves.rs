//! The moves of a proposal: its only ways from state to state.

use super::State;
use crate::{Problem, problem::Kind, words};

words! {
    /// A decision that can be planned before it is released.
    pub enum Decision {
        /// Into the programme.
        Accept = "accept",
        /// If another falls out.
        Waitlist = "waitlist",
        /// Not this time.
        Reject = "reject",
    }
}

words! {
    /// In which part somebody moves a proposal.
    pub enum By {
        /// Who offers it and answers for it.
        MainSpeaker = "main-speaker",
        /// Another of its speakers.
        CoSpeaker = "co-speaker",
        /// Who reviews it.
        Reviewer = "reviewer",
        /// Who makes the programme, and has no conflict of interest with it.
        Organiser = "organiser",
        /// Who makes the programme, and is bound by a conflict of interest with it.
        BoundOrganiser = "bound-organiser",
        /// Anybody else.
        Other = "other",
    }
}

words! {
    /// A move.
    pub enum Move {
        /// Hand in a draft.
        Submit = "submit",
        /// Set aside for a closer look.
        Shortlist = "shortlist",
        /// Put back from there.
        Unlist = "unlist",
        /// Choose.
        Accept = "accept",
        /// Choose if another falls out.
        Waitlist = "waitlist",
        /// Choose one that waits, as another fell out.
        MoveUp = "move-up",
        /// Do not choose.
        Reject = "reject",
        /// Say that it takes place.
        Confirm = "confirm",
        /// Answer an acceptance with no.
        Decline = "decline",
        /// Take back.
        Withdraw = "withdraw",
        /// Take off the programme.
        Cancel = "cancel",
        /// Take a rejected or withdrawn one in again.
        Reopen = "reopen",
        /// Put a cancelled one back.
        Reinstate = "reinstate",
    }
}

/// A proposal's state and the decision that is planned for it. Speakers, reviewers' mails and the public are never
/// shown the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands.
    pub state: State,
    /// What will be released.
    pub pending: Option<Decision>,
}

/// Why a proposal does not move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoveRefused {
    /// The state does not allow it.
    #[error("a proposal that is {0} cannot be moved that way")]
    State(State),
    /// This is not theirs to do.
    #[error("this is not yours to do")]
    NotTheirs,
    /// It needs a reason.
    #[error("say why")]
    ReasonMissing,
    /// Nothing is planned that could be released.
    #[error("no decision is planned")]
    NothingPlanned,
}

/// Who may make a move.
const SPEAKER: &[By] = &[By::MainSpeaker, By::Organiser];
const ORGANISER: &[By] = &[By::Organiser];

impl Standing {
    /// A proposal that was just begun.
    pub const NEW: Self = Self { state: State::Draft, pending: None };

    /// Hands in a draft.
    pub fn submit(self, by: By) -> Result<Self, MoveRefused> {
        self.go(by, SPEAKER, &[State::Draft], State::Submitted)
    }

    /// Sets it aside for a closer look.
    pub fn shortlist(self, by: By) -> Result<Self, MoveRefused> {
        self.go(by, ORGANISER, &[State::Submitted], State::Shortlisted)
    }

    /// Puts it back from there.
    pub fn unlist(self, by: By) -> Result<Self, MoveRefused> {
        self.go(by, ORGANISER, &[State::Shortlisted], State::Submitted)
    }

    /// Chooses it.
    pub fn accept(self, by: By) -> Result<Self, MoveRefused> {
        self.go(by, ORGANISER, &[State::Submitted, State::Shortlisted], State::Accepted)
    }

    /// Chooses one that waits, with a reason: others wait too.
    pub fn move_up(self, by: By, reason: &str) -> Result<Self, MoveRefused> {
        let moved = self.go(by, ORGANISER, &[State::Waitlisted], State::Accepted)?;
        given(reason, moved)
    }

    /// Chooses it if another falls out.
    pub fn waitlist(self, by: By) -> Result<Self, MoveRefused> {
        self.go(by, ORGANISER, &[State::Submitted, State::Shortlisted], State::Waitlisted)
    }

    /// Does not choose it.
    pub fn reject(self, by: By) -> Result<Self, MoveRefused> {
        self.go(by, ORGANISER, &[State::Submitted, State::Shortlisted, State::Waitlisted], State::Rejected)
    }

    /// Says that it takes place. Organisers do it for speakers without an account.
    pub fn confirm(self, by: By) -> Result<Self, MoveRefused> {
        self.go(by, SPEAKER, &[State::Accepted], State::Confirmed)
    }

    /// Answers an acceptance with no.
    pub fn decline(self, by: By) -> Result<Self, MoveRefused> {
        self.go(by, SPEAKER, &[State::Accepted], State::Withdrawn)
    }

    /// Takes it back.
    pub fn withdraw(self, by: By) -> Result<Self, MoveRefused> {
        let from = [State::Submitted, State::Shortlisted, State::Waitlisted, State::Confirmed];
        self.go(by, SPEAKER, &from, State::Withdrawn)
    }

    /// Takes it off the programme.
    pub fn cancel(self, by: By) -> Result<Self, MoveRefused> {
        self.go(by, ORGANISER, &[State::Accepted, State::Confirmed], State::Cancelled)
    }

    /// Takes a rejected or withdrawn one in again, with a reason.
    pub fn reopen(self, by: By, reason: &str) -> Result<Self, MoveRefused> {
        let moved = self.go(by, ORGANISER, &[State::Rejected, State::Withdrawn], State::Submitted)?;
        given(reason, moved)
    }

    /// Puts a cancelled one back, with a reason.
    pub fn reinstate(self, by: By, reason: &str) -> Result<Self, MoveRefused> {
        let moved = self.go(by, ORGANISER, &[State::Cancelled], State::Accepted)?;
        given(reason, moved)
    }

    /// Makes a move, with the reason that some of them need.
    pub fn make(self, step: Move, by: By, reason: &str) -> Result<Self, MoveRefused> {
        match step {
            Move::Submit => self.submit(by),
            Move::Shortlist => self.shortlist(by),
            Move::Unlist => self.unlist(by),
            Move::Accept => self.accept(by),
            Move::Waitlist => self.waitlist(by),
            Move::MoveUp => self.move_up(by, reason),
            Move::Reject => self.reject(by),
            Move::Confirm => self.confirm(by),
            Move::Decline => self.decline(by),
            Move::Withdraw => self.withdraw(by),
            Move::Cancel => self.cancel(by),
            Move::Reopen => self.reopen(by, reason),
            Move::Reinstate => self.reinstate(by, reason),
        }
    }

    /// Plans a decision, or takes the plan back. Only what could be done at once can be planned.
    pub fn plan(self, by: By, decision: Option<Decision>) -> Result<Self, MoveRefused> {
        match decision {
            Some(decision) => self.decide(by, decision)?,
            None if by == By::Organiser => self,
            None => return Err(MoveRefused::NotTheirs),
        };
        Ok(Self { pending: decision, ..self })
    }

    /// Makes the planned decision the state, at the moment when the speakers are told.
    pub fn release(self, by: By) -> Result<Self, MoveRefused> {
        self.decide(by, self.pending.ok_or(MoveRefused::NothingPlanned)?)
    }

    /// The state it will have once what is planned is released: what boards and quotas count by.
    pub fn planned(self) -> State {
        match self.pending {
            Some(Decision::Accept) => State::Accepted,
            Some(Decision::Waitlist) => State::Waitlisted,
            Some(Decision::Reject) => State::Rejected,
            None => self.state,
        }
    }

    fn decide(self, by: By, decision: Decision) -> Result<Self, MoveRefused> {
        match decision {
            Decision::Accept => self.accept(by),
            Decision::Waitlist => self.waitlist(by),
            Decision::Reject => self.reject(by),
        }
    }

    /// Every move ends what was planned: the plan was made for the state that is left.
    fn go(self, by: By, allowed: &[By], from: &[State], to: State) -> Result<Self, MoveRefused> {
        if !allowed.contains(&by) {
            return Err(MoveRefused::NotTheirs);
        }
        if !from.contains(&self.state) {
            // Somebody who speaks is not told where exactly it stands.
            let state = if by == By::MainSpeaker { self.state.shown_to_speakers() } else { self.state };
            return Err(MoveRefused::State(state));
        }
        Ok(Self { state: to, pending: None })
    }
}

fn given(reason: &str, moved: Standing) -> Result<Standing, MoveRefused> {
    if reason.trim().is_empty() { Err(MoveRefused::ReasonMissing) } else { Ok(moved) }
}

impl From<MoveRefused> for Problem {
    fn from(refused: MoveRefused) -> Self {
        match refused {
            MoveRefused::State(state) => Self::new(
                Kind::Conflict,
                "proposal-state",
                format!("The proposal is {state}; that cannot be done to it any more. Nothing was changed."),
            ),
            MoveRefused::NotTheirs => {
                Self::new(Kind::Denied, "not-yours", "This is for others to do. Nothing was changed.")
            }
            MoveRefused::ReasonMissing => {
                let mut errors = crate::FieldErrors::default();
                errors.add("reason", "missing", "Say why; the reason is kept.");
                errors.into()
            }
            MoveRefused::NothingPlanned => Self::new(
                Kind::Conflict,
                "nothing-planned",
                "No decision is planned for this proposal. Nothing was changed.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// Written by hand from the rules: which moves each part has in each state, and where they lead.
    const EXPECTED: &str = include_str!("golden/moves.txt");

    fn at(state: State) -> Standing {
        Standing { state, pending: None }
    }

    fn expected() -> BTreeMap<(State, Move, By), State> {
        let mut cells = BTreeMap::new();
        for line in EXPECTED.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let words: Vec<&str> = line.split_whitespace().collect();
            let [from, step, to, parts @ ..] = &words[..] else { panic!("{line}") };
            for by in parts {
                let cell = (from.parse().expect(from), step.parse().expect(step), by.parse().expect(by));
                assert_eq!(cells.insert(cell, to.parse().expect(to)), None, "{line} is there twice");
            }
        }
        cells
    }

    #[test]
    fn every_state_every_move_and_every_part_goes_as_written_down() {
        let expected = expected();
        for state in State::ALL {
            for step in Move::ALL {
                for by in By::ALL {
                    let found = at(*state).make(*step, *by, "a reason").map(|moved| moved.state).ok();
                    assert_eq!(found, expected.get(&(*state, *step, *by)).copied(), "{state} {step} by {by}");
                }
            }
        }
    }

    #[test]
    fn what_comes_back_or_moves_up_needs_a_reason() {
        for (state, step) in [
            (State::Rejected, Move::Reopen),
            (State::Withdrawn, Move::Reopen),
            (State::Cancelled, Move::Reinstate),
            (State::Waitlisted, Move::MoveUp),
        ] {
            assert_eq!(at(state).make(step, By::Organiser, " \n"), Err(MoveRefused::ReasonMissing));
        }
    }

    #[test]
    fn a_plan_changes_nothing_that_is_shown_and_becomes_the_state_when_released() {
        let planned = at(State::Shortlisted).plan(By::Organiser, Some(Decision::Accept)).expect("planned");
        assert_eq!((planned.state, planned.planned()), (State::Shortlisted, State::Accepted));
        assert_eq!(planned.state.shown_to_speakers(), State::Submitted);
        assert_eq!(planned.release(By::Organiser), Ok(at(State::Accepted)));
        assert_eq!(planned.release(By::BoundOrganiser), Err(MoveRefused::NotTheirs));
        assert_eq!(at(State::Submitted).release(By::Organiser), Err(MoveRefused::NothingPlanned));
    }

    #[test]
    fn only_what_could_be_done_at_once_can_be_planned() {
        for state in State::ALL {
            for decision in Decision::ALL {
                let step = decision.as_str().parse().expect("a decision is a move");
                for by in By::ALL {
                    let plan = at(*state).plan(*by, Some(*decision));
                    assert_eq!(plan.is_ok(), at(*state).make(step, *by, "").is_ok(), "{state} {decision} {by}");
                }
            }
        }
        let planned = Standing { state: State::Submitted, pending: Some(Decision::Reject) };
        assert_eq!(planned.plan(By::Organiser, None), Ok(at(State::Submitted)));
        assert_eq!(planned.plan(By::Reviewer, None), Err(MoveRefused::NotTheirs));
    }

    #[test]
    fn every_move_ends_what_was_planned() {
        for ((state, step, by), to) in expected() {
            let planned = Standing { state, pending: Some(Decision::Accept) };
            assert_eq!(planned.make(step, by, "a reason"), Ok(at(to)));
        }
    }

    #[test]
    fn a_refusal_does_not_tell_a_speaker_of_the_shortlist() {
        let refused = |state| at(state).confirm(By::MainSpeaker).expect_err("not accepted");
        assert_eq!(refused(State::Shortlisted), refused(State::Submitted));
        assert_eq!(Problem::from(refused(State::Shortlisted)), Problem::from(refused(State::Submitted)));
    }
}
