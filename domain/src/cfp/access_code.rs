//! Codes that let somebody in where the call alone does not.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    Instant, Problem,
    id::{SessionTypeId, TrackId},
    problem::Kind,
};

/// An access code: what it opens, until when, how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessCode {
    /// The last moment at which it counts.
    pub valid_until: Instant,
    /// How many proposals may be handed in with it.
    pub uses: u32,
    /// How many were.
    pub used: u32,
    /// The tracks it offers, restricted ones too; none named are all that need no code.
    pub tracks: BTreeSet<TrackId>,
    /// The session types it offers; none named are all.
    pub types: BTreeSet<SessionTypeId>,
}

impl AccessCode {
    /// Whether it still counts for what arrived at `arrived`.
    pub fn check(&self, arrived: Instant) -> Result<(), Problem> {
        if arrived > self.valid_until {
            return Err(refusal("code-expired", "This access code is no longer valid. Your draft is kept."));
        }
        if self.used >= self.uses {
            return Err(refusal("code-used", "This access code has been used up. Your draft is kept."));
        }
        Ok(())
    }

    /// The code after a proposal was handed in with it. Drafts cost nothing: whoever hands in first, with the code's row
    /// locked, has it.
    pub fn redeem(&self, arrived: Instant) -> Result<Self, Problem> {
        self.check(arrived)?;
        Ok(Self { used: self.used + 1, ..self.clone() })
    }

    /// The code as it is kept, however it was typed: capitals and digits alone.
    pub fn normal(typed: &str) -> String {
        typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
    }

    /// A new code out of chance: twelve letters and digits that nobody mistakes for each other (60 bits).
    pub fn spell(chance: &[u8]) -> String {
        const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        chance.iter().take(12).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
    }

    /// As it is shown: in fours.
    pub fn in_fours(code: &str) -> String {
        let fours = code.as_bytes().chunks(4).map(String::from_utf8_lossy);
        fours.collect::<Vec<_>>().join("-")
    }

    /// Whether it is for such sessions.
    pub fn offers_type(&self, session_type: SessionTypeId) -> bool {
        self.types.is_empty() || self.types.contains(&session_type)
    }
}

fn refusal(code: &str, message: &str) -> Problem {
    Problem::new(Kind::Conflict, code, message)
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn however_a_code_is_typed_it_is_the_same() {
        let code = AccessCode::spell(&[0, 1, 31, 32, 255, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
        assert_eq!((code.as_str(), AccessCode::in_fours(&code).as_str()), ("AB9A9HJKLMNP", "AB9A-9HJK-LMNP"));
        assert_eq!(AccessCode::normal(" ab9a-9hjk–lmnp\n"), code);
    }

    #[test]
    fn a_code_is_used_up_and_expires() {
        let valid_until = Instant::from_timestamp(1_800_000_000, 0).expect("in range");
        let code = AccessCode { valid_until, uses: 2, used: 0, tracks: BTreeSet::new(), types: BTreeSet::new() };
        let late = valid_until + TimeDelta::microseconds(1);
        assert_eq!(code.redeem(late).map_err(|problem| problem.code), Err("code-expired".into()));
        let twice = code.redeem(valid_until).and_then(|code| code.redeem(valid_until)).expect("two uses");
        assert_eq!(twice.used, 2);
        assert_eq!(twice.redeem(valid_until).map_err(|problem| problem.code), Err("code-used".into()));
    }
}
