//! What a group says about itself and how it takes people in.

use serde::{Deserialize, Serialize};

use crate::{
    Problem,
    policy::Visibility,
    problem::{FieldErrors, Flaw},
    text::{block, line, optional_web_address},
};

/// Most interest categories of a group.
const MOST_CATEGORIES: usize = 12;
/// Most links of a group.
const MOST_LINKS: usize = 12;

crate::words! {
    /// How people join.
    pub enum Joining {
        /// Whoever wants to.
        Open = "open",
        /// By asking; the chairs answer.
        Request = "request",
        /// Only by an invitation.
        Invitation = "invitation",
    }
}

crate::words! {
    /// Whose votes are counted.
    pub enum Seats {
        /// Everybody's own.
        Person = "person",
        /// One for each organisation, and one for each person who acts for themselves.
        Organisation = "organisation",
    }
}

/// What somebody typed about a group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedGroup {
    /// Name for people.
    pub name: String,
    /// What it does, in one sentence.
    pub purpose: String,
    /// What it is about, at length; Markdown.
    pub description: String,
    /// What somebody who is new does first; Markdown.
    pub first_steps: String,
    /// One of [`Joining`].
    pub joining: String,
    /// Who may know of it.
    pub visibility: String,
    /// Who sees the names of its members.
    pub member_list: String,
    /// One of [`Seats`].
    pub seats: String,
    /// Interest categories, one on a line; empty where there are none.
    pub categories: String,
    /// Where it meets and writes, one on a line: words, then the address.
    pub links: String,
}

/// A place elsewhere where the group meets or writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupLink {
    /// What it is called.
    pub label: String,
    /// Where it is.
    pub url: String,
}

/// What a group says about itself, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupDetails {
    /// Name for people, one line.
    pub name: String,
    /// What it does, in one sentence.
    pub purpose: String,
    /// What it is about; may be empty.
    pub description: String,
    /// What somebody who is new does first; may be empty.
    pub first_steps: String,
    /// How people join.
    pub joining: Joining,
    /// Who may know of it.
    pub visibility: Visibility,
    /// Who sees the names of its members; never more than those who may know of it.
    pub member_list: Visibility,
    /// Whose votes are counted.
    pub seats: Seats,
    /// Interest categories.
    pub categories: Vec<String>,
    /// Where it meets and writes.
    pub links: Vec<GroupLink>,
}

impl TypedGroup {
    /// The details, or everything that is wrong with them.
    pub fn check(&self) -> Result<GroupDetails, Problem> {
        let mut errors = FieldErrors::default();
        let details = self.note(&mut errors);
        errors.finish(details)
    }

    /// Like [`check`](Self::check), with what is wrong added to what is noted already.
    pub fn note(&self, errors: &mut FieldErrors) -> Option<GroupDetails> {
        let name = errors.take("name", line(&self.name, 120));
        let purpose = errors.take("purpose", line(&self.purpose, 240));
        let description = errors.take("description", block(&self.description, 20_000));
        let first_steps = errors.take("first_steps", block(&self.first_steps, 5_000));
        let joining = errors.take("joining", choose(&self.joining, Joining::Request));
        let visibility = errors.take("visibility", choose(&self.visibility, Visibility::Public));
        let member_list = errors.take("member_list", choose(&self.member_list, Visibility::Public));
        let seats = errors.take("seats", choose(&self.seats, Seats::Person));
        let categories = errors.take("categories", categories(&self.categories));
        let links = errors.take("links", links(&self.links));
        let visibility = visibility?;
        Some(GroupDetails {
            name: name?,
            purpose: purpose?,
            description: description?,
            first_steps: first_steps?,
            joining: joining?,
            visibility,
            member_list: if visibility == Visibility::Team { Visibility::Team } else { member_list? },
            seats: seats?,
            categories: categories?,
            links: links?,
        })
    }
}

impl GroupDetails {
    /// The links as they are typed.
    pub fn typed_links(links: &[GroupLink]) -> String {
        let lines: Vec<String> = links.iter().map(|link| format!("{} {}", link.label, link.url)).collect();
        lines.join("\n")
    }
}

fn choose<T: std::str::FromStr>(text: &str, usual: T) -> Result<T, Flaw> {
    match text.trim() {
        "" => Ok(usual),
        word => word.parse().map_err(|_| Flaw::new("option", "Choose one of the options.")),
    }
}

fn categories(text: &str) -> Result<Vec<String>, Flaw> {
    let mut categories: Vec<String> = Vec::new();
    for typed in lines_of(text) {
        let category = line(typed, 60)?;
        if categories.iter().any(|known| known.to_lowercase() == category.to_lowercase()) {
            return Err(Flaw::new("twice", format!("“{category}” stands here twice.")));
        }
        categories.push(category);
    }
    if categories.len() > MOST_CATEGORIES {
        return Err(Flaw::new("too-many", format!("Give at most {MOST_CATEGORIES} categories.")));
    }
    Ok(categories)
}

fn links(text: &str) -> Result<Vec<GroupLink>, Flaw> {
    let link = |typed: &str| {
        let (label, url) = typed.rsplit_once(char::is_whitespace).unwrap_or(("", typed));
        let url = optional_web_address(url)?.unwrap_or_default();
        Ok(GroupLink { label: line(label, 60)?, url })
    };
    let links: Vec<GroupLink> = lines_of(text).map(link).collect::<Result<_, Flaw>>()?;
    if links.len() > MOST_LINKS {
        return Err(Flaw::new("too-many", format!("Give at most {MOST_LINKS} links.")));
    }
    Ok(links)
}

fn lines_of(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> TypedGroup {
        TypedGroup { name: "ASVS".into(), purpose: "Writes down how to verify.".into(), ..TypedGroup::default() }
    }

    #[test]
    fn a_name_and_a_sentence_are_enough() {
        let details = typed().check().expect("enough is said");
        assert_eq!((details.joining, details.seats), (Joining::Request, Seats::Person));
        assert_eq!((details.visibility, details.member_list), (Visibility::Public, Visibility::Public));
    }

    #[test]
    fn a_closed_group_never_shows_its_members_to_everybody() {
        let closed = TypedGroup { visibility: "team".into(), member_list: "public".into(), ..typed() };
        assert_eq!(closed.check().map(|details| details.member_list), Ok(Visibility::Team));
    }

    #[test]
    fn everything_that_is_wrong_is_said_at_once() {
        let wrong = TypedGroup {
            joining: "perhaps".into(),
            categories: "Users\nusers".into(),
            links: "https://a.example".into(),
            ..TypedGroup::default()
        };
        let problem = wrong.check().expect_err("much is wrong");
        let said: Vec<String> = problem.fields.iter().map(|error| format!("{} {}", error.field, error.code)).collect();
        assert_eq!(said, ["name missing", "purpose missing", "joining option", "categories twice", "links missing"]);
    }

    #[test]
    fn links_read_as_they_are_written() {
        let links = "Mailing list https://lists.example/asvs\n\nRepository https://git.example/asvs".to_owned();
        let details = TypedGroup { links: links.clone(), ..typed() }.check().expect("links");
        assert_eq!(GroupDetails::typed_links(&details.links), links.replace("\n\n", "\n"));
    }
}
