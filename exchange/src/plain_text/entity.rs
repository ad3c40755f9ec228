//! Character references of HTML.

use std::{collections::HashMap, sync::LazyLock};

/// The longest name, `CounterClockwiseContourIntegral`, and what stands around it.
const LONGEST: usize = 33;

static NAMED: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let complete = entities::ENTITIES.iter().filter(|entity| entity.entity.ends_with(';'));
    complete.map(|entity| (entity.entity, entity.characters)).collect()
});

/// What 0x80 to 0x9F mean as numbers, here and in every browser: windows-1252.
const WINDOWS: [char; 32] = [
    '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}', '\u{fffd}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
];

/// The text with its references read; what is none stays as it stands.
pub fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(LONGEST).position(|byte| byte == b';').map_or(0, |end| end + 1);
        if !reference(&rest[..end], &mut decoded) {
            decoded.push('&');
            rest = &rest[1..];
            continue;
        }
        rest = &rest[end..];
    }
    decoded.push_str(rest);
    decoded
}

/// Adds what `&…;` stands for, if it is a reference.
fn reference(text: &str, decoded: &mut String) -> bool {
    if let Some(characters) = NAMED.get(text) {
        decoded.push_str(characters);
        return true;
    }
    let Some(number) = text.strip_prefix("&#").and_then(|text| text.strip_suffix(';')) else { return false };
    let (digits, radix) = number.strip_prefix(['x', 'X']).map_or((number, 10), |digits| (digits, 16));
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return false;
    }
    decoded.push(letter(u32::from_str_radix(digits, radix).unwrap_or(u32::MAX)));
    true
}

fn letter(number: u32) -> char {
    let windows = number.checked_sub(0x80).and_then(|place| WINDOWS.get(usize::try_from(place).ok()?));
    windows.copied().or_else(|| char::from_u32(number)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_and_all_else_stays() {
        for (text, decoded) in [
            ("R&amp;D &lt;b&gt; &quot;q&quot; &#39;a&#x27;", "R&D <b> \"q\" 'a'"),
            ("caf&eacute; &hellip; &#8211; &#150; &NotEqualTilde;", "café … – – ≂̸"),
            ("&#0; &#xD800; &#99999999999;", "\u{0} \u{fffd} \u{fffd}"),
            ("a & b &; &# &#; &#x; &nosuch; &amp &copy=1", "a & b &; &# &#; &#x; &nosuch; &amp &copy=1"),
            ("&amp;amp;", "&amp;"),
            ("&CounterClockwiseContourIntegral;", "∳"),
        ] {
            assert_eq!(decode(text), decoded, "{text}");
        }
    }
}
