//! Who moves up when a place falls free. The list proposes; moving up is an act of somebody who says why (see
//! [`crate::cfp::Standing::move_up`]).

use std::cmp::Reverse;

use super::score::Share;
use crate::{
    Instant,
    id::{ProposalId, SessionTypeId, TrackId},
};

/// A proposal that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Which.
    pub proposal: ProposalId,
    /// For which track.
    pub track: Option<TrackId>,
    /// As which kind of session.
    pub session_type: SessionTypeId,
    /// How long it takes.
    pub minutes: u32,
    /// Its place, where organisers have put the list in order.
    pub place: Option<u32>,
    /// Its score, as far as the reader may know it.
    pub score: Option<Share>,
    /// Since when it waits.
    pub since: Instant,
}

/// A place that fell free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Freed {
    /// In which track.
    pub track: Option<TrackId>,
    /// Of which kind.
    pub session_type: SessionTypeId,
    /// How long.
    pub minutes: u32,
}

/// The proposals that fit into a place, the first to move up first: those of its track, then of its kind, then by the
/// organisers' order, the score, and how long they wait. What takes longer than the place does not fit.
pub fn order(waiting: &[Waiting], freed: Freed) -> Vec<ProposalId> {
    let mut fitting: Vec<&Waiting> = waiting.iter().filter(|waiting| waiting.minutes <= freed.minutes).collect();
    fitting.sort_by_key(|waiting| {
        let elsewhere = waiting.track != freed.track;
        let otherwise = waiting.session_type != freed.session_type;
        let place = waiting.place.unwrap_or(u32::MAX);
        (elsewhere, otherwise, place, Reverse(waiting.score), waiting.since, waiting.proposal)
    });
    fitting.into_iter().map(|waiting| waiting.proposal).collect()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use uuid::Uuid;

    use super::*;
    use crate::review::score::{Category, of_review};

    const TALK: SessionTypeId = SessionTypeId(Uuid::from_u128(70));
    const HERE: Option<TrackId> = Some(TrackId(Uuid::from_u128(80)));

    fn score(points: i16) -> Option<Share> {
        let id = Uuid::nil().into();
        let category = Category { id, name: String::new(), weight: 1, range: (0, 10), tracks: [].into() };
        of_review(&[category], None, &[(id, points)].into())
    }

    fn waiting(number: u128) -> Waiting {
        Waiting {
            proposal: Uuid::from_u128(number).into(),
            track: HERE,
            session_type: TALK,
            minutes: 30,
            place: None,
            score: score(5),
            since: Instant::UNIX_EPOCH,
        }
    }

    #[test]
    fn each_reason_counts_before_the_next() {
        let list = [
            Waiting { track: None, score: score(10), ..waiting(1) },
            Waiting { session_type: Uuid::from_u128(71).into(), place: Some(1), ..waiting(2) },
            Waiting { since: Instant::UNIX_EPOCH + TimeDelta::microseconds(1), ..waiting(3) },
            waiting(4),
            Waiting { score: score(6), ..waiting(5) },
            Waiting { score: None, place: Some(2), ..waiting(6) },
            Waiting { minutes: 31, ..waiting(7) },
            Waiting { score: None, ..waiting(8) },
        ];
        let ordered = order(&list, Freed { track: HERE, session_type: TALK, minutes: 30 });
        let numbers: Vec<u128> = ordered.iter().map(|proposal| proposal.0.as_u128()).collect();
        assert_eq!(numbers, [6, 5, 4, 3, 8, 2, 1]);
    }
}
