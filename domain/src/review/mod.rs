//! Review: who reads which proposal, what they see of it, and what becomes of their scores.

pub mod assign;
