//! Drafts against real texts and against git.

mod changes;
mod differences;
mod identities;
mod outlines;
mod support;
