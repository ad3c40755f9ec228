//! One vote for everybody named.

use super::{Method, report::Count, scores::most_votes};
use crate::ballot::{Contest, Lots, Profile};

/// Counts by approval: a ballot gives one vote to everybody it names, in whatever order; the most votes win.
pub fn count(profile: &Profile, contest: &Contest, lots: &Lots) -> Count {
    let standing = contest.standing(profile.candidates());
    let mut totals = vec![0; profile.candidates()];
    for ballot in profile.ballots() {
        for candidate in ballot.choices().filter(|one| standing[one.index()]) {
            totals[candidate.index()] += ballot.weight;
        }
    }
    most_votes(Method::Approval, profile, contest, lots, totals)
}
