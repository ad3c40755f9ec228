//! Texts without markup, for formats that have none.

use html2text::{config, render::TextDecorator};

/// The longest text that is looked at; markup beyond it could take long to undo.
const MAX: usize = 20_000;

/// The text without HTML: paragraphs and lists become lines, references the characters they stand for. Text that is no
/// HTML, such as Markdown, stays as it is.
pub fn plain(text: &str) -> String {
    let text = text.char_indices().nth(MAX).map_or(text, |(end, _)| &text[..end]);
    if !is_html(text) {
        return text.trim().to_owned();
    }
    let rendered = config::with_decorator(Words)
        .no_table_borders()
        .allow_width_overflow()
        .string_from_read(text.as_bytes(), usize::from(u16::MAX));
    let rendered = rendered.unwrap_or_default();
    let lines: Vec<_> = rendered.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

/// Words alone, with marks for lists, headings and quotations as in Markdown.
#[derive(Clone, Debug)]
struct Words;

impl TextDecorator for Words {
    type Annotation = ();

    fn decorate_link_start(&mut self, _url: &str) -> (String, ()) {
        Default::default()
    }

    fn decorate_link_end(&mut self) -> String {
        String::new()
    }

    fn decorate_em_start(&self) -> (String, ()) {
        Default::default()
    }

    fn decorate_em_end(&self) -> String {
        String::new()
    }

    fn decorate_strong_start(&self) -> (String, ()) {
        Default::default()
    }

    fn decorate_strong_end(&self) -> String {
        String::new()
    }

    fn decorate_strikeout_start(&self) -> (String, ()) {
        Default::default()
    }

    fn decorate_strikeout_end(&self) -> String {
        String::new()
    }

    fn decorate_code_start(&self) -> (String, ()) {
        Default::default()
    }

    fn decorate_code_end(&self) -> String {
        String::new()
    }

    fn decorate_preformat_first(&self) {}

    fn decorate_preformat_cont(&self) {}

    fn decorate_image(&mut self, _src: &str, title: &str) -> (String, ()) {
        (title.to_owned(), ())
    }

    fn header_prefix(&self, level: usize) -> String {
        format!("{} ", "#".repeat(level))
    }

    fn quote_prefix(&self) -> String {
        "> ".into()
    }

    fn unordered_item_prefix(&self) -> String {
        "* ".into()
    }

    fn ordered_item_prefix(&self, number: i64) -> String {
        format!("{number}. ")
    }

    fn make_subblock_decorator(&self) -> Self {
        self.clone()
    }
}

/// Whether the text has a tag or a reference of HTML in it.
fn is_html(text: &str) -> bool {
    let tag = text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let name = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        TAGS.contains(&rest[..name].to_ascii_lowercase().as_str())
            && rest[name..].starts_with(['>', '/', ' ', '\n', '\t'])
    });
    tag || text.match_indices('&').any(|(at, _)| {
        let rest = &text[at + 1..];
        rest.find(';').is_some_and(|end| {
            (2..10).contains(&end) && rest[..end].bytes().all(|b| b == b'#' || b.is_ascii_alphanumeric())
        })
    })
}

/// The tags that texts of programmes have.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "iframe",
    "img",
    "ins",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "script",
    "small",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "video",
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn paragraphs_lists_and_references_become_text() {
        let html = "<h3>About</h3><p>Tools &amp; <em>tricks</em> for <a href=\"https://example.org\">kernels</a>.</p>\n<ul><li>one</li><li>two &lt;3</li></ul>";
        assert_eq!(plain(html), "### About\n\nTools & tricks for kernels.\n* one\n* two <3");
    }

    #[test]
    fn scripts_and_styles_leave_nothing() {
        assert_eq!(plain("<p>Hello</p><script>alert(1)</script><style>p { color: red }</style>"), "Hello");
    }

    #[test]
    fn text_that_is_no_html_keeps_its_lines() {
        for text in ["First.\n\nSecond: a < b && c > d.\n* item", "if x<y then R&D; else", "5 <3 7"] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn a_long_line_is_not_wrapped() {
        let long = "word ".repeat(400);
        assert_eq!(plain(&format!("<p>{long}</p>")), long.trim());
    }

    #[test]
    fn thousands_of_open_tags_do_no_harm() {
        for tag in ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<blockquote>"] {
            let _ = plain(&format!("{}deep", tag.repeat(4_000 / tag.len() * 4)));
        }
    }

    proptest! {
        #[test]
        fn anything_becomes_text(text in "(<[a-z/ ]{0,6}>|&[a-z#0-9]{0,6};|[a-z \n<>&]){0,40}") {
            let _ = plain(&text);
        }
    }
}
