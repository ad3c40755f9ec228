//! The policies that whoever takes part in a group has accepted.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::milestone::optional_day;
use crate::{
    Problem,
    problem::{FieldErrors, Flaw},
    text::{block, line},
};

crate::words! {
    /// What a policy is about.
    pub enum PolicyKind {
        /// Rights in what is contributed: patents, copyright, licences.
        Ipr = "ipr",
        /// What competitors may talk about.
        Antitrust = "antitrust",
        /// How people treat each other.
        Conduct = "conduct",
    }
}

crate::words! {
    /// What somebody was about to do when they accepted a policy.
    pub enum Occasion {
        /// To become a member or an observer.
        Joining = "joining",
        /// To comment, perhaps without being a member.
        Commenting = "commenting",
        /// To sign in to a meeting, perhaps without being a member.
        Attending = "attending",
        /// To respond to a call or declare rights, perhaps without being a member.
        Responding = "responding",
    }
}

/// What somebody typed as a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedPolicy {
    /// One of [`PolicyKind`].
    pub kind: String,
    /// What it is called.
    pub title: String,
    /// The whole text; Markdown.
    pub text: String,
    /// The first day on which it holds; today where left out.
    pub from: String,
}

/// A policy, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PolicyDetails {
    /// What it is about.
    pub kind: PolicyKind,
    /// What it is called.
    pub title: String,
    /// The whole text.
    pub text: String,
    /// The first day on which it holds.
    pub from: NaiveDate,
}

impl TypedPolicy {
    /// The policy, or everything that is wrong with it. It never holds for days that are over: nobody accepted it then.
    pub fn check(&self, today: NaiveDate) -> Result<PolicyDetails, Problem> {
        let mut errors = FieldErrors::default();
        let kind = errors.take("kind", kind(&self.kind));
        let title = errors.take("title", line(&self.title, 160));
        let text = errors.take("text", whole(&self.text));
        let from = errors.take("from", from(&self.from, today));
        let checked = kind.zip(title).zip(text.zip(from)).map(|((kind, title), (text, from))| PolicyDetails {
            kind,
            title,
            text,
            from,
        });
        errors.finish(checked)
    }
}

fn kind(text: &str) -> Result<PolicyKind, Flaw> {
    text.trim().parse().map_err(|_| Flaw::new("option", "Choose one of the options."))
}

fn whole(text: &str) -> Result<String, Flaw> {
    let text = block(text, 50_000)?;
    if text.is_empty() { Err(Flaw::new("missing", "This field is needed.")) } else { Ok(text) }
}

fn from(text: &str, today: NaiveDate) -> Result<NaiveDate, Flaw> {
    match optional_day(text)? {
        None => Ok(today),
        Some(day) if day < today => Err(Flaw::new("reaches-back", "It can hold from today on, not from before.")),
        Some(day) => Ok(day),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_never_reaches_back() {
        let today = NaiveDate::from_ymd_opt(2026, 9, 1).expect("a day");
        let typed = |from: &str| TypedPolicy {
            kind: "ipr".into(),
            title: "Licence".into(),
            text: "CC BY-SA 4.0".into(),
            from: from.into(),
        };
        assert_eq!(typed("").check(today).map(|policy| policy.from), Ok(today));
        assert!(typed("2026-10-01").check(today).is_ok());
        let past = typed("2026-08-31").check(today).expect_err("over");
        assert_eq!(past.fields[0].code, "reaches-back");
    }
}
