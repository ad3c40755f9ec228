//! The one form in which texts stand in a programme, so that two ways of writing the same are never a change.

/// Most characters of a single line, such as a title.
pub const LINE_MAX: usize = 1_000;
/// Most characters of a long text, such as a description.
pub const BLOCK_MAX: usize = 100_000;
/// Most characters of an address.
pub const ADDRESS_MAX: usize = 4_000;

/// One line: blanks and line breaks become single spaces, control characters go.
pub fn line(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace()) {
        let before = tidy.len();
        if before > 0 {
            tidy.push(' ');
        }
        let start = tidy.len();
        tidy.extend(word.chars().filter(|c| is_text(*c)));
        if tidy.len() == start {
            tidy.truncate(before);
        }
    }
    cut(tidy, LINE_MAX)
}

/// Several lines: line ends become `\n`, control characters other than tabs go, so do blanks around the whole.
pub fn block(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' => {
                letters.next_if_eq(&'\n');
                tidy.push('\n');
            }
            '\n' | '\t' => tidy.push(letter),
            _ if is_text(letter) => tidy.push(letter),
            _ => {}
        }
    }
    let tidy = if tidy.trim().len() == tidy.len() { tidy } else { tidy.trim().to_owned() };
    cut(tidy, BLOCK_MAX)
}

/// An address: no blanks around it, none inside, no control characters. Empty where there is nothing left or it is
/// longer than any address can be.
pub fn address(text: &str) -> String {
    let tidy: String = text
        .trim()
        .chars()
        .filter(|c| is_text(*c))
        .flat_map(|c| if c.is_whitespace() { "%20".chars().collect::<Vec<_>>() } else { vec![c] })
        .collect();
    if tidy.chars().count() > ADDRESS_MAX { String::new() } else { tidy }
}

/// An address of the web, safe for strict formats: `http` or `https` with a host, and only the characters that RFC 3986
/// allows, the others percent-encoded. `None` for anything else.
pub fn web_address(text: &str) -> Option<String> {
    let text = address(text);
    let rest = strip_scheme(&text, "https://").or_else(|| strip_scheme(&text, "http://"))?;
    let scheme = &text[..text.len() - rest.len()];
    if rest.is_empty() || rest.starts_with(['/', '?', '#']) {
        return None;
    }
    let mut tidy = scheme.to_ascii_lowercase();
    let mut in_fragment = false;
    let bytes = rest.as_bytes();
    for (place, byte) in bytes.iter().enumerate() {
        let allowed = match byte {
            b'%' => bytes.get(place + 1..place + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit)),
            b'#' => !std::mem::replace(&mut in_fragment, true),
            byte => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(byte),
        };
        if allowed {
            tidy.push(char::from(*byte));
        } else {
            tidy.push('%');
            tidy.extend([byte >> 4, byte & 15].map(|nibble| char::from(b"0123456789ABCDEF"[usize::from(nibble)])));
        }
    }
    Some(tidy)
}

/// `Some(text)` unless it is empty.
pub fn non_empty(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

fn strip_scheme<'a>(text: &'a str, scheme: &str) -> Option<&'a str> {
    text.get(..scheme.len()).filter(|start| start.eq_ignore_ascii_case(scheme)).map(|_| &text[scheme.len()..])
}

/// Whether XML 1.0 and every screen can carry the character.
fn is_text(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}' | '\u{feff}')
}

fn cut(mut text: String, max: usize) -> String {
    if text.len() > max
        && let Some((end, _)) = text.char_indices().nth(max)
    {
        text.truncate(end);
        text.truncate(text.trim_end().len());
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_one_line() {
        assert_eq!(line("  Keynote:\r\n\tthe \u{0} end\u{1b}  "), "Keynote: the end");
        assert_eq!(line("\u{feff}\n"), "");
    }

    #[test]
    fn a_block_keeps_its_lines_and_tabs() {
        assert_eq!(block("\r\n one\r\n\ttwo\rthree\u{c} \n"), "one\n\ttwo\nthree");
    }

    #[test]
    fn what_is_too_long_is_cut_between_characters() {
        assert_eq!(line(&"ä".repeat(LINE_MAX + 5)).chars().count(), LINE_MAX);
        assert_eq!(address(&format!("https://example.org/{}", "a".repeat(ADDRESS_MAX))), "");
    }

    #[test]
    fn web_addresses_have_only_characters_of_the_rfc() {
        for (given, tidy) in [
            (" HTTPS://example.org/a b ", Some("https://example.org/a%20b")),
            ("http://example.org/?q=[1]#a#b", Some("http://example.org/?q=%5B1%5D#a%23b")),
            ("https://example.org/100%", Some("https://example.org/100%25")),
            ("https://example.org/%7Eä", Some("https://example.org/%7E%C3%A4")),
            ("javascript:alert(1)", None),
            ("https:///nowhere", None),
            ("é", None),
            ("", None),
        ] {
            assert_eq!(web_address(given).as_deref(), tidy, "{given}");
        }
    }

    proptest! {
        #[test]
        fn tidying_twice_changes_nothing(text in any::<String>()) {
            for tidy in [line, block, address] {
                let once = tidy(&text);
                prop_assert_eq!(tidy(&once), once);
            }
            if let Some(once) = web_address(&format!("https://{text}")) {
                prop_assert_eq!(web_address(&once), Some(once));
            }
        }
    }
}
