//! What changed between two programmes.
