//! What a new standard says about earlier ones.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::problem::{FieldErrors, Flaw, Problem};

/// Most standards that one names in one way.
const MOST: usize = 20;

crate::words! {
    /// What a standard does to an earlier one.
    pub enum RelationKind {
        /// It takes its place.
        Obsoletes = "obsoletes",
        /// It adds to it or changes it; both are read.
        Updates = "updates",
    }
}

/// What was typed on the page that publishes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TypedPublication {
    /// The numbers of standards whose place it takes, as `3, 5`; may be empty.
    pub obsoletes: String,
    /// The numbers of standards that it adds to; may be empty.
    pub updates: String,
}

/// The earlier standards that a new one names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related(pub Vec<(RelationKind, i32)>);

impl TypedPublication {
    /// Checks it. A standard is named once, in one way.
    pub fn check(&self) -> Result<Related, Problem> {
        let mut errors = FieldErrors::default();
        let obsoletes = errors.take("obsoletes", numbers(&self.obsoletes));
        let updates = errors.take("updates", numbers(&self.updates));
        let checked = (|| {
            let (obsoletes, updates) = (obsoletes?, updates?);
            let both: BTreeSet<_> = obsoletes.intersection(&updates).copied().collect();
            let named = obsoletes.iter().map(|number| (RelationKind::Obsoletes, *number));
            let named = named.chain(updates.iter().map(|number| (RelationKind::Updates, *number)));
            Some((both, Related(named.collect())))
        })();
        let checked = match checked {
            Some((both, _)) if !both.is_empty() => {
                let message = "A standard is named above already: whatever takes its place does not update it.";
                errors.take("updates", Err::<Related, _>(Flaw::new("twice", message)))
            }
            other => other.map(|(_, related)| related),
        };
        errors.finish(checked)
    }
}

/// Numbers as `3, 5` or `STD-3 STD-5`.
fn numbers(typed: &str) -> Result<BTreeSet<i32>, Flaw> {
    let words = typed.split([',', ';', ' ', '\n', '\t', '\r']).filter(|word| !word.is_empty());
    let number = |word: &str| {
        let digits = word.strip_prefix("STD-").or_else(|| word.strip_prefix("std-")).unwrap_or(word);
        digits.parse::<i32>().ok().filter(|number| *number > 0)
    };
    let numbers: Option<BTreeSet<i32>> = words.map(number).collect();
    match numbers {
        Some(numbers) if numbers.len() <= MOST => Ok(numbers),
        Some(_) => Err(Flaw::new("too-many", format!("Name at most {MOST}."))),
        None => Err(Flaw::new("number", "Write the numbers of standards with commas between, such as 3, 5.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(obsoletes: &str, updates: &str) -> TypedPublication {
        TypedPublication { obsoletes: obsoletes.into(), updates: updates.into() }
    }

    #[test]
    fn standards_are_named_by_their_numbers() {
        let related = typed("STD-3, 5 3", "").check().expect("taken");
        assert_eq!(related.0, [(RelationKind::Obsoletes, 3), (RelationKind::Obsoletes, 5)]);
        let related = typed("1", "2").check().expect("taken");
        assert_eq!(related.0, [(RelationKind::Obsoletes, 1), (RelationKind::Updates, 2)]);
        assert_eq!(typed(" ", "").check(), Ok(Related::default()));
    }

    #[test]
    fn what_names_no_standard_is_refused_beside_its_field() {
        let many = (1..=21).map(|number| number.to_string()).collect::<Vec<_>>().join(",");
        for (obsoletes, updates, field, code) in [
            ("RFC 1", "", "obsoletes", "number"),
            ("0", "", "obsoletes", "number"),
            ("", "-4", "updates", "number"),
            ("99999999999", "", "obsoletes", "number"),
            (many.as_str(), "", "obsoletes", "too-many"),
            ("4", "4", "updates", "twice"),
        ] {
            let problem = typed(obsoletes, updates).check().expect_err("refused");
            let told: Vec<_> = problem.fields.iter().map(|one| (one.field.as_str(), one.code.as_str())).collect();
            assert_eq!(told, [(field, code)], "{obsoletes} {updates}");
        }
    }
}
