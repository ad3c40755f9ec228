//! From bytes to text: the encodings that real files have, and a clear refusal of the others.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::ReadError;

/// The text of a file. Honours a byte order mark, then the XML declaration, else expects UTF-8.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let (encoding, content) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None if looks_like_utf16(bytes) => return Err(no_byte_order_mark()),
        None => (declared(bytes)?, bytes),
    };
    let text = if encoding == UTF_8 {
        Cow::Borrowed(std::str::from_utf8(content).map_err(|error| {
            let line = line_of(&content[..error.valid_up_to()]);
            wrong_bytes(line, encoding)
        })?)
    } else {
        encoding.decode_without_bom_handling_and_without_replacement(content).ok_or_else(|| wrong_bytes(0, encoding))?
    };
    match text.find('\0') {
        Some(place) => Err(null_byte(line_of(&text.as_bytes()[..place]))),
        None => Ok(text),
    }
}

/// `<` or `{` with a zero byte beside it.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    matches!(bytes, [0, b'<' | b'{', ..] | [b'<' | b'{', 0, ..])
}

fn declared(bytes: &[u8]) -> Result<&'static Encoding, ReadError> {
    let Some(label) = declared_label(bytes) else { return Ok(UTF_8) };
    match Encoding::for_label_no_replacement(label) {
        // The declaration could be read as single bytes, so this is not what it says.
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => Ok(UTF_8),
        Some(encoding) => Ok(encoding),
        None => Err(ReadError::at(
            1,
            "encoding-unknown",
            format!(
                "The file says that its encoding is “{}”, which is not known. Save it as UTF-8 and import it again.",
                String::from_utf8_lossy(label)
            ),
        )),
    }
}

/// The `encoding` of an XML declaration at the very start.
fn declared_label(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes.get(..bytes.len().min(256))?.strip_prefix(b"<?xml")?;
    let head = &head[..head.windows(2).position(|two| two == b"?>")?];
    let name = b"encoding";
    let at = head.windows(name.len()).position(|window| window == name)?;
    let (quote, rest) =
        head[at + name.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start().split_first()?;
    let end = rest.iter().position(|byte| byte == quote).filter(|_| matches!(quote, b'"' | b'\''))?;
    Some(&rest[..end])
}

fn line_of(before: &[u8]) -> u32 {
    line_breaks(before).saturating_add(1)
}

/// How many line breaks there are.
pub fn line_breaks(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |breaks: u32, byte| breaks.saturating_add(u32::from(*byte == b'\n')))
}

fn wrong_bytes(line: u32, encoding: &'static Encoding) -> ReadError {
    let message = format!(
        "The bytes here are not {}, which the file is said to be in. Save it as UTF-8 and import it again.",
        encoding.name()
    );
    ReadError::at(line, "encoding-wrong", message)
}

fn null_byte(line: u32) -> ReadError {
    let message = "A null byte stands here, so this is not a text file or was damaged. Export it again.";
    ReadError::at(line, "null-byte", message)
}

fn no_byte_order_mark() -> ReadError {
    let message =
        "The file looks like UTF-16 but does not start with a byte order mark. Save it as UTF-8 and import it again.";
    ReadError::at(1, "encoding-wrong", message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(bytes: &[u8]) -> Option<(&'static str, u32)> {
        decode(bytes).err().map(|error| (error.code, error.place.line))
    }

    #[test]
    fn declared_encodings_are_decoded() {
        let decoded = |bytes: &[u8]| decode(bytes).map(Cow::into_owned).map_err(|error| error.code);
        assert_eq!(
            decoded(b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>").map(|t| t.ends_with("<a>é</a>")),
            Ok(true)
        );
        assert_eq!(
            decoded(b"<?xml version=\"1.0\" encoding = \"windows-1252\"?>\x80").map(|t| t.ends_with('€')),
            Ok(true)
        );
        assert_eq!(decoded(b"\xef\xbb\xbf{}").as_deref(), Ok("{}"));
        assert_eq!(decoded(b"\xff\xfe<\0a\0").as_deref(), Ok("<a"));
        assert_eq!(decoded("<?xml version='1.0'?>é".as_bytes()).map(|t| t.ends_with('é')), Ok(true));
        assert_eq!(decoded("<?xml version='1.0' encoding='UTF-16'?>é".as_bytes()).map(|t| t.ends_with('é')), Ok(true));
    }

    #[test]
    fn wrong_bytes_are_refused_with_their_line() {
        assert_eq!(code(b"{\n\"a\":\n\"\xe9\"}"), Some(("encoding-wrong", 3)));
        assert_eq!(code(b"<\0s\0c\0"), Some(("encoding-wrong", 1)));
        assert_eq!(code(b"<a>\n\0</a>"), Some(("null-byte", 2)));
        assert_eq!(code(b"<?xml version='1.0' encoding='klingon'?>"), Some(("encoding-unknown", 1)));
        assert_eq!(code(b"\xff\xfe<\0\0\xd8"), Some(("encoding-wrong", 0)));
    }
}
