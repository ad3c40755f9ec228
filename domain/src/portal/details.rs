//! What an ecosystem says about itself.

use serde::{Deserialize, Serialize};

use super::Theme;
use crate::{
    Problem,
    problem::FieldErrors,
    text::{block, line, optional_line},
};

/// What somebody typed about an ecosystem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedEcosystem {
    /// Name for people.
    pub name: String,
    /// What it is for, in a few sentences.
    pub purpose: String,
    /// The vendor that carries it, where there is one.
    pub vendor_partner: String,
    /// One of the [`Theme`]s.
    pub theme: String,
}

/// What an ecosystem says about itself, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EcosystemDetails {
    /// Name for people, one line.
    pub name: String,
    /// What it is for; may be empty.
    pub purpose: String,
    /// The vendor that carries it; may be empty.
    pub vendor_partner: String,
    /// Its colours.
    pub theme: Theme,
}

impl TypedEcosystem {
    /// The details, or everything that is wrong with them.
    pub fn check(&self) -> Result<EcosystemDetails, Problem> {
        let mut errors = FieldErrors::default();
        let details = self.note(&mut errors);
        errors.finish(details)
    }

    /// Like [`check`](Self::check), with what is wrong added to what is noted already.
    pub fn note(&self, errors: &mut FieldErrors) -> Option<EcosystemDetails> {
        let name = errors.take("name", line(&self.name, 120));
        let purpose = errors.take("purpose", block(&self.purpose, 5_000));
        let vendor_partner = errors.take("vendor_partner", optional_line(&self.vendor_partner, 120));
        let theme = errors.take("theme", Theme::choose(&self.theme));
        Some(EcosystemDetails { name: name?, purpose: purpose?, vendor_partner: vendor_partner?, theme: theme? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let typed =
            TypedEcosystem { vendor_partner: "two\nlines".into(), theme: "neon".into(), ..TypedEcosystem::default() };
        let fields: Vec<(String, String)> = typed
            .check()
            .expect_err("three fields are wrong")
            .fields
            .into_iter()
            .map(|error| (error.field, error.code))
            .collect();
        assert_eq!(
            fields,
            [
                ("name".into(), "missing".into()),
                ("vendor_partner".into(), "control-characters".into()),
                ("theme".into(), "unknown-theme".into()),
            ]
        );
    }

    #[test]
    fn a_name_is_enough() {
        let details = TypedEcosystem { name: " OWASP ".into(), ..TypedEcosystem::default() }.check();
        assert_eq!(details.map(|details| (details.name, details.theme)), Ok(("OWASP".into(), Theme::Ink)));
    }
}
