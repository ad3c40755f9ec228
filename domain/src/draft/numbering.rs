//! Whether the shown numbers of requirements follow the rule that standards keep: each once, below the number of its
//! section, and rising within it.
//!
//! Numbers are the text's own, so nothing is renumbered by itself; whoever posts a revision is told.

use std::collections::HashSet;

use serde::Serialize;

use super::{Outline, Requirement, Section};

crate::words! {
    /// What is wrong with a number.
    pub enum NumberFault {
        /// Another requirement of the text has it.
        Twice = "twice",
        /// It does not begin with the number of its section.
        OtherSection = "other-section",
        /// A requirement before it in its section has a higher one.
        OutOfOrder = "out-of-order",
    }
}

/// A number that does not follow the rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Misnumbered {
    /// The number as the text has it.
    pub number: String,
    /// What is wrong with it.
    pub fault: NumberFault,
}

/// The numbers of a text that do not follow the rule, in its order; each with the first thing that is wrong with it.
pub fn misnumbered(outline: &Outline) -> Vec<Misnumbered> {
    let mut seen = HashSet::new();
    let mut last: Option<(usize, u64)> = None;
    let mut found = Vec::new();
    for one in &outline.requirements {
        let section = outline.sections.get(one.section);
        let place = place(one);
        let falls = matches!((last, place), (Some((in_section, before)), Some(place)) if in_section == one.section && place <= before);
        let fault = if !seen.insert(one.number.as_str()) {
            Some(NumberFault::Twice)
        } else if section.is_some_and(|section| !is_below(one, section)) {
            Some(NumberFault::OtherSection)
        } else {
            falls.then_some(NumberFault::OutOfOrder)
        };
        found.extend(fault.map(|fault| Misnumbered { number: one.number.clone(), fault }));
        last = place.map(|place| (one.section, place));
    }
    found
}

/// The last part of a number, where it is a figure.
fn place(requirement: &Requirement) -> Option<u64> {
    requirement.number.rsplit(['.', '-']).next()?.parse().ok()
}

/// Whether a number belongs to a section: `6.2.4` to `V6.2`, and everything to a section without a number.
fn is_below(requirement: &Requirement, section: &Section) -> bool {
    let Some(number) = &section.number else { return true };
    let rest = plain(&requirement.number).strip_prefix(plain(number));
    rest.is_some_and(|rest| rest.starts_with(['.', '-']))
}

/// A number without the letter before its first figure, which sections have in some standards and requirements have not.
fn plain(number: &str) -> &str {
    let bare = number.trim_start_matches(|char: char| char.is_ascii_uppercase());
    if bare.starts_with(|char: char| char.is_ascii_digit()) { bare } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(String, &'static str)> {
        let outline = Outline::read(text).expect("short enough");
        misnumbered(&outline).into_iter().map(|one| (one.number, one.fault.as_str())).collect()
    }

    #[test]
    fn numbers_rise_below_the_number_of_their_section() {
        let sound = "## V6.2 Passwords\n\n- **6.2.1** One.\n- **6.2.3** Numbers may be left out.\n- **6.2.10** Ten.\n\n\
            ## OSPS-AC-01 Access\n\n- **OSPS-AC-01.01** One.\n\n## Without a number\n\n- **9.1** One.\n- **9.2** Two.\n";
        assert_eq!(told(sound), Vec::new());
    }

    #[test]
    fn each_number_is_told_with_what_is_wrong() {
        let text = "## V6.2 Passwords\n\n- **6.2.2** Two.\n- **6.2.1** One.\n- **6.3.1** Elsewhere.\n- **6.2.2** Again.\n\
            - **6.21.3** Not below 6.2.\n\n## V6.3 Factors\n\n- **6.3.2** A new section begins anew.\n";
        let expected =
            [("6.2.1", "out-of-order"), ("6.3.1", "other-section"), ("6.2.2", "twice"), ("6.21.3", "other-section")];
        assert_eq!(told(text), expected.map(|(number, fault)| (number.to_owned(), fault)));
    }
}
