//! The language that a text is written in, as far as its words for printing and reading aloud go.

use crate::language::Lang;

/// Words that stand in every text of a language and hardly in others.
const GERMAN: [&str; 12] = ["der", "die", "das", "und", "ist", "nicht", "ein", "eine", "mit", "von", "werden", "muss"];
const ENGLISH: [&str; 12] = ["the", "of", "and", "is", "not", "a", "with", "to", "that", "for", "be", "must"];
/// How many words are looked at.
const ENOUGH: usize = 5_000;

/// Of the languages that Plenary speaks, the one whose commonest words stand in a text oftener; English where neither do.
pub fn of(text: &str) -> Lang {
    let count = |common: &[&str]| {
        let words = text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty()).take(ENOUGH);
        words.filter(|word| common.iter().any(|one| one.eq_ignore_ascii_case(word))).count()
    };
    if count(&GERMAN) > count(&ENGLISH) { Lang::De } else { Lang::En }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_in_the_language_of_its_commonest_words() {
        assert_eq!(
            of("# Sitzungen\n\nDie Kennung einer Sitzung muss zufällig sein und darf nicht erraten werden."),
            Lang::De
        );
        assert_eq!(of("# Sessions\n\nVerify that the identifier of a session cannot be guessed."), Lang::En);
        assert_eq!(of(""), Lang::En);
    }
}
