//! Text from people, made safe. The only place of Plenary where markup is written from text.

use leptos::prelude::*;

/// Markdown or simple HTML from outside, rendered and sanitised.
///
/// Programmes carry either; text that begins with a tag or holds a closing one is taken as HTML. Comrak renders without
/// raw HTML, ammonia then keeps a plain set of elements: no scripts, styles, frames, SVG, MathML or event handlers.
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
    fn markdown_is_rendered_without_raw_markup() {
        assert_eq!(sanitise(&to_html("Hello *you*")), "<p>Hello <em>you</em></p>\n");
    }
}
