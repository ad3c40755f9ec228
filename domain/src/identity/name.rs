//! The names of people, as they write them.

use crate::{problem::Flaw, text};

/// Most characters of a name.
pub const PERSON_NAME_MAX: usize = 120;

/// What stands in the place of a name once its person has erased themselves.
pub const ERASED_NAME: &str = "Former member";

/// A name: one line, and nothing that turns the reading direction of what follows it on a page or in a mail.
pub fn person_name(text: &str) -> Result<String, Flaw> {
    let name = text::line(text, PERSON_NAME_MAX)?;
    if name.chars().any(turns_direction) {
        return Err(Flaw::new("control-characters", "Remove invisible characters that change the reading direction."));
    }
    Ok(name)
}

/// What lists of people are ordered by.
pub fn sort_name(name: &str) -> String {
    name.to_lowercase()
}

fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_what_its_person_writes() {
        for name in ["Ada", "María José Carreño Quiñones", "محمد", "X Æ A-12", "Ng"] {
            assert_eq!(person_name(name), Ok(name.into()));
        }
    }

    #[test]
    fn a_name_cannot_reverse_what_stands_behind_it() {
        assert_eq!(person_name("Ada\u{202e}gro.live").map_err(|flaw| flaw.code), Err("control-characters"));
    }
}
