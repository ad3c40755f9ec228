//! Files and links beside a proposal: what is taken, and under which name a file is given back.

use crate::{
    Problem,
    problem::{FieldErrors, Flaw},
    text::{line, optional_line, optional_web_address},
    words,
};

/// Most bytes of a file.
pub const FILE_BYTES_MOST: usize = 10 * 1024 * 1024;
/// Most files and links of a proposal.
pub const ATTACHMENTS_MOST: u64 = 10;
/// Most bytes that somebody keeps beside proposals, all of them together.
pub const BYTES_OF_A_PERSON_MOST: i64 = 200 * 1024 * 1024;
/// Most characters of a file's name.
const NAME_MOST: usize = 100;

words! {
    /// What a file is, found out by its bytes and never by its name. What a browser would run is not among these.
    pub enum FileType {
        /// Slides or a paper.
        Pdf = "application/pdf",
        /// A picture.
        Png = "image/png",
        /// A photograph.
        Jpeg = "image/jpeg",
        /// A picture that may move.
        Gif = "image/gif",
        /// A picture.
        WebP = "image/webp",
        /// A text of Word.
        Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        /// Slides of `PowerPoint`.
        Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        /// A text of `LibreOffice`.
        Odt = "application/vnd.oasis.opendocument.text",
        /// Slides of `LibreOffice`.
        Odp = "application/vnd.oasis.opendocument.presentation",
        /// Several files; never opened here.
        Zip = "application/zip",
        /// Plain text.
        Text = "text/plain",
    }
}

impl FileType {
    /// The end of such a file's name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Gif => "gif",
            Self::WebP => "webp",
            Self::Docx => "docx",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Odp => "odp",
            Self::Zip => "zip",
            Self::Text => "txt",
        }
    }

    /// Plain text, if the bytes are nothing else: UTF-8 without control characters that does not begin like markup.
    pub fn of_text(bytes: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}').trim_start();
        let is_plain =
            !text.starts_with('<') && !text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'));
        (is_plain && !text.is_empty()).then_some(Self::Text)
    }
}

/// The name under which a file is kept and given back: the last part of what was sent, without what could lead elsewhere,
/// turn the reading direction or end a header, and with the ending of what the file is.
pub fn file_name(sent: &str, kind: FileType) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept =
        |c: &char| !c.is_control() && !is_invisible(*c) && !matches!(c, '"' | '<' | '>' | ':' | '|' | '?' | '*' | ';');
    let last: String = last.chars().filter(kept).collect();
    let last = last.trim_matches(|c: char| c.is_whitespace() || c == '.');
    let ending = kind.extension();
    let stem = match last.rsplit_once('.') {
        Some((stem, end))
            if end.eq_ignore_ascii_case(ending) || (ending == "jpg" && end.eq_ignore_ascii_case("jpeg")) =>
        {
            stem
        }
        _ => last,
    };
    let stem: String = stem.chars().take(NAME_MOST).collect();
    let stem = stem.trim_matches(|c: char| c.is_whitespace() || c == '.');
    if stem.is_empty() { format!("file.{ending}") } else { format!("{stem}.{ending}") }
}

/// Characters that have no width, or turn what follows.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A link beside a proposal, as typed: a label, which may be empty, and an address of the web.
pub fn check_link(label: &str, url: &str) -> Result<(String, String), Problem> {
    let mut errors = FieldErrors::default();
    let url = errors.take("url", needed_address(url));
    let label = errors.take("label", optional_line(label, NAME_MOST));
    errors.finish(label.zip(url).map(|(label, url)| {
        let host = url.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
        (if label.is_empty() { host.to_owned() } else { label }, url)
    }))
}

fn needed_address(url: &str) -> Result<String, Flaw> {
    let url = line(url, 2_000)?;
    optional_web_address(&url)?.ok_or_else(|| Flaw::new("missing", "This field is needed."))
}

/// The refusal of one more than there may be.
pub fn check_room(attachments: u64) -> Result<(), Problem> {
    if attachments < ATTACHMENTS_MOST {
        return Ok(());
    }
    let message = format!("A proposal takes at most {ATTACHMENTS_MOST} files and links. Remove one first.");
    Err(Problem::new(crate::problem::Kind::Conflict, "too-many-attachments", message))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_lead_nowhere_and_end_in_what_the_file_is() {
        for (sent, kept) in [
            ("Slides.pdf", "Slides.pdf"),
            ("Slides.PDF", "Slides.pdf"),
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Users\\ada\\talk.html", "talk.html.pdf"),
            ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie x=1.pdf"),
            ("\u{202e}fdp.exe", "fdp.exe.pdf"),
            ("x\".pdf", "x.pdf"),
            ("...", "file.pdf"),
            (".htaccess", "htaccess.pdf"),
            ("", "file.pdf"),
            ("Folien über Maß.pdf", "Folien über Maß.pdf"),
        ] {
            assert_eq!(file_name(sent, FileType::Pdf), kept, "{sent:?}");
        }
        assert_eq!(file_name("me.jpeg", FileType::Jpeg), "me.jpg");
        assert_eq!(file_name(&"x".repeat(70_000), FileType::Zip).len(), 104);
    }

    #[test]
    fn text_is_what_is_nothing_else() {
        assert_eq!(FileType::of_text("Notes: a < b\n".as_bytes()), Some(FileType::Text));
        for bytes in [
            &b"<!doctype html><script>alert(1)</script>"[..],
            b"\xef\xbb\xbf  <svg onload=alert(1)>",
            b"\n\n<html>",
            b"MZ\x00\x01",
            b"\xff\xfe<\x00",
            b"",
        ] {
            assert_eq!(FileType::of_text(bytes), None, "{bytes:?}");
        }
    }

    #[test]
    fn a_link_leads_to_the_web_and_is_called_something() {
        assert_eq!(check_link("", "https://a.example/x"), Ok(("a.example".into(), "https://a.example/x".into())));
        for bad in ["", "javascript:alert(1)", "data:text/html,x", "https://a.example\r\nx"] {
            assert!(check_link("Label", bad).is_err(), "{bad:?}");
        }
    }

    proptest! {
        #[test]
        fn no_name_makes_it_stumble(sent in any::<String>()) {
            let kept = file_name(&sent, FileType::Odp);
            prop_assert!(kept.strip_suffix(".odp").is_some() && !kept.contains(['/', '\\', '"', '\r', '\n', '\0']));
            prop_assert_eq!(file_name(&kept, FileType::Odp), kept);
        }
    }
}
