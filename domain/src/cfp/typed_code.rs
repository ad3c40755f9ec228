//! An access code as the organisers of a call type it.

use std::{collections::BTreeSet, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{AccessCode, details::moment};
use crate::{
    Problem,
    problem::{FieldErrors, Flaw},
    text::optional_line,
    zone::Zone,
};

/// An access code as typed. Times are those of the conference's clock, or carry their own offset.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedAccessCode {
    /// For whom it is; only organisers read it.
    pub note: String,
    /// The last moment at which it counts.
    pub valid_until: String,
    /// How many proposals may be handed in with it; one where empty.
    pub uses: String,
    /// The tracks it opens.
    pub tracks: Vec<String>,
    /// The session types it is for.
    pub types: Vec<String>,
}

/// Most proposals that one code lets in.
pub const CODE_USES_MOST: u32 = 1_000;

impl TypedAccessCode {
    /// The code and its note, or everything that is wrong with them.
    pub fn check(&self, zone: &Zone) -> Result<(AccessCode, String), Problem> {
        let mut errors = FieldErrors::default();
        let note = errors.take("note", optional_line(&self.note, 200));
        let valid_until = errors.take("valid_until", moment(&self.valid_until, zone)).flatten();
        if valid_until.is_none() && errors.is_empty() {
            errors.add("valid_until", "missing", "Say until when it counts.");
        }
        let uses = errors.take("uses", uses(&self.uses));
        let tracks = ids(&self.tracks, "tracks", &mut errors);
        let types = ids(&self.types, "types", &mut errors);
        let checked = match (note, valid_until, uses) {
            (Some(note), Some(valid_until), Some(uses)) => {
                Some((AccessCode { valid_until, uses, used: 0, tracks, types }, note))
            }
            _ => None,
        };
        errors.finish(checked)
    }
}

fn uses(typed: &str) -> Result<u32, Flaw> {
    let number = match typed.trim() {
        "" => Some(1),
        number => number.parse().ok(),
    };
    let number = number.filter(|number| (1..=CODE_USES_MOST).contains(number));
    number.ok_or_else(|| Flaw::new("number", format!("Give a whole number from 1 to {CODE_USES_MOST}.")))
}

fn ids<Id: FromStr + Ord>(typed: &[String], field: &str, errors: &mut FieldErrors) -> BTreeSet<Id> {
    let known = |id: &String| {
        id.trim().parse().map_err(|_| Flaw::new("unknown-entry", "This entry is not known; load the page again."))
    };
    typed.iter().filter(|id| !id.trim().is_empty()).filter_map(|id| errors.take(field, known(id))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(typed: &TypedAccessCode) -> Vec<String> {
        let zone = Zone::named_or_utc("UTC");
        let fields = typed.check(&zone).err().map(|problem| problem.fields).unwrap_or_default();
        fields.into_iter().map(|field| format!("{} {}", field.field, field.code)).collect()
    }

    #[test]
    fn a_code_counts_once_unless_told_and_always_ends() {
        let typed = TypedAccessCode { valid_until: "2027-01-31T23:59".into(), ..TypedAccessCode::default() };
        assert_eq!(typed.check(&Zone::named_or_utc("UTC")).map(|(code, _)| (code.uses, code.used)), Ok((1, 0)));
        assert_eq!(faults(&TypedAccessCode::default()), ["valid_until missing"]);
        for uses in ["0", "-1", "1001", "many"] {
            assert_eq!(faults(&TypedAccessCode { uses: uses.into(), ..typed.clone() }), ["uses number"], "{uses}");
        }
        let wrong = TypedAccessCode { valid_until: "soon".into(), tracks: vec!["x".into()], ..typed };
        assert_eq!(faults(&wrong), ["valid_until moment", "tracks unknown-entry"]);
    }
}
