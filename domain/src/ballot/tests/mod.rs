//! Elections: known ones, one by hand, and the fast counts against the plain ones.

mod agreement;
mod by_hand;
mod condorcet;
mod edges;
mod order;
mod support;
