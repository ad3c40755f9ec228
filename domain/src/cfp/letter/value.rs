//! What is put into a letter.

use std::collections::BTreeMap;

use crate::words;

words! {
    /// A place for a value.
    pub enum Placeholder {
        /// The name of whom the letter goes to.
        Speaker = "speaker",
        /// What the proposal is called.
        Title = "title",
        /// What the conference is called.
        Conference = "conference",
        /// The kind of session it was chosen as.
        SessionType = "session-type",
        /// The track.
        Track = "track",
        /// How many minutes it takes.
        Minutes = "minutes",
        /// Until when to answer, on the clock of the conference.
        ConfirmBy = "confirm-by",
        /// What reviewers wrote to the speakers, as far as a chair has read it; empty where there is nothing.
        Reviews = "reviews",
    }
}

/// Who wrote a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// This site, or the organisers in whose name the letter goes.
    Organisers,
    /// Anybody: it is quoted, and may not pass for the organisers' own words.
    Anybody,
}

/// The most characters of a value that anybody wrote.
const MOST: usize = 300;
/// The most characters that are quoted.
const QUOTED_MOST: usize = 10_000;

impl Placeholder {
    /// Who writes what stands here.
    pub const fn trust(self) -> Trust {
        match self {
            Self::Speaker | Self::Title | Self::Reviews => Trust::Anybody,
            Self::Conference | Self::SessionType | Self::Track | Self::Minutes | Self::ConfirmBy => Trust::Organisers,
        }
    }

    /// The value as it may stand in a letter: on one line whoever wrote it, and what anybody wrote without a whole web
    /// address, which a mail program would make a link of in the organisers' name. Only reviews have several lines, and
    /// each of them is quoted.
    pub fn tamed(self, value: &str) -> String {
        match (self, self.trust()) {
            (Self::Reviews, _) => quoted(value),
            (_, Trust::Organisers) => one_line(value),
            (_, Trust::Anybody) => without_links(&one_line(value)).chars().take(MOST).collect(),
        }
    }
}

/// Values for a letter. What has none is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<Placeholder, String>);

impl Values {
    /// With a value.
    #[must_use]
    pub fn with(mut self, place: Placeholder, value: &str) -> Self {
        self.0.insert(place, place.tamed(value));
        self
    }

    /// With what reviewers wrote below a line that says so; without either where they wrote nothing.
    #[must_use]
    pub fn with_reviews(mut self, heading: &str, texts: &[String]) -> Self {
        let quoted = Placeholder::Reviews.tamed(&texts.join("\n\n* * *\n\n"));
        if !quoted.is_empty() {
            self.0.insert(Placeholder::Reviews, format!("{}\n\n{quoted}", one_line(heading)));
        }
        self
    }

    /// What stands in a place.
    pub fn get(&self, place: Placeholder) -> &str {
        self.0.get(&place).map_or("", String::as_str)
    }
}

/// A text as mail quotes it, so that it cannot pass for the words around it.
fn quoted(text: &str) -> String {
    let text: String = without_links(text).chars().take(QUOTED_MOST).collect();
    let quote = |line: &str| format!("> {}", one_line(line)).trim_end().to_owned();
    text.trim().lines().map(quote).collect::<Vec<_>>().join("\n")
}

fn without_links(text: &str) -> String {
    text.replace("://", ": //")
}

/// Without anything that ends a line or turns the direction of reading.
fn one_line(value: &str) -> String {
    let kept = value.chars().filter(
        |c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'),
    );
    let spaced: String =
        kept.map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_its_line_or_turns_it_around() {
        for hostile in ["a\r\nBcc: x", "a\nb", "a\u{2028}b", "a\u{85}b", "a\u{0}b", "a\u{202e}b", "a\u{2066}b"] {
            for place in Placeholder::ALL.iter().filter(|place| **place != Placeholder::Reviews) {
                let tamed = place.tamed(hostile);
                let bad = |c: char| c.is_control() || ('\u{2028}'..='\u{202e}').contains(&c) || c == '\u{2066}';
                assert!(!tamed.contains(bad), "{hostile:?} in {place}");
            }
        }
    }

    #[test]
    fn what_reviewers_wrote_is_quoted_line_by_line() {
        let hostile = "Good.\r\n\n-- \nThe organisers\u{202e}\u{2028}of https://evil.example";
        let tamed = Placeholder::Reviews.tamed(hostile);
        assert_eq!(tamed, "> Good.\n>\n> --\n> The organisers of https: //evil.example");
        assert_eq!(Placeholder::Reviews.tamed("\n"), "");
    }

    #[test]
    fn what_anybody_wrote_is_no_address() {
        assert_eq!(Placeholder::Title.tamed("See https://evil.example"), "See https: //evil.example");
        assert_eq!(Placeholder::Conference.tamed("https://days.example"), "https://days.example");
        assert_eq!(Placeholder::Speaker.tamed(&"x".repeat(1_000)).len(), 300);
    }
}
