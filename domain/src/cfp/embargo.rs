//! Talks about something that is not public yet.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Instant, Problem,
    id::PersonId,
    problem::FieldErrors,
    text::{block, line},
    words,
};

words! {
    /// Whether whoever makes what a talk is about has been told.
    pub enum Vendor {
        /// Yes.
        Told = "told",
        /// Not yet.
        NotTold = "not-told",
        /// There is nobody to tell.
        Nobody = "nobody",
    }
}

/// An embargo: until when a proposal is for named persons only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Embargo {
    /// The first moment at which it may be read like any other.
    pub until: Instant,
    /// What everybody else reads until then, also in a programme.
    pub stand_in: StandIn,
    /// Who of the committee reads it until then. Its speakers always do.
    pub readers: BTreeSet<PersonId>,
    /// Whether the vendor has been told.
    pub vendor: Vendor,
}

/// What is said instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandIn {
    /// Instead of the title.
    pub title: String,
    /// Instead of the texts; may be empty.
    pub summary: String,
}

impl StandIn {
    /// A stand-in as typed. It is what the public reads, so it must say something.
    pub fn check(title: &str, summary: &str) -> Result<Self, Problem> {
        let mut errors = FieldErrors::default();
        let title = errors.take("stand_in_title", line(title, 200));
        let summary = errors.take("stand_in_summary", block(summary, 2_000));
        let checked = title.zip(summary).map(|(title, summary)| Self { title, summary });
        errors.finish(checked)
    }
}

impl Embargo {
    /// Whether it holds. That it ends opens the proposal to the committee; the public learns of it with the next release
    /// and never by the clock alone.
    pub fn holds(&self, now: Instant) -> bool {
        now < self.until
    }

    /// Whether `person` of the committee may read the proposal.
    pub fn lets_read(&self, person: PersonId, now: Instant) -> bool {
        !self.holds(now) || self.readers.contains(&person)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use uuid::Uuid;

    use super::*;

    #[test]
    fn only_named_persons_read_before_the_date() {
        let until = Instant::from_timestamp(1_800_000_000, 0).expect("in range");
        let [named, other] = [1, 2].map(|number| PersonId(Uuid::from_u128(number)));
        let stand_in = StandIn::check("A flaw in something you use", "").expect("a stand-in");
        let embargo = Embargo { until, stand_in, readers: BTreeSet::from([named]), vendor: Vendor::Told };
        let before = until - TimeDelta::microseconds(1);
        assert_eq!([named, other].map(|person| embargo.lets_read(person, before)), [true, false]);
        assert_eq!([named, other].map(|person| embargo.lets_read(person, until)), [true, true]);
    }

    #[test]
    fn a_stand_in_says_something() {
        assert_eq!(StandIn::check(" ", "").map_err(|problem| problem.fields.len()), Err(1));
    }
}
