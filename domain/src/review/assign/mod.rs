//! Who reviews what, computed.
//!
//! Conflicts are never crossed and loads never exceeded; what is fixed stays. First, as many of the wanted reviews as
//! possible are served, and what cannot be is spread: the proposal that lacks most lacks as little as can be, then the
//! next. Among all such assignments:
//!
//! - [`Aim::BestTotal`] has the greatest sum of values.
//! - [`Aim::Fairest`] goes up the [rungs](Outcome::rungs), from the lowest value: at each, the number of reviews below it
//!   is as small as can be, and those are spread so that the proposal with most of them has as few as can be, then the
//!   next (leximin). Only then does the sum count. So no assignment has a better weakest review, to the rung.
//!
//! Among equals, the one that changes least of what exists is taken, and among those the seed decides.
//!
//! Both are exact, not approximate. The fair aim compares proposals by *how many* of their reviews are below a rung and
//! not by the sum of their values, because raising the smallest sum is NP-hard as soon as a proposal wants two reviews
//! (Garg, Kavitha, Kumar, Mehlhorn, Mestre, “Assigning papers to referees”, 2010), while this is a minimum cost flow with
//! convex costs: the counts of one rung form an M♮-convex set, of which the least sum of squares is the leximin member
//! (Frank, Murota, “Decreasing minimization on M-convex sets”, 2022).

mod binding;
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
