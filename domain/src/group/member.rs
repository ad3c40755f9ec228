//! As what and for whom somebody belongs to a group.

use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    identity::ORGANISATION_NAME_MAX,
    problem::{FieldErrors, Flaw},
    text::optional_line,
};

/// Greatest weight of a member's vote.
const MOST_WEIGHT: u32 = 1_000;

/// What somebody typed about a membership.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedMember {
    /// One of the group's interest categories; empty where it has none.
    pub category: String,
    /// The weight of their vote; 1 where left out.
    pub weight: String,
    /// The organisation they act for; empty for somebody who acts for themselves.
    pub organisation: String,
    /// `representative` or `alternate` of that organisation, or empty.
    pub voice: String,
}

/// A membership, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MemberDetails {
    /// One of the group's interest categories; empty where it has none.
    pub category: String,
    /// The weight of their vote.
    pub weight: u32,
    /// The organisation they act for; empty for somebody who acts for themselves.
    pub organisation: String,
    /// 0 for their organisation's voting representative, 1 for the alternate.
    pub rank: Option<u8>,
}

impl TypedMember {
    /// The membership, or everything that is wrong with it, in a group that has these `categories`.
    pub fn note(&self, categories: &[String], errors: &mut FieldErrors) -> Option<MemberDetails> {
        let category = errors.take("category", category(&self.category, categories));
        let weight = errors.take("weight", weight(&self.weight));
        let organisation = errors.take("organisation", optional_line(&self.organisation, ORGANISATION_NAME_MAX));
        let rank = errors.take("voice", rank(&self.voice));
        let (organisation, rank) = (organisation?, rank?);
        if rank.is_some() && organisation.is_empty() {
            errors.add("voice", "organisation", "Only an organisation has a representative. Name it first.");
        }
        Some(MemberDetails { category: category?, weight: weight?, organisation, rank })
    }

    /// Like [`note`](Self::note), for where nothing else is typed.
    pub fn check(&self, categories: &[String]) -> Result<MemberDetails, Problem> {
        let mut errors = FieldErrors::default();
        let details = self.note(categories, &mut errors);
        errors.finish(details)
    }
}

fn category(text: &str, categories: &[String]) -> Result<String, Flaw> {
    let text = text.trim();
    match categories.iter().find(|known| *known == text) {
        Some(known) => Ok(known.clone()),
        None if categories.is_empty() && text.is_empty() => Ok(String::new()),
        None => Err(Flaw::new("option", "Choose one of the options.")),
    }
}

fn weight(text: &str) -> Result<u32, Flaw> {
    match text.trim() {
        "" => Ok(1),
        number => number
            .parse()
            .ok()
            .filter(|weight| *weight <= MOST_WEIGHT)
            .ok_or_else(|| Flaw::new("vote-weight", format!("Give a whole number from 0 to {MOST_WEIGHT}."))),
    }
}

fn rank(text: &str) -> Result<Option<u8>, Flaw> {
    match text.trim() {
        "" => Ok(None),
        "representative" => Ok(Some(0)),
        "alternate" => Ok(Some(1)),
        _ => Err(Flaw::new("option", "Choose one of the options.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_category_is_one_of_the_groups() {
        let groups = ["Users".to_owned(), "Producers".to_owned()];
        let typed = |category: &str| TypedMember { category: category.into(), ..TypedMember::default() };
        assert!(typed("Users").check(&groups).is_ok());
        assert!(typed("").check(&[]).is_ok());
        for (category, groups) in [("", &groups[..]), ("Others", &groups[..]), ("Users", &[])] {
            assert_eq!(typed(category).check(groups).expect_err("none").fields[0].field, "category");
        }
    }

    #[test]
    fn nobody_represents_no_organisation() {
        let typed = TypedMember { voice: "representative".into(), ..TypedMember::default() };
        assert_eq!(typed.check(&[]).expect_err("whose").fields[0].field, "voice");
        let named = TypedMember { organisation: "Acme".into(), ..typed };
        assert_eq!(named.check(&[]).map(|member| member.rank), Ok(Some(0)));
    }
}
