//! Text from people, made safe. The only place of Plenary where markup is written from text.

use exchange::plain_line;
use leptos::prelude::*;

/// Markdown or simple HTML from outside, rendered and sanitised.
///
/// Programmes carry either; text that begins with a tag or holds a closing one is taken as HTML. Comrak renders without
/// raw HTML, ammonia then keeps a plain set of elements: no scripts, styles, frames, SVG, `MathML` or event handlers.
pub fn rich_text(source: &str) -> impl IntoView + use<> {
    let html = sanitise(&to_html(source));
    view! { <div class="prose" inner_html=html></div> }
}

fn to_html(source: &str) -> String {
    let is_html = source.trim_start().starts_with('<') || source.contains("</");
    if is_html {
        return source.to_owned();
    }
    let mut options = comrak::Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.extension.table = true;
    comrak::markdown_to_html(source, &options)
}

fn sanitise(html: &str) -> String {
    ammonia::Builder::default()
        .rm_tags(["img", "map", "area"])
        .link_rel(Some("noopener nofollow ugc"))
        .url_schemes(["http", "https", "mailto"].into())
        .url_relative(ammonia::UrlRelative::Deny)
        .clean(html)
        .to_string()
}

/// The beginning of a text that came as Markdown or HTML: about `length` characters of whole words.
pub fn excerpt(source: &str, length: usize) -> String {
    cut(&plain_line(source), length)
}

/// About `length` characters of a plain text around the first of `words` (folded) in it.
pub fn excerpt_around(text: &str, words: &[String], length: usize) -> String {
    let mut at = 0;
    for piece in text.split_inclusive(' ') {
        let folded = domain::programme::fold::fold(piece);
        let is_sought = |part: &str| words.iter().any(|word| part.starts_with(word.as_str()));
        if folded.split(|c: char| !c.is_alphanumeric()).any(|part| !part.is_empty() && is_sought(part)) {
            break;
        }
        at += piece.len();
    }
    if at >= text.len() {
        return cut(text, length);
    }
    let before: usize = text[..at].char_indices().rev().take(length / 3).map(|(_, letter)| letter.len_utf8()).sum();
    let start = at - before;
    let start = if start == 0 { 0 } else { text[start..].find(' ').map_or(at, |space| start + space + 1).min(at) };
    let lead = if start > 0 { "… " } else { "" };
    format!("{lead}{}", cut(&text[start..], length))
}

fn cut(text: &str, length: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(length) else { return text.to_owned() };
    let whole = text[..end].rfind(' ').unwrap_or(end);
    format!("{} …", text[..whole].trim_end_matches([',', ';', ':', '.', ' ']))
}

/// Structured data for search engines. Leptos 0.8 does not escape the children of `<script>`, so that `</script>` in a
/// title would end it: every `<` becomes `\u003c`, which JSON reads the same.
#[component]
pub fn JsonLd(
    /// The data.
    data: serde_json::Value,
) -> impl IntoView {
    let text = data.to_string().replace('<', "\\u003c");
    view! { <script type="application/ld+json">{text}</script> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_markup_is_taken_out_and_plain_markup_stays() {
        let html = sanitise(&to_html("<p onclick=x>Hello <b>you</b><script>alert(1)</script><svg onload=x></svg></p>"));
        assert_eq!(html, "<p>Hello <b>you</b></p>");
        assert_eq!(sanitise(&to_html("<a href=\"javascript:x\">a</a>")), "<a rel=\"noopener nofollow ugc\">a</a>");
    }

    #[test]
    fn excerpts_are_whole_words_without_markup() {
        let text = "<p>Rust &amp; C,</p><p>side <b>by</b> side</p>";
        assert_eq!(excerpt(text, 14), "Rust & C …");
        assert_eq!(excerpt("Short.", 14), "Short.");
    }

    #[test]
    fn an_excerpt_shows_what_was_looked_for() {
        let text = "One two three four five six seven eight nine ten eleven twelve";
        assert_eq!(excerpt_around(text, &["eigh".into()], 24), "… seven eight nine ten …");
        assert_eq!(excerpt_around(text, &["one".into()], 12), "One two …");
        assert_eq!(excerpt_around(text, &["absent".into()], 12), "One two …");
    }

    #[test]
    fn markdown_is_rendered_without_raw_markup() {
        assert_eq!(sanitise(&to_html("Hello *you*")), "<p>Hello <em>you</em></p>\n");
    }
}
