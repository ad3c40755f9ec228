//! Two revisions beside each other: told by requirement, in one text, or side by side.

use domain::{
    draft::{
        Diff, Outline, anchor,
        change::{Change, Class, What},
        diff::{Fate, Piece},
    },
    id::RequirementId,
};
use leptos::prelude::*;
use service::{
    draft::{Comparison, Document, DraftFacts},
    group::GroupFacts,
};

use super::{
    place::{citation, class_words, draft_page, head_below, path, reason_words, what_word},
    render::unmarked,
};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Form, Select},
};

/// How a comparison is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareView {
    /// Section by section and requirement by requirement.
    Changes,
    /// The whole text with what came and went.
    Inline,
    /// Line beside line.
    Side,
}

impl CompareView {
    /// The views and the words that name them in addresses.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Changes, "changes"), (Self::Inline, "inline"), (Self::Side, "side")];

    /// The view of an address.
    pub fn of(word: &str) -> Self {
        Self::ALL.iter().find(|(_, name)| *name == word).map_or(Self::Changes, |(view, _)| *view)
    }
}

/// Lines that stay in sight around what changed.
const AROUND: usize = 2;
/// Most bytes of markup that one page shows of a difference; the rest is to be had as files.
const MOST: usize = 4 * 1024 * 1024;

/// The page of two revisions; `newest` is the number of the newest one.
pub fn compare_page(
    group: &GroupFacts,
    draft: &DraftFacts,
    compared: &Comparison,
    view: CompareView,
    newest: i32,
) -> Page {
    let at = path(group, draft);
    let (from, to) = (compared.old.line.number, compared.new.line.number);
    let title = tv("draft-compare-title", &[("from", from.into()), ("to", to.into())]);
    let address = format!("{at}/compare?from={from}&to={to}");
    let views = CompareView::ALL.map(|(one, word)| {
        let current = (one == view).then_some("page");
        view! { <a href=format!("{address}&view={word}") aria-current=current>{t(&format!("draft-view-{word}"))}</a> }
    });
    let body = match view {
        CompareView::Changes => changes(compared, &format!("{at}/{from}"), &format!("{at}/{to}")).into_any(),
        CompareView::Inline => {
            let html = inline(compared);
            view! { <div class="difference whole" inner_html=html></div> }.into_any()
        }
        CompareView::Side => {
            let html = side(compared);
            view! { <div class="beside-lines" inner_html=html></div> }.into_any()
        }
    };
    let changed = compared.diff.changed();
    let words = [("added", changed.added.into()), ("removed", changed.removed.into())];
    let standing = view! {
        <p class="standing">
            <a href=format!("{at}/{from}")>{citation(group, draft, from)}</a> " → "
            <a href=format!("{at}/{to}")>{citation(group, draft, to)}</a> ". " {tv("draft-count-words", &words)} "."
        </p>
        <nav class="choice" aria-label=t("draft-views")>{views}</nav>
    };
    let main = view! {
        {head_below(group, draft, title.clone(), standing.into_any())}
        {class_part(draft, compared, &at)}
        {body}
        {neighbours(&at, from, to, newest)}
    };
    let page = draft_page(group, draft, title, main).unlisted();
    if view == CompareView::Side { page.wide() } else { page }
}

fn neighbours(at: &str, from: i32, to: i32, newest: i32) -> Option<AnyView> {
    let link = |from: i32, to: i32, rel: &'static str, word: &str| {
        let title = tv("draft-compare-title", &[("from", from.into()), ("to", to.into())]);
        view! { <a rel=rel href=format!("{at}/compare?from={from}&to={to}")><span>{t(word)}</span><strong>{title}</strong></a> }
    };
    (to == from + 1).then(|| {
        let before = (from > 1).then(|| link(from - 1, from, "prev", "draft-before"));
        let after = (to < newest).then(|| link(to, to + 1, "next", "draft-after"));
        view! { <nav class="part beside" aria-label=t("draft-other-changes")>{before} {after}</nav> }.into_any()
    })
}

/// Of which class the change is: proposed, settled, and to be settled by whoever may.
fn class_part(draft: &DraftFacts, compared: &Comparison, at: &str) -> Option<AnyView> {
    let line = &compared.new.line;
    let is_step = compared.old.line.number + 1 == line.number;
    let proposed = compared.proposal?;
    let proposal = tv(
        "draft-class-because",
        &[("class", class_words(proposed.class).into()), ("reason", reason_words(proposed.reason).into())],
    );
    let settled = line.class.filter(|_| is_step).map(|class| {
        let words = [("class", class_words(class).into()), ("name", line.class_by.clone().into())];
        let words = if line.class_by.is_empty() {
            tv("draft-class-settled", &words)
        } else {
            tv("draft-class-settled-by", &words)
        };
        view! { <p><strong>{words}</strong></p> }
    });
    let form = (draft.may.write && is_step).then(|| {
        let options = Class::ALL.iter().map(|class| (class.to_string(), class_words(*class))).collect();
        let value = line.class.unwrap_or(proposed.class).to_string();
        view! {
            <details class="settle">
                <summary>{t("draft-settle-class")}</summary>
                <Form submit=t("draft-settle") action=format!("{at}/{}/class", line.number)>
                    <Select name="class" label=t("draft-class") hint=t("draft-class-hint") options=options value=value />
                </Form>
            </details>
        }
    });
    Some(
        view! { <section class="part bare class-of-change">{settled}<p class="soft">{proposal}</p>{form}</section> }
            .into_any(),
    )
}

/// What changed, section by section and requirement by requirement; both texts with their addresses.
pub(crate) fn changes(compared: &Comparison, old_at: &str, new_at: &str) -> impl IntoView + use<> {
    let anchors = anchor::sections(&compared.new.outline);
    let place = |change: &Change, anchor: &str| {
        let at = if change.new.is_some() { new_at } else { old_at };
        format!("{at}#{anchor}")
    };
    let (old, new) = (&compared.old, &compared.new);
    let requirements = compared.changes.requirements.iter().map(|change| {
        let document = shown_in(old, new, change);
        let (name, id) = requirement(document, change);
        let before = change.old.and_then(|at| old.outline.requirements.get(at)).map(|one| one.number.clone());
        let was = before.filter(|before| *before != name && change.new.is_some());
        let anchor = id.map(anchor::requirement).unwrap_or_default();
        let text = whole_text(document, change);
        row(&format!("c-{anchor}"), &name, &place(change, &anchor), was, change, text)
    });
    let requirements = requirements.collect_view();
    let sections = compared.changes.sections.iter().enumerate().map(|(nth, change)| {
        let document = shown_in(old, new, change);
        let at = change.new.or(change.old).unwrap_or_default();
        let section = document.outline.sections.get(at);
        let name = section.map(|one| titled(one.number.as_deref(), &one.title)).unwrap_or_default();
        let name = if name.is_empty() { t("draft-beginning") } else { name };
        let anchor = change.new.and_then(|at| anchors.get(at)).cloned().unwrap_or_default();
        let before = change.old.and_then(|at| old.outline.sections.get(at));
        let before = before.map(|one| titled(one.number.as_deref(), &one.title));
        let was = before.filter(|before| *before != name && change.new.is_some() && !before.is_empty());
        row(&format!("c-section-{nth}"), &name, &place(change, &anchor), was, change, None)
    });
    let sections = sections.collect_view();
    let none = compared.changes.is_empty().then(|| view! { <p class="soft">{t("draft-no-changes")}</p> });
    let requirements = (!compared.changes.requirements.is_empty()).then(|| {
        let count = tv("draft-requirements-changed", &[("count", compared.changes.requirements.len().into())]);
        view! { <section class="part"><h2>{count}</h2><ol class="drafts-changes">{requirements}</ol></section> }
    });
    let sections = (!compared.changes.sections.is_empty()).then(|| {
        let count = tv("draft-sections-changed", &[("count", compared.changes.sections.len().into())]);
        view! { <section class="part"><h2>{count}</h2><ol class="drafts-changes">{sections}</ol></section> }
    });
    view! { {none} {requirements} {sections} }
}

fn shown_in<'a>(old: &'a Document, new: &'a Document, change: &Change) -> &'a Document {
    if change.new.is_some() { new } else { old }
}

fn requirement(document: &Document, change: &Change) -> (String, Option<RequirementId>) {
    let at = change.new.or(change.old).unwrap_or_default();
    let number = document.outline.requirements.get(at).map(|one| one.number.clone()).unwrap_or_default();
    (number, document.identities.get(at).copied())
}

/// The text of what came or went as a whole.
fn whole_text(document: &Document, change: &Change) -> Option<String> {
    let at = change.new.or(change.old)?;
    let whole = change.what.iter().any(|what| matches!(what, What::New | What::Gone));
    document.outline.requirements.get(at).filter(|_| whole).map(|one| one.text.clone())
}

fn titled(number: Option<&str>, title: &str) -> String {
    format!("{} {}", number.unwrap_or_default(), unmarked(title)).trim().to_owned()
}

fn row(
    id: &str,
    name: &str,
    href: &str,
    was: Option<String>,
    change: &Change,
    text: Option<String>,
) -> impl IntoView + use<> {
    let badges = change.what.iter().map(|what| {
        view! { <span class=tone(*what)>{what_word(*what)}</span> " " }
    });
    let badges = badges.collect_view();
    let was = was.map(|was| view! { <span class="soft">" " {tv("draft-was", &[("name", was.into())])}</span> });
    let words = change.words.as_ref().map(|diff| {
        view! { <div class="difference" inner_html=words_of(diff)></div> }
    });
    let text = text.map(|text| view! { <div class="difference">{text}</div> });
    let link = format!("#{id}");
    let label = tv("draft-link-to-change", &[("name", name.into())]);
    view! {
        <li id=id.to_owned()>
            <h3><a href=href.to_owned()>{name.to_owned()}</a> " " {badges} <a class="pin" href=link aria-label=label>"#"</a></h3>
            {was}
            {words}
            {text}
        </li>
    }
}

fn tone(what: What) -> &'static str {
    match what {
        What::New => "badge good",
        What::Gone => "badge bad",
        What::Moved | What::Renumbered => "badge",
        What::Retitled | What::Reworded | What::Relevelled | What::Explained | What::Remapped => "badge warn",
    }
}

/// A difference in one text, as safe markup.
pub(crate) fn words_of(diff: &Diff) -> String {
    let mut html = String::new();
    diff.pieces.iter().for_each(|piece| put(&mut html, piece));
    html
}

fn put(html: &mut String, piece: &Piece) {
    let text = escaped(&piece.text);
    match piece.fate {
        Fate::Kept => html.push_str(&text),
        Fate::Removed => html.extend(["<del><span class=\"unseen\">", &t("gone-mark"), " </span>", &text, "</del>"]),
        Fate::Added => html.extend(["<ins><span class=\"unseen\">", &t("new-mark"), " </span>", &text, "</ins>"]),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The whole text with what came and went; long passages that stayed are folded to the lines around changes.
fn inline(compared: &Comparison) -> String {
    let mut html = String::new();
    let mut at = 0;
    let last = compared.diff.pieces.len().saturating_sub(1);
    for (nth, piece) in compared.diff.pieces.iter().enumerate() {
        if piece.fate == Fate::Kept {
            let head = if nth == 0 { 0 } else { AROUND + 1 };
            let tail = if nth == last { 0 } else { AROUND + 1 };
            put_kept(&mut html, &piece.text, (head, tail), &compared.new.outline, at);
        } else {
            html.extend(["<span id=\"w", &nth.to_string(), "\">"]);
            put(&mut html, piece);
            html.push_str("</span>");
        }
        if piece.fate != Fate::Removed {
            at += piece.text.len();
        }
        if html.len() > MOST {
            html.extend(["<p class=\"notice\">", &t("draft-too-much"), "</p>"]);
            break;
        }
    }
    html
}

/// A passage that stayed, from a byte of the new text on: its first and last lines, as many as are told.
fn put_kept(html: &mut String, text: &str, (head, tail): (usize, usize), outline: &Outline, at: usize) {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() <= head + tail + 2 {
        html.push_str(&escaped(text));
        return;
    }
    let (before, last) = lines.split_at(lines.len() - tail);
    let (first, hidden) = before.split_at(head);
    let shown: usize = before.iter().copied().map(str::len).sum();
    html.push_str(&escaped(&first.concat()));
    html.push_str(&fold(outline, at + shown, hidden.len()));
    html.push_str(&escaped(&last.concat()));
}

/// What stands for lines that stayed: how many, and which section begins or goes on after them.
fn fold(outline: &Outline, byte: usize, lines: usize) -> String {
    let hidden = tv("draft-lines-unchanged", &[("count", lines.into())]);
    let section = outline.sections.iter().rev().find(|section| section.at.start <= byte && section.depth > 0);
    let title = section.map(|one| titled(one.number.as_deref(), &one.title)).unwrap_or_default();
    format!(
        "<span class=\"fold\"><span class=\"soft\">{}</span> <strong>{}</strong></span>",
        escaped(&hidden),
        escaped(&title)
    )
}

/// Line beside line, as a table; lines that stayed are folded to those around changes.
fn side(compared: &Comparison) -> String {
    let rows = compared.diff.side_by_side();
    let near = near(&rows.iter().map(domain::draft::diff::Row::differs).collect::<Vec<_>>());
    let starts: Vec<usize> =
        std::iter::once(0).chain(compared.new.text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let [from, to] =
        [&compared.old, &compared.new].map(|one| tv("draft-revision", &[("number", one.line.number.into())]));
    let mut html = format!(
        "<table class=\"lines\"><thead><tr><th class=\"number\" scope=\"col\"><span class=\"unseen\">{line}</span></th><th scope=\"col\">{from}</th>\
         <th class=\"number\" scope=\"col\"><span class=\"unseen\">{line}</span></th><th scope=\"col\">{to}</th></tr></thead><tbody>",
        line = escaped(&t("draft-line")),
        from = escaped(&from),
        to = escaped(&to),
    );
    let mut hidden = 0;
    for (row, shown) in rows.iter().zip(near) {
        if !shown {
            hidden += 1;
            continue;
        }
        if hidden > 0 {
            let line = row.new.as_ref().or(row.old.as_ref()).map_or(1, |side| side.line);
            let byte = starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
            html.push_str(&format!("<tr><td colspan=\"4\">{}</td></tr>", fold(&compared.new.outline, byte, hidden)));
            hidden = 0;
        }
        html.push_str("<tr>");
        for side in [&row.old, &row.new] {
            match side {
                None => html.push_str("<td class=\"number\"></td><td class=\"none\"></td>"),
                Some(side) => {
                    html.push_str(&format!("<td class=\"number\">{}</td><td>", side.line));
                    side.pieces.iter().for_each(|piece| put(&mut html, piece));
                    html.push_str("</td>");
                }
            }
        }
        html.push_str("</tr>");
        if html.len() > MOST {
            html.extend(["<tr><td colspan=\"4\"><p class=\"notice\">", &t("draft-too-much"), "</p></td></tr>"]);
            hidden = 0;
            break;
        }
    }
    if hidden > 0 {
        html.push_str(&format!("<tr><td colspan=\"4\">{}</td></tr>", fold(&Outline::default(), 0, hidden)));
    }
    html + "</tbody></table>"
}

/// Which rows are shown: those that differ and those around them.
fn near(differs: &[bool]) -> Vec<bool> {
    let mut near = vec![false; differs.len()];
    for at in (0..differs.len()).filter(|at| differs[*at]) {
        let range = at.saturating_sub(AROUND)..(at + AROUND + 1).min(differs.len());
        near[range].fill(true);
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_compared_is_text_and_no_markup() {
        let diff = Diff::of("a <b> c", "a <script>alert(1)</script> c");
        let html = words_of(&diff);
        assert!(!html.contains("<script") && !html.contains("<b>"), "{html}");
        assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;</ins>"), "{html}");
    }

    #[test]
    fn lines_around_changes_stay_in_sight() {
        let near = near(&[false, false, false, true, false, false, false]);
        assert_eq!(near, [false, true, true, true, true, true, false]);
    }
}
