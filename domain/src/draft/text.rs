//! Texts of drafts as they come in, and what they are called by their content.

use sha2::{Digest, Sha256};

use super::MAX_BYTES;
use crate::problem::Flaw;

/// How deep quotations and lists may be nested on one line to be rendered.
const MAX_NESTING: usize = 60;
/// Most bytes of a text that is rendered.
const MAX_RENDERED: usize = 2 * 1024 * 1024;
/// Most brackets that one paragraph may hold to be rendered: a renderer tries each as the beginning of a link.
const MAX_BRACKETS: usize = 4_000;

/// A text from a file: UTF-8 without a mark at its beginning, taken to the byte so that its hash is that of the file.
pub fn from_file(bytes: &[u8]) -> Result<String, Flaw> {
    if bytes.len() > MAX_BYTES {
        return Err(too_long(bytes.len()));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes)
        .map_err(|error| Flaw::new("not-utf-8", format!("Byte {} is not UTF-8.", error.valid_up_to())))?;
    checked(text.to_owned())
}

/// A text from a form, whose line ends browsers send as two characters.
pub fn from_form(text: &str) -> Result<String, Flaw> {
    checked(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn checked(text: String) -> Result<String, Flaw> {
    if text.len() > MAX_BYTES {
        return Err(too_long(text.len()));
    }
    if text.contains('\0') {
        return Err(Flaw::new("control-characters", "Remove the NUL characters."));
    }
    Ok(text)
}

fn too_long(bytes: usize) -> Flaw {
    Flaw::new("too-long", format!("A text has at most {MAX_BYTES} bytes; this has {bytes}."))
}

/// SHA-256 of a text, in hexadecimal digits: what `sha256sum` says of the file.
pub fn content_hash(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

/// Whether a text may be handed to a renderer of Markdown. What no standard has and what costs renderers more than its
/// length (deep nesting, very many brackets in one paragraph) is shown as it was written instead.
pub fn is_renderable(text: &str) -> bool {
    let mut brackets = 0;
    text.len() <= MAX_RENDERED
        && text.lines().all(|line| {
            brackets = if line.trim().is_empty() { 0 } else { brackets + count(line) };
            nesting(line) <= MAX_NESTING && brackets <= MAX_BRACKETS
        })
}

fn count(line: &str) -> usize {
    line.bytes().filter(|byte| matches!(byte, b'[' | b'<' | b'*' | b'_' | b'`' | b'~')).count()
}

/// At most how deep the beginning of a line can be nested: markers of quotations and lists, and columns of indentation.
fn nesting(line: &str) -> usize {
    let mut markers = 0;
    let mut columns = 0;
    for byte in line.bytes() {
        match byte {
            b' ' => columns += 1,
            b'\t' => columns += 4,
            b'>' | b'-' | b'+' | b'*' | b'.' | b')' | b'0'..=b'9' => markers += 1,
            _ => break,
        }
    }
    // A rule or an underline is a row of one sign, and nests nothing.
    let ruler = line.trim();
    let plain = ruler.bytes().all(|byte| ruler.as_bytes().first() == Some(&byte));
    if plain { columns / 2 } else { markers + columns / 2 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_of_a_file_is_that_of_its_bytes() {
        let text = from_file("# Title\r\n".as_bytes()).expect("taken");
        assert_eq!(text, "# Title\r\n");
        assert_eq!(content_hash(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(from_form("a\r\nb\rc").expect("taken"), "a\nb\nc");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let code = |bytes: &[u8]| from_file(bytes).map_err(|flaw| flaw.code);
        assert_eq!(code(b"a\xff"), Err("not-utf-8"));
        assert_eq!(code(b"a\0"), Err("control-characters"));
        assert_eq!(code(&vec![b'a'; MAX_BYTES + 1]), Err("too-long"));
        assert_eq!(code(b"\xef\xbb\xbfa"), Ok("a".into()));
    }

    #[test]
    fn what_costs_a_renderer_more_than_its_length_is_not_rendered() {
        assert!(is_renderable("# One\n\n> > - a [link](x)\n\n-----\n\n| - | - |\n"));
        assert!(is_renderable(&format!("{}\n", "-".repeat(500))));
        for hostile in [
            "- ".repeat(10_000),
            "> ".repeat(10_000),
            format!("{}a", "1.".repeat(10_000)),
            (0..10_000).map(|depth| format!("{}- a\n", "  ".repeat(depth.min(900)))).collect::<Vec<_>>().concat(),
            "[a](".repeat(50_000),
            "[".repeat(50_000),
            "![[]()".repeat(20_000),
            "a **a ".repeat(50_000),
            "a".repeat(MAX_RENDERED + 1),
        ] {
            assert!(!is_renderable(&hostile), "{hostile:.20}");
        }
    }
}
