//! Who reviews what, computed.
//!
//! Conflicts are never crossed and loads never exceeded; what is fixed stays. First, as many of the wanted reviews as
//! possible are served, and what cannot be is spread: the proposal that lacks most lacks as little as can be, then the
//! next. Among all such assignments:
//!
//! - [`Aim::BestTotal`] has the greatest sum of values.
//! - [`Aim::Fairest`] goes up the [rungs](Outcome::rungs), from the lowest value: at each, the proposal with most reviews
//!   below it has as few of them as can be, then the next (leximin). Only then does the sum count.
//!
//! Among equals, the one that changes least of what exists is taken, and among those the seed decides.
//!
//! Both are exact, not approximate. The fair aim compares proposals by *how many* of their reviews are below a rung and
//! not by the sum of their values: raising the smallest sum is NP-hard in general (see Stelmakh, Shah, Singh, “Fair and
//! accurate reviewer assignment in peer review”, 2019), while counts are a minimum cost flow with convex costs. So the
//! weakest review of all is on as high a rung as it can be, and at the first rung where another assignment differs in its
//! counts, the worst-served proposal that differs is better off here. What is not promised: that the least sum of a
//! proposal's values is as great as can be.

mod binding;
mod cost;
mod flow;
mod instance;
mod ladder;
mod path;
mod plan;
mod shuffle;
mod table;
#[cfg(test)]
mod tests;
mod value;

pub use self::{
    binding::{Binding, Shortage},
    instance::{Able, Held, Instance, Wanted},
    plan::{Change, Load, Outcome, Why, assign},
    value::{Bid, Interest, Weights},
};

crate::words! {
    /// What an assignment is to be best at.
    pub enum Aim {
        /// The greatest sum of values.
        BestTotal = "best-total",
        /// The worst-served proposal first.
        Fairest = "fairest",
    }
}
