//! Headings and the numbers in front of them.

/// A heading.
pub(super) struct Heading {
    pub depth: u8,
    pub number: Option<String>,
    pub title: String,
}

impl Heading {
    /// A heading of a depth, its number taken off the title.
    pub fn of(depth: u8, line: &str) -> Self {
        let title = line.trim();
        let (first, rest) = title.split_once(char::is_whitespace).unwrap_or((title, ""));
        let number = first.trim_end_matches([':', '.', ')']);
        if is_number(number) && !rest.trim().is_empty() {
            Self { depth, number: Some(number.into()), title: rest.trim_start_matches(['-', '–', ':', ' ']).into() }
        } else {
            Self { depth, number: None, title: title.into() }
        }
    }

    /// The heading of a line that begins with `#`.
    pub fn marked(line: &str) -> Option<Self> {
        let indent = line.bytes().take_while(|byte| *byte == b' ').count();
        let line = &line[indent..];
        let depth = line.bytes().take_while(|byte| *byte == b'#').count();
        let rest = &line[depth..];
        let marks = indent <= 3 && (1..=6).contains(&depth) && (rest.is_empty() || rest.starts_with([' ', '\t']));
        if !marks {
            return None;
        }
        let title = rest.trim();
        let open = title.trim_end_matches('#');
        let title = if open.is_empty() || open.ends_with([' ', '\t']) { open } else { title };
        Some(Self::of(u8::try_from(depth).unwrap_or(6), title))
    }

    /// The depth that a line gives to the title above it.
    pub fn underline(line: &str) -> Option<u8> {
        let trimmed = line.trim();
        let all = |mark: char| !trimmed.is_empty() && trimmed.chars().all(|char| char == mark);
        match line.starts_with("    ") {
            true => None,
            false if all('=') => Some(1),
            false if all('-') => Some(2),
            false => None,
        }
    }
}

/// Whether a word is a number of sections or requirements: `V6.2.4`, `3`, `A.1`, `OSPS-AC-01.01`; at most 40 characters.
pub(super) fn is_number(word: &str) -> bool {
    let letters = |char: char| char.is_ascii_alphanumeric() || matches!(char, '.' | '-' | '_');
    word.len() <= 40
        && word.starts_with(|char: char| char.is_ascii_digit() || char.is_ascii_uppercase())
        && word.ends_with(|char: char| char.is_ascii_alphanumeric())
        && word.chars().any(|char| char.is_ascii_digit())
        && word.chars().all(letters)
        && counts(word)
}

/// Tells `V6.2` and `CRA-1` from words that only have a digit in them, such as `OAuth2` and `TLS1`.
fn counts(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|char| char.is_ascii_digit());
    word.rsplit(['.', '-', '_']).next().is_some_and(|last| {
        digits(last)
            || (word.len() <= 5 && last.starts_with(|char: char| char.is_ascii_uppercase()) && digits(&last[1..]))
    })
}
