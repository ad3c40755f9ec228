//! A revision, read like a book: its text, and its table of contents in the margin.

use std::sync::Arc;

use leptos::prelude::*;
use service::{
    ballot::OnRevision,
    comment::Beside,
    draft::{DraftFacts, RevisionLine},
    group::GroupFacts,
    publication::StandardFacts,
};

use super::{
    behind::with_reasons,
    beside_text::references_part,
    home::exports,
    place::{badges, citation, class_badge, draft_page, path, posted},
    render::{Heading, Reading},
};
use crate::{
    comment::{beside_part, with_counts},
    i18n::{reader, t, tv},
    page::Page,
};

/// A revision that is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The revision.
    pub line: RevisionLine,
    /// The number of the newest one.
    pub newest: i32,
    /// The ballots on it.
    pub ballots: Vec<OnRevision>,
    /// The group above, if it votes.
    pub above: Option<GroupFacts>,
    /// Its text, rendered.
    pub reading: Arc<Reading>,
    /// The comments on it.
    pub beside: Beside,
    /// The standards of this site that it names.
    pub named: Vec<StandardFacts>,
    /// Whether PDF can be made here.
    pub has_press: bool,
}

/// A revision's page.
pub fn revision_page(group: &GroupFacts, draft: &DraftFacts, shown: &Shown) -> Page {
    let (at, line) = (path(group, draft), &shown.line);
    let old = (line.number != shown.newest).then(|| {
        let words = tv("draft-not-newest", &[("number", shown.newest.into())]);
        view! {
            <p class="notice warn" role="status">
                {words} " "
                <a href=format!("{at}/{}", shown.newest)>{tv("draft-read", &[("number", shown.newest.into())])}</a> " "
                <a href=format!("{at}/compare?from={}&to={}", line.number, shown.newest)>{t("draft-see-changes-since")}</a>
            </p>
        }
    });
    let changes = (line.number > 1).then(|| {
        let words = tv("draft-changes-from", &[("number", (line.number - 1).into())]);
        view! { <a class="button" href=format!("{at}/compare?from={}&to={}", line.number - 1, line.number)>{words}</a> }
    });
    // A ballot is on the newest revision; whoever runs ballots begins it here.
    let is_newest = line.number == shown.newest;
    let begin = |who: &GroupFacts, words: String| {
        let href = format!("/g/{}/manage/ballots/new?revision={}", who.slug, line.id);
        view! { <a class="button" href=href>{words}</a> }
    };
    let open =
        (is_newest && group.may.edit && group.kind.features().votes).then(|| begin(group, t("ballot-on-revision")));
    let open_above = shown
        .above
        .as_ref()
        .filter(|above| is_newest && above.may.edit)
        .map(|above| begin(above, tv("ballot-on-revision-in", &[("group", above.name.clone().into())])));
    let ballots: Vec<_> = shown
        .ballots
        .iter()
        .map(|one| {
            let href = format!("/g/{}/ballots/{}", one.group, one.id);
            view! { <li><a href=href>{one.title.clone()}</a> " " {crate::ballot::badge(one.state)}</li> }
        })
        .collect();
    let ballots = (!ballots.is_empty())
        .then(|| view! { <section class="part"><h2>{t("ballots-on-revision")}</h2><ul>{ballots}</ul></section> });
    let plain = shown.reading.is_plain.then(|| view! { <p class="notice" role="status">{t("draft-shown-plain")}</p> });
    let html = with_reasons(&shown.reading.html, &shown.reading.behind, reader());
    let html = with_counts(&html, &shown.beside, &at, line.number);
    let comments = beside_part(&shown.beside, &at, line.number);
    let title = format!("{}, {}", draft.title, tv("draft-revision", &[("number", line.number.into())]));
    let main = view! {
        <div class="book">
            {contents(&shown.reading.contents)}
            <article>
                <header class="head">
                    <p class="path"><a href=format!("/g/{}/drafts", group.slug)>{t("drafts")}</a><a href=at.clone()>{draft.title.clone()}</a></p>
                    <h1>{draft.title.clone()} " " {badges(draft)}</h1>
                    <p class="standing">{tv("draft-revision", &[("number", line.number.into())])} ", " {posted(line)} " " {class_badge(line)}</p>
                    <p class="acts">{changes} {open} {open_above}</p>
                </header>
                {old}
                {plain}
                <div class="prose standard" inner_html=html></div>
            </article>
            <aside class="margin" aria-label=t("draft-facts")>{comments} {margin(group, draft, shown, &at)} {ballots}</aside>
        </div>
    };
    draft_page(group, draft, title, main).wide()
}

/// The table of contents; folded on small screens.
pub(crate) fn contents(headings: &[Heading]) -> Option<AnyView> {
    if headings.len() < 2 {
        return None;
    }
    let top = headings.iter().map(|heading| heading.depth).min().unwrap_or(1);
    let rows = headings.iter().filter(|heading| heading.depth < top + 3).map(|heading| {
        let class = format!("d{}", heading.depth - top + 1);
        let number = heading.number.clone().map(|number| view! { <span class="number">{number}</span> " " });
        view! { <li class=class><a href=format!("#{}", heading.anchor)>{number}{heading.title.clone()}</a></li> }
    });
    Some(
        view! {
            <nav class="contents" aria-label=t("draft-contents")>
                <details class="filter"><summary>{t("draft-contents")}</summary><ol class="plain">{rows.collect_view()}</ol></details>
            </nav>
        }
        .into_any(),
    )
}

fn margin(group: &GroupFacts, draft: &DraftFacts, shown: &Shown, at: &str) -> impl IntoView + use<> {
    let line = &shown.line;
    let repository = line.repository.clone().map(|url| {
        let shown = url.trim_start_matches("https://").to_owned();
        view! { <div><dt>{t("draft-repository")}</dt><dd><a href=url rel="noopener">{shown}</a></dd></div> }
    });
    let commit = line.commit.clone().map(|commit| {
        view! { <div><dt>{t("draft-commit")}</dt><dd><code>{commit}</code></dd></div> }
    });
    let note =
        (!line.note.is_empty()).then(|| view! { <div><dt>{t("draft-note")}</dt><dd>{line.note.clone()}</dd></div> });
    let requirements = (line.requirements > 0).then(|| {
        let words = tv("draft-requirements", &[("count", line.requirements.into())]);
        view! { <div><dt>{t("draft-stands-in-it")}</dt><dd>{words}</dd></div> }
    });
    view! {
        <dl class="facts">
            <div><dt>{t("draft-cited")}</dt><dd><code>{citation(group, draft, line.number)}</code></dd></div>
            {requirements}
            {note}
            {repository}
            {commit}
        </dl>
        <section class="part">
            <h2>{t("draft-hash")}</h2>
            <p class="hint">{t("draft-hash-hint")}</p>
            <code class="secret">{line.hash.clone()}</code>
        </section>
        {references_part(&shown.reading.references, &shown.named)}
        {exports(at, line.number, shown.has_press)}
    }
}
