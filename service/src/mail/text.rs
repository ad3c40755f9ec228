//! The plain form of a mail: reads well alone.

use std::fmt::Write as _;

use super::letter::Parts;

/// Columns after which text is broken between words; addresses stay whole.
const WIDTH: usize = 72;

pub(super) fn render(parts: &Parts) -> String {
    let mut out: String = parts.lead.lines().map(wrapped).collect();
    if let Some((label, address)) = &parts.action {
        let _ = write!(out, "\n{label}:\n{address}\n");
    }
    if let Some((label, code)) = &parts.code {
        let _ = write!(out, "\n{}\n    {code}\n", wrapped(label));
    }
    let _ = write!(out, "\n{}\n-- \n{}\n", wrapped(&parts.why), parts.site);
    out
}

fn wrapped(paragraph: &str) -> String {
    let mut out = String::new();
    let mut column = 0;
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        if column > 0 && column + 1 + length > WIDTH {
            out.push('\n');
            column = 0;
        }
        if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += length;
    }
    out.push('\n');
    out
}
