//! Comments beside the text that they are on: a count, and a way to comment, at each section and requirement.

use std::fmt::Write as _;

use leptos::prelude::*;
use service::comment::Beside;

use crate::i18n::{t, tv};

/// What every pin of a rendered text begins with, up to the anchor that it links to.
const PIN: &str = "<a class=\"pin\" href=\"#";

/// A rendered text with a link beside each pin: to the comments that stand there, or to the form that makes the first one.
pub fn with_counts(html: &str, beside: &Beside, at: &str, number: i32) -> String {
    let mut out = String::with_capacity(html.len() * 5 / 4);
    let mut rest = html;
    while let Some(start) = rest.find(PIN) {
        let (before, pin) = rest.split_at(start);
        out.push_str(before);
        let Some(end) = pin.find("</a>").map(|end| end + "</a>".len()) else {
            rest = pin;
            break;
        };
        out.push_str(&pin[..end]);
        let anchor = pin[PIN.len()..end].split('"').next().unwrap_or_default();
        link(&mut out, anchor, beside, at, number);
        rest = &pin[end..];
    }
    out.push_str(rest);
    out
}

fn link(out: &mut String, anchor: &str, beside: &Beside, at: &str, number: i32) {
    // Anchors stand escaped in the markup, and section names may hold what means something in a query.
    let plain = anchor.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
    let place: String = url::form_urlencoded::byte_serialize(plain.as_bytes()).collect();
    let query = format!("revision={number}&amp;section={place}");
    let count = beside.counts.get(&plain).copied().unwrap_or_default();
    // Writing to a string does not fail.
    let _ = if count > 0 {
        let label = tv("comments-here", &[("count", count.into())]);
        write!(out, "<a class=\"remarks\" href=\"{at}/comments?{query}\" aria-label=\"{label}\">{count}</a>")
    } else {
        let label = t("comment-here");
        let href = format!("{at}/comments/new?{query}");
        write!(out, "<a class=\"remark\" rel=\"nofollow\" href=\"{href}\" aria-label=\"{label}\">+</a>")
    };
}

/// The comments of a revision in its margin.
pub fn beside_part(beside: &Beside, at: &str, number: i32) -> AnyView {
    let gone = (beside.orphaned > 0).then(|| {
        let words = tv("comments-orphaned", &[("count", beside.orphaned.into())]);
        view! { <li><a href=format!("{at}/comments?revision={number}&show=orphaned")>{words}</a></li> }
    });
    let issues = tv("issues-count", &[("count", beside.open_issues.into())]);
    view! {
        <section class="part">
            <h2>{t("comments")}</h2>
            <ul class="rows">
                <li><a href=format!("{at}/comments?revision={number}")>{tv("comments-count", &[("count", beside.total.into())])}</a></li>
                {gone}
                <li><a href=format!("{at}/issues")>{issues}</a></li>
                <li><a rel="nofollow" href=format!("{at}/comments/new?revision={number}")>{t("comment-write")}</a></li>
            </ul>
        </section>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::draft::render::read;

    #[test]
    fn every_place_has_its_comments_and_nothing_typed_breaks_out() {
        let text =
            "# \"><script>x</script> & one\n\n## V6.2 Two\n\n| # | Description |\n| - | - |\n| **6.2.1** | Verify. |\n";
        let id: domain::id::RequirementId = "01910000-0000-7000-8000-000000000001".parse().expect("an id");
        let html = read(text, &[id]).html;
        let anchor = domain::draft::anchor::requirement(id);
        let counts = HashMap::from([(anchor.clone(), 2)]);
        let beside = Beside { counts, total: 2, ..Beside::default() };
        let out = with_counts(&html, &beside, "/g/x/drafts/y", 3);
        assert_eq!(out.matches("class=\"pin\"").count(), out.matches("class=\"remark").count());
        assert!(
            out.contains(&format!(
                "<a class=\"remarks\" href=\"/g/x/drafts/y/comments?revision=3&amp;section={anchor}\""
            )),
            "{out}"
        );
        assert!(
            out.contains(
                "<a class=\"remark\" rel=\"nofollow\" href=\"/g/x/drafts/y/comments/new?revision=3&amp;section=s-V6.2\""
            ),
            "{out}"
        );
        assert!(!out.contains("<script"), "{out}");
    }
}
