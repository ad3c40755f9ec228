//! Requirements in lists: an item that begins with a bold number.

use super::heading::is_number;
use crate::draft::Requirement;

/// The requirement that an item states: `- **V6.2.4** (L1) Verify that …`.
pub(super) fn requirement(line: &str) -> Option<Requirement> {
    let item = line.trim_start().strip_prefix(['-', '*', '+'])?.strip_prefix(' ')?;
    let (number, rest) = item.trim_start().strip_prefix("**")?.split_once("**")?;
    let number = number.trim().trim_end_matches([':', '.']);
    let rest = rest.trim_start_matches([':', '.']).trim();
    let (level, text) = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        Some((level, text)) if is_level(level) => (Some(level.trim_start_matches(['L', 'l']).to_owned()), text.trim()),
        _ => (None, rest),
    };
    (is_number(number) && number.contains(['.', '-']) && !text.is_empty()).then(|| Requirement {
        number: number.to_owned(),
        level,
        text: text.to_owned(),
        ..Requirement::default()
    })
}

fn is_level(word: &str) -> bool {
    word.strip_prefix(['L', 'l']).is_some_and(|digits| digits.parse::<u8>().is_ok())
}
