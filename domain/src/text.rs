//! Checks of typed text that every form shares.

use crate::problem::Flaw;

/// One line: trimmed, without control characters, at least one and at most `max` characters (Unicode scalar values,
/// counted the same in browser and server).
pub fn line(text: &str, max: usize) -> Result<String, Flaw> {
    let text = optional_line(text, max)?;
    if text.is_empty() {
        return Err(Flaw::new("missing", "This field is needed."));
    }
    Ok(text)
}

/// Like [`line`], and may be empty.
pub fn optional_line(text: &str, max: usize) -> Result<String, Flaw> {
    let text = text.trim();
    if text.chars().any(char::is_control) {
        return Err(Flaw::new("control-characters", "Remove line breaks and other control characters."));
    }
    within(text, max)
}

/// Several lines: trimmed, line ends as `\n`, no other control characters but tabs, at most `max` characters.
pub fn block(text: &str, max: usize) -> Result<String, Flaw> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        return Err(Flaw::new("control-characters", "Remove control characters."));
    }
    within(text.trim(), max)
}

fn within(text: &str, max: usize) -> Result<String, Flaw> {
    let count = text.chars().count();
    if count > max {
        return Err(Flaw::new("too-long", format!("Use at most {max} characters; this has {count}.")));
    }
    Ok(text.to_owned())
}

/// A web address: `http` or `https`, with a host, at most 2,000 characters; empty becomes `None`.
pub fn optional_web_address(text: &str) -> Result<Option<String>, Flaw> {
    let text = optional_line(text, 2_000)?;
    if text.is_empty() {
        return Ok(None);
    }
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace) => {
            Ok(Some(text))
        }
        _ => Err(Flaw::new("web-address", "Give a whole address that starts with https:// or http://.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_not_bytes() {
        assert_eq!(line("äöü", 3), Ok("äöü".into()));
        assert_eq!(line("äöüß", 3).map_err(|flaw| flaw.code), Err("too-long"));
    }

    #[test]
    fn a_line_has_no_line_breaks() {
        assert_eq!(line("Subject\r\nBcc: x", 80).map_err(|flaw| flaw.code), Err("control-characters"));
    }

    #[test]
    fn only_addresses_of_the_web_are_taken() {
        assert_eq!(optional_web_address(""), Ok(None));
        assert!(optional_web_address("https://example.org/a").is_ok());
        for bad in ["javascript:alert(1)", "https:///x", "https://a b", "example.org"] {
            assert_eq!(optional_web_address(bad).map_err(|flaw| flaw.code), Err("web-address"), "{bad}");
        }
    }
}
