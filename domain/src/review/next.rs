//! Which proposal a reviewer is served next.

use crate::{
    id::{PersonId, ProposalId},
    words,
};

words! {
    /// What a reviewer has to do with a proposal.
    pub enum Task {
        /// It is theirs to review, and they have not begun.
        Assigned = "assigned",
        /// They have begun a review.
        Begun = "begun",
        /// They may review it, and nobody asked them to.
        Open = "open",
        /// They declined it.
        Declined = "declined",
        /// They have handed in a review.
        Done = "done",
    }
}

/// A proposal that a reviewer may review and has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Which.
    pub proposal: ProposalId,
    /// Whether it is assigned to them.
    pub is_assigned: bool,
    /// How many reviews of it there are, and how many others have it open to write one.
    pub reviews: u32,
}

/// What a reviewer is served next: what is assigned to them first, then what has fewest reviews. Among equals everybody
/// has an order of their own, so that two who ask at once are served different ones; the same question has the same
/// answer.
pub fn next(candidates: &[Candidate], reviewer: PersonId) -> Option<ProposalId> {
    let order = |candidate: &&Candidate| {
        let own = mixed(reviewer.0.as_u128() ^ candidate.proposal.0.as_u128());
        (!candidate.is_assigned, candidate.reviews, own, candidate.proposal)
    };
    candidates.iter().min_by_key(order).map(|candidate| candidate.proposal)
}

/// Spreads the bits of two ids, which share those of the day they were made on, over a number. It decides an order among
/// equals and keeps nothing secret.
fn mixed(ids: u128) -> u128 {
    let spread = (ids ^ (ids >> 67)).wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835);
    spread ^ (spread >> 71)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use uuid::Uuid;

    use super::*;

    fn person(number: u128) -> PersonId {
        Uuid::from_u128(number + 1).into()
    }

    fn candidate(number: u128, is_assigned: bool, reviews: u32) -> Candidate {
        Candidate { proposal: Uuid::from_u128(number << 40).into(), is_assigned, reviews }
    }

    #[test]
    fn what_is_assigned_comes_first_then_what_has_fewest() {
        let [a, b, c] = [candidate(1, false, 0), candidate(2, true, 5), candidate(3, true, 4)];
        assert_eq!(next(&[a, b, c], person(1)), Some(c.proposal));
        assert_eq!(next(&[a, candidate(2, false, 1)], person(1)), Some(a.proposal));
        assert_eq!(next(&[], person(1)), None);
    }

    #[test]
    fn those_who_ask_at_once_are_served_different_ones() {
        let fresh: Vec<Candidate> = (0..50).map(|number| candidate(number, false, 0)).collect();
        let mut times: BTreeMap<ProposalId, u32> = BTreeMap::new();
        for asker in 0..200 {
            *times.entry(next(&fresh, person(asker)).expect("one")).or_default() += 1;
        }
        assert!(times.len() > 40 && times.values().all(|times| *times <= 12), "{times:?}");
    }

    /// Twelve reviewers take turns over thirty proposals until each has reviewed half of them. Towards the end somebody has
    /// already reviewed all that have fewest, and takes one that has more.
    #[test]
    fn reviews_spread_evenly() {
        let mut written: BTreeMap<ProposalId, Vec<PersonId>> =
            (0..30).map(|number| (candidate(number, false, 0).proposal, vec![])).collect();
        for turn in 0..15 * 12 {
            let asker = person(turn % 12);
            let open = written.iter().filter(|(_, by)| !by.contains(&asker)).map(|(proposal, by)| Candidate {
                proposal: *proposal,
                is_assigned: false,
                reviews: u32::try_from(by.len()).unwrap_or(0),
            });
            let served = next(&open.collect::<Vec<_>>(), asker).expect("one");
            written.entry(served).or_default().push(asker);
            let counts = written.values().map(Vec::len);
            let apart = if turn < 10 * 12 { 1 } else { 2 };
            assert!(counts.clone().max() <= counts.min().map(|least| least + apart), "turn {turn}");
        }
    }
}
