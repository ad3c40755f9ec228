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

/// The names by which links within a text reach its places, small, each with the anchor that the place has here: those under
/// which hosts of git link to headings, the anchors themselves, and the numbers of requirements.
pub fn names(outline: &Outline, anchors: &[String], identities: &[RequirementId]) -> HashMap<String, String> {
    let mut names = HashMap::new();
    for (section, anchor) in outline.sections.iter().zip(anchors).filter(|(section, _)| section.depth > 0) {
        let whole = format!("{} {}", section.number.as_deref().unwrap_or_default(), section.title);
        let name: String = whole
            .trim()
            .to_lowercase()
            .chars()
            .filter_map(|char| match char {
                ' ' => Some('-'),
                char if char.is_alphanumeric() || matches!(char, '-' | '_') => Some(char),
                _ => None,
            })
            .collect();
        names.entry(name).or_insert_with(|| anchor.clone());
        names.entry(anchor.to_lowercase()).or_insert_with(|| anchor.clone());
    }
    for (one, id) in outline.requirements.iter().zip(identities) {
        let anchor = requirement(*id);
        names.entry(one.number.to_lowercase()).or_insert_with(|| anchor.clone());
        names.entry(anchor.clone()).or_insert(anchor);
    }
    names
}

/// A name as a link has it, made to be found among [`names`]: small, and what was written as `%C3%BC` read.
pub fn wanted(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let mut byte = [0];
        let is_coded = *first == b'%' && after.get(..2).is_some_and(|two| hex::decode_to_slice(two, &mut byte).is_ok());
        bytes.push(if is_coded { byte[0] } else { *first });
        rest = if is_coded { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).to_lowercase()
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
    fn a_name_is_found_however_its_letters_were_written() {
        for (link, name) in [("V6.2", "v6.2"), ("%C3%9Cber-uns", "über-uns"), ("100%", "100%"), ("a%zz%2", "a%zz%2")] {
            assert_eq!(wanted(link), name);
        }
        assert_eq!(wanted("%ff"), "\u{fffd}");
    }

    #[test]
    fn a_requirement_is_linked_by_what_it_is() {
        let id = RequirementId(uuid::Uuid::from_u128(0x0191_0000_0000_7000_8000_1234_5678_9abc));
        assert_eq!(requirement(id), "r-123456789abc");
    }
}
