//! The most proposals that somebody may speak in.

use super::{Call, State};
use crate::{Problem, problem::Kind};

/// One of somebody's proposals in the call: as its main speaker, or as a co-speaker who took the invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// Where it stands.
    pub state: State,
}

/// Whether one more proposal of somebody is handed in, taken in again, or joined. Checked at each of these, so that
/// withdrawing and coming back does not get around it.
pub fn check_most(call: &Call, others: &[Holding]) -> Result<(), Problem> {
    let count = others.iter().filter(|holding| holding.state.counts()).count();
    match call.most_per_speaker {
        Some(most) if count >= most as usize => {
            let message = format!("This call takes at most {most} proposals of a speaker. Your draft is kept.");
            Err(Problem::new(Kind::Conflict, "too-many-proposals", message))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::Instant;

    #[test]
    fn drafts_and_withdrawn_ones_do_not_count_and_all_else_does() {
        let call = Call {
            opens: Instant::UNIX_EPOCH,
            closes: Instant::UNIX_EPOCH,
            deadlines: BTreeMap::new(),
            grace_minutes: 0,
            restricted: BTreeSet::new(),
            most_per_speaker: Some(2),
            most_co_speakers: 0,
        };
        let holding = |states: &[State]| states.iter().map(|state| Holding { state: *state }).collect::<Vec<_>>();
        assert!(check_most(&call, &holding(&[State::Rejected, State::Draft, State::Withdrawn])).is_ok());
        let problem = check_most(&call, &holding(&[State::Rejected, State::Shortlisted])).expect_err("two count");
        assert_eq!(problem.code, "too-many-proposals");
        let unlimited = Call { most_per_speaker: None, ..call };
        assert!(check_most(&unlimited, &holding(&[State::Submitted; 50])).is_ok());
    }
}
