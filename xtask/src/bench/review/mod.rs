//! The review of a conference: how good and fast reviewers are assigned, and what the call withstands before it.

mod assignment;
mod deadline;

use anyhow::Result;

/// Measures both.
pub fn review() -> Result<()> {
    assignment::assignment()?;
    deadline::deadline()
}
