//! Names of places in a text, for links that stay good in later revisions.

use std::collections::HashMap;

use super::Outline;
use crate::id::RequirementId;

/// Most characters that a title gives to an anchor.
const TITLE: usize = 60;

/// The anchor of each section: by its number where it has one, else by its title; one that stood before gets a count. What
/// stands before the first heading has none.
pub fn sections(outline: &Outline) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let anchor = |section: &super::Section| {
        if section.depth == 0 {
            return String::new();
        }
        let name = match &section.number {
            Some(number) => number.clone(),
            None => slug(&section.title),
        };
        let anchor = format!("s-{name}");
        let count = seen.entry(anchor.clone()).or_default();
        *count += 1;
        if *count == 1 { anchor } else { format!("{anchor}-{count}") }
    };
    outline.sections.iter().map(anchor).collect()
}

/// The anchor of a requirement: the same in every revision, whatever number it has there.
pub fn requirement(id: RequirementId) -> String {
    let digits = id.0.simple().to_string();
    format!("r-{}", &digits[digits.len() - 12..])
}

/// A title as part of an address: letters and digits of any script, small, with single hyphens between.
fn slug(title: &str) -> String {
    let mut slug = String::new();
    for char in title.chars().take(TITLE) {
        if char.is_alphanumeric() {
            slug.extend(char.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_has_an_anchor_of_its_own() {
        let outline =
            Outline::read("Before.\n# V6.2 Password \n## See `also`\n## See also\n# Ünter & über\n").expect("read");
        assert_eq!(sections(&outline), ["", "s-V6.2", "s-see-also", "s-see-also-2", "s-ünter-über"]);
    }

    #[test]
    fn a_requirement_is_linked_by_what_it_is() {
        let id = RequirementId(uuid::Uuid::from_u128(0x0191_0000_0000_7000_8000_1234_5678_9abc));
        assert_eq!(requirement(id), "r-123456789abc");
    }
}
