use proptest::prelude::*;

use super::{plain_line, plain_text};

#[test]
fn a_line_is_the_words_alone() {
    for (source, line) in [
        ("<p>Rust &amp; C,</p><p>side <b>by</b> side&hellip;</p>", "Rust & C, side by side…"),
        ("See [the page](https://a.example/):\n\n- one\n- two\n\n1. three", "See the page: one two three"),
        ("<table><tr><td>a</td><td>b</td></tr></table><script>no</script>", "a b"),
        ("1 < 2", "1 < 2"),
        ("", ""),
    ] {
        assert_eq!(plain_line(source), line, "{source}");
    }
}

#[test]
fn html_reads_well_without_its_tags() {
    for (source, text) in [
        ("<p>Rust &amp; C</p><p>if a < b</p>", "Rust & C\n\nif a < b"),
        ("<p>one\n  <b>bo</b>ld<br>two<br/><br />three</p>", "one bold\ntwo\n\nthree"),
        ("<ul><li>a</li><li>b<ol start=3><li>c<li>d</ol></li></ul>e", "- a\n- b\n  3. c\n  4. d\n\ne"),
        ("<ul><li><p>a</p><p>b</p></li><li></li><li>c</li></ul>", "- a\n\n  b\n\n- c"),
        ("<pre>if x:\n    y()\n</pre><p>z", "if x:\n    y()\n\nz"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1<td>2</table>", "a | b\n1 | 2"),
        ("<p>a<script>if (1 < 2) '</p>'</SCRIPT >b<style>p{}</style><!-- c --><!doctype x>d</p>", "abd"),
        ("<h2>Title</h2>Text<div>more</div>", "Title\n\nText\nmore"),
        ("<p title='a>b' class=\"c>d\">e</p>", "e"),
        ("caf&eacute;&nbsp;&#x1F600; 1\u{0}2</p>", "café 😀 12"),
    ] {
        assert_eq!(plain_text(source), text, "{source}");
    }
}

#[test]
fn links_show_where_they_lead() {
    for (source, text) in [
        (
            "<p>see <a href='https://a.example/?b=1&amp;c=2'>the <i>page</i></a>.</p>",
            "see the page (https://a.example/?b=1&c=2).",
        ),
        ("<a href=https://a.example/>https://a.example</a>", "https://a.example"),
        ("<a href=\"mailto:ann@a.example\">Ann</a>", "Ann (ann@a.example)"),
        ("<a href=\"javascript:alert(1)\">a</a> <a href=\"/b\">b</a> <a>c</a>", "a b c"),
        ("<a href=\"https://a.example/p\"><img src=x alt=''></a>", "https://a.example/p"),
        ("<ul><li><a href=\"https://a.example\">https://a.example</a></li></ul>", "- https://a.example"),
        ("<a href=\"https://a.example\">never <b>closed</b>", "never closed (https://a.example)"),
    ] {
        assert_eq!(plain_text(source), text, "{source}");
    }
}

#[test]
fn markdown_reads_the_same() {
    for (source, text) in [
        (
            "# Title\n\nSome *very* **bold** `code`\nand [a link](https://a.example).",
            "Title\n\nSome very bold code and a link (https://a.example).",
        ),
        ("* one\n* two\n  1. three\n", "- one\n- two\n  1. three"),
        ("if a < b & c > d, snake_case_word 2 * 3 * 4", "if a < b & c > d, snake_case_word 2 * 3 * 4"),
        ("first<br>second", "first\nsecond"),
        ("see <https://a.example>", "see https://a.example"),
        ("", ""),
    ] {
        assert_eq!(plain_text(source), text, "{source}");
    }
}

#[test]
fn broken_markup_loses_no_text() {
    for (source, text) in [
        ("<p>half <a", "half <a"),
        ("<p class=\"a>b</p><i>c</i>", "b\n\nc"),
        ("I </3 a <!b", "I </3 a <!b"),
        ("<p>a</p></ul></ol></li></a></pre>b", "a\n\nb"),
    ] {
        assert_eq!(plain_text(source), text, "{source}");
    }
}

#[test]
fn hostile_text_takes_no_more_than_its_length() {
    for piece in [
        "<",
        "<a",
        "<a ",
        "<a \"",
        "<a b=\"",
        "<a b='>",
        "</",
        "<!--",
        "<script>",
        "<ul><li>",
        "<a href=http://a>",
        "&",
        "&#",
        "<p>",
        "[",
        "![",
        "](",
        "*a_",
        "`",
        "> ",
        "- ",
        "***",
        "\n> - ",
        "a|",
        "<!",
        "<?",
        "[a](",
        "&amp",
        "~~",
        "    - a\n",
    ] {
        // What is quadratic takes minutes here, and the test runner ends it.
        let text = plain_text(&piece.repeat(100_000 / piece.len()));
        assert!(text.len() <= 2_000_000, "{piece:?} became {} bytes", text.len());
    }
}

/// HTML in which every element is closed and every `<` starts a tag.
fn well_formed() -> impl Strategy<Value = String> {
    let text = "[^<>]{0,12}".prop_map(|text| text.replace('&', "&amp;"));
    text.prop_recursive(5, 40, 4, |inner| {
        let name = prop::sample::select(vec![
            "p",
            "b",
            "ul",
            "ol",
            "li",
            "div",
            "pre",
            "a",
            "td",
            "blockquote",
            "h1",
            "script",
        ]);
        (name, "[^\"<>&]{0,9}", prop::collection::vec(inner, 0..4))
            .prop_map(|(name, value, inner)| format!("<{name} href=\"https://{value}\">{}</{name}>", inner.concat()))
    })
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>(), markup in "[<>/a-c!&;#= \"'\n*_\\[\\]()-]{0,80}") {
        plain_text(&text);
        plain_text(&markup);
    }

    #[test]
    fn no_tags_are_left(inner in well_formed()) {
        let text = plain_text(&format!("<p>{inner}</p>"));
        prop_assert!(!text.contains('<'), "{}", text);
    }
}
