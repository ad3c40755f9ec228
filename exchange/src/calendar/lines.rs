//! Content lines (RFC 5545, 3.1): escaped, free of control characters, folded.
//!
//! The icalendar crate's own writer is passed by for three reasons: it adds DTSTAMP and UID to components that must have
//! none, its folding makes lines of 76 octets and takes quadratic time, and it leaves NAME unescaped.

use icalendar::{Property, ValueType};

/// Most octets of a line, without its end.
const MOST: usize = 75;

/// A text of content lines.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// Adds properties, one a line.
    pub fn properties<'p>(&mut self, properties: impl IntoIterator<Item = &'p Property>) {
        for property in properties {
            self.property(property);
        }
    }

    fn property(&mut self, property: &Property) {
        let mut line = property.key().to_owned();
        for parameter in property.params().values() {
            line.extend([";", parameter.key(), "=", parameter.value()]);
        }
        line.push(':');
        // The crate joins and escapes the items of lists itself.
        let is_escaped = matches!(property.key(), "CATEGORIES" | "RESOURCES");
        match property.value_type() {
            None | Some(ValueType::Text) if !is_escaped => escape(property.value(), &mut line),
            _ => line.push_str(property.value()),
        }
        self.line(&line);
    }

    /// Adds a line as it is, but for control characters: no value can break out of its line.
    pub fn line(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars().filter(|letter| *letter == '\t' || !letter.is_control()) {
            if octets + letter.len_utf8() > MOST {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    /// All of them.
    pub fn into_text(self) -> String {
        self.0
    }
}

/// Writes a TEXT value (RFC 5545, 3.3.11). Unicode's own line ends become plain ones: some readers split lines there.
fn escape(value: &str, line: &mut String) {
    for letter in value.chars() {
        match letter {
            '\\' | ';' | ',' => line.extend(['\\', letter]),
            '\n' | '\u{2028}' | '\u{2029}' => line.push_str("\\n"),
            _ => line.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(property: Property) -> String {
        let mut lines = Lines::default();
        lines.properties([&property]);
        lines.into_text()
    }

    #[test]
    fn no_line_is_longer_than_75_octets() {
        // The rest after a fold is just as long as a line: with its blank it would have 76.
        let text = written(Property::new("SUMMARY", "a".repeat(75 - "SUMMARY:".len() + 75)));
        assert_eq!(text.lines().map(str::len).collect::<Vec<_>>(), [75, 75, 2]);
    }

    #[test]
    fn what_separates_is_escaped_and_what_controls_is_left_out() {
        assert_eq!(written(Property::new("NAME", "a,b;c\\d\ne\r\u{1b}\u{2028}f")), "NAME:a\\,b\\;c\\\\d\\ne\\nf\r\n");
        assert_eq!(
            written(Property::new("URL", "https://a.example/\r\nATTENDEE:b")),
            "URL:https://a.example/ATTENDEE:b\r\n"
        );
    }

    proptest! {
        #[test]
        fn folding_is_undone_by_unfolding(value in "(\\PC|[ \t\n,;]){0,300}") {
            let text = written(Property::new("SUMMARY", &value));
            prop_assert!(text.split("\r\n").all(|line| line.len() <= MOST));
            let unfolded = text.replace("\r\n ", "");
            let mut expected = String::from("SUMMARY:");
            escape(&value, &mut expected);
            prop_assert_eq!(unfolded, expected + "\r\n");
        }
    }
}
