//! Invitations to speak along.

use chrono::TimeDelta;

use super::{Call, State};
use crate::{Instant, Problem, problem::Kind, words};

/// How long an invitation can be taken.
pub const INVITATION_LASTS: TimeDelta = TimeDelta::days(30);
/// Most invitations a proposal ever sends, answered or not: more would make a cannon for unwanted mail of it.
pub const INVITATIONS_EVER: u32 = 20;

/// Most invitations that somebody sends within a day, for all proposals together.
pub const INVITATIONS_A_DAY: u64 = 30;

words! {
    /// What became of an invitation.
    pub enum InvitationAnswer {
        /// It was taken.
        Accepted = "accepted",
        /// It was refused.
        Declined = "declined",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
}

/// An invitation that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// When.
    pub sent_at: Instant,
    /// Whether it was taken, refused or taken back.
    pub is_answered: bool,
}

impl Invitation {
    /// Whether it still waits for its answer.
    pub fn is_open(self, now: Instant) -> bool {
        !self.is_answered && now <= self.sent_at + INVITATION_LASTS
    }

    /// Whether it can be taken; the proposal's row is locked meanwhile, so the second of two finds it answered.
    pub fn check(self, state: State, co_speakers: u32, call: &Call, now: Instant) -> Result<(), Problem> {
        if is_over(state) || !self.is_open(now) {
            let message = "This invitation no longer counts. Ask whoever sent it for another one.";
            return Err(Problem::new(Kind::Conflict, "invitation-over", message));
        }
        room_for_one_more(co_speakers, call)
    }
}

/// Whether a proposal's speakers can still change.
pub fn may_change_speakers(state: State) -> Result<(), Problem> {
    if is_over(state) {
        let message = "This proposal has come to its end; its speakers stay as they are.";
        return Err(Problem::new(Kind::Conflict, "speakers-settled", message));
    }
    Ok(())
}

fn is_over(state: State) -> bool {
    matches!(state, State::Rejected | State::Withdrawn | State::Cancelled)
}

/// Whether a proposal with so many co-speakers and invitations may send one more.
pub fn may_invite(co_speakers: u32, sent: &[Invitation], call: &Call, now: Instant) -> Result<(), Problem> {
    if sent.len() >= INVITATIONS_EVER as usize {
        let message = "This proposal has sent as many invitations as it may. Ask the organisers to add somebody.";
        return Err(Problem::new(Kind::Conflict, "too-many-invitations", message));
    }
    let open = sent.iter().filter(|invitation| invitation.is_open(now)).count();
    room_for_one_more(co_speakers.saturating_add(u32::try_from(open).unwrap_or(u32::MAX)), call)
}

fn room_for_one_more(taken: u32, call: &Call) -> Result<(), Problem> {
    if taken < call.most_co_speakers {
        return Ok(());
    }
    let message = format!("This call takes at most {} co-speakers, invited ones included.", call.most_co_speakers);
    Err(Problem::new(Kind::Conflict, "too-many-co-speakers", message))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cfp::TypedCall;

    fn now() -> Instant {
        Instant::from_timestamp(1_800_000_000, 0).expect("in range")
    }

    fn call() -> Call {
        let typed = TypedCall { opens: Some(now()), closes: Some(now()), most_co_speakers: 2, ..TypedCall::default() };
        typed.check().expect("a call")
    }

    fn code(result: Result<(), Problem>) -> Option<String> {
        result.err().map(|problem| problem.code)
    }

    #[test]
    fn open_invitations_take_places() {
        let open = Invitation { sent_at: now(), is_answered: false };
        assert_eq!(code(may_invite(1, &[], &call(), now())), None);
        assert_eq!(code(may_invite(1, &[open], &call(), now())).as_deref(), Some("too-many-co-speakers"));
        let later = now() + INVITATION_LASTS + TimeDelta::microseconds(1);
        assert_eq!(code(may_invite(1, &[open], &call(), later)), None);
    }

    #[test]
    fn speakers_change_until_the_end_and_shortlisting_changes_nothing() {
        let may = |state| may_change_speakers(state).is_ok();
        assert_eq!(may(State::Shortlisted), may(State::Submitted));
        let settled: Vec<State> = State::ALL.iter().copied().filter(|state| !may(*state)).collect();
        assert_eq!(settled, [State::Rejected, State::Withdrawn, State::Cancelled]);
    }

    #[test]
    fn taking_back_does_not_make_room_for_endless_mail() {
        let sent = [Invitation { sent_at: now(), is_answered: true }; INVITATIONS_EVER as usize];
        assert_eq!(code(may_invite(0, &sent, &call(), now())).as_deref(), Some("too-many-invitations"));
        assert_eq!(code(may_invite(0, &sent[1..], &call(), now())), None);
    }

    #[test]
    fn an_invitation_is_taken_once_in_its_time() {
        let open = Invitation { sent_at: now(), is_answered: false };
        let taken = Invitation { is_answered: true, ..open };
        let end = now() + INVITATION_LASTS;
        assert_eq!(code(open.check(State::Accepted, 1, &call(), end)), None);
        for (invitation, state, at) in [
            (taken, State::Draft, now()),
            (open, State::Draft, end + TimeDelta::microseconds(1)),
            (open, State::Withdrawn, now()),
            (open, State::Rejected, now()),
            (open, State::Cancelled, now()),
        ] {
            assert_eq!(code(invitation.check(state, 0, &call(), at)).as_deref(), Some("invitation-over"));
        }
        assert_eq!(code(open.check(State::Draft, 2, &call(), now())).as_deref(), Some("too-many-co-speakers"));
    }
}
