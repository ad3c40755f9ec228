//! Drafts against real texts and against git.

mod differences;
mod identities;
mod outlines;
mod support;
