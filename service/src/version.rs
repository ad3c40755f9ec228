//! Edits that were made from an old state are refused instead of silently undoing somebody's work.

use std::fmt;

use chrono::TimeDelta;
use domain::Instant;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Error, Result};

/// The state of a thing that an edit was made from. A form carries it hidden, REST as an entity tag; to both it is only
/// a text that changes with every change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Version(String);

impl Version {
    /// The version of a row, by when it was changed last.
    pub fn of_row(updated_at: Instant) -> Self {
        Self(format!("{:x}", updated_at.timestamp_micros()))
    }

    /// The version of a list, by what is in it.
    pub fn of_content(content: &impl Serialize) -> Result<Self> {
        let bytes = serde_json::to_vec(content).map_err(Error::fault)?;
        Ok(Self(hex::encode(&Sha256::digest(bytes)[..12])))
    }

    /// The version that a form or a header sent.
    pub fn sent(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() { None } else { Some(Self(text.to_owned())) }
    }

    /// Refuses an edit that was made from another state. One that names no state is taken as it comes.
    pub fn expect(&self, made_from: Option<&Self>) -> Result<()> {
        match made_from {
            Some(version) if version != self => Err(changed_meanwhile()),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The refusal of an edit that was made from an old state.
pub fn changed_meanwhile() -> Error {
    Error::conflict(
        "changed-meanwhile",
        "Somebody else changed this meanwhile. Nothing of yours was saved. Open the page anew to see what stands there now; \
         sending again puts yours in its place.",
    )
}

/// When a row that was last changed at `before` is changed now: always later, also where two changes meet in one
/// microsecond or the clocks of two machines differ, so that every change has a version of its own.
pub fn next_update(before: Instant, now: Instant) -> Instant {
    now.max(before + TimeDelta::microseconds(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_change_has_a_version_of_its_own() {
        let now = Instant::from_timestamp_micros(1_000_000).expect("in range");
        let next = next_update(now, now);
        assert_ne!(Version::of_row(now), Version::of_row(next));
        assert!(Version::of_row(now).expect(Some(&Version::of_row(next))).is_err());
        assert!(Version::of_row(now).expect(Some(&Version::of_row(now))).is_ok());
        assert!(Version::of_row(now).expect(None).is_ok());
    }
}
