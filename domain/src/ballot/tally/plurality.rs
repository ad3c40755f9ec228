//! One vote for the first preference.

use super::{Method, report::Count, scores::most_votes};
use crate::ballot::{Contest, Lots, Profile};

/// Counts by plurality: the first on each ballot who stands has its vote; the most votes win.
pub fn count(profile: &Profile, contest: &Contest, lots: &Lots) -> Count {
    let standing = contest.standing(profile.candidates());
    let mut totals = vec![0; profile.candidates()];
    for ballot in profile.ballots() {
        if let Some(first) = ballot.choices().find(|one| standing[one.index()]) {
            totals[first.index()] += ballot.weight;
        }
    }
    most_votes(Method::Plurality, profile, contest, lots, totals)
}
