//! How drafts and their revisions are called.

use crate::slug::Slug;

/// How a revision is cited: the group, the draft, and the revision's number in at least two digits, like
/// `asvs-authentication-07`.
pub fn cited(group: &str, draft: &str, number: i32) -> String {
    format!("{group}-{draft}-{number:02}")
}

/// The name that a title suggests, within the rules of names; empty where nothing of it can stand in one.
pub fn suggested(title: &str) -> String {
    let mut name = String::new();
    for char in title.to_lowercase().chars() {
        if char.is_ascii_alphanumeric() {
            name.push(char);
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
        if name.len() == Slug::MAX {
            break;
        }
    }
    name.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_is_cited_by_group_draft_and_number() {
        assert_eq!(cited("asvs", "authentication", 7), "asvs-authentication-07");
        assert_eq!(cited("asvs", "authentication", 121), "asvs-authentication-121");
    }

    #[test]
    fn a_suggested_name_is_a_name_or_nothing() {
        assert_eq!(suggested("V6: Authentication & Sessions "), "v6-authentication-sessions");
        assert_eq!(suggested("…"), "");
        assert!(Slug::parse(&suggested(&"ab ".repeat(100))).is_ok());
    }
}
