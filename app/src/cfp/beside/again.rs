//! One's talks so far, each to be proposed again.

use leptos::prelude::*;
use service::{
    cfp::{CallFacts, LibraryLine, Told},
    conference::ConferenceFacts,
};

use super::super::{calls::in_conference, proposal::state_badge};
use crate::{i18n::t, page::Page};

/// One's talks, with a button each that begins a draft for this call.
pub fn again_page(facts: &ConferenceFacts, call: &CallFacts, lines: &[LibraryLine]) -> Page {
    let home = format!("/c/{}/cfp/{}", facts.slug, call.slug);
    let rows = lines.iter().map(row).collect_view();
    let list = if lines.is_empty() {
        view! { <div class="empty"><h2>{t("again-none")}</h2><p>{t("again-none-hint")}</p></div> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let main = view! {
        <header class="head">
            <p class="path"><a href=home>{call.title.clone()}</a></p>
            <h1>{t("again")}</h1>
            <p class="lead">{t("again-lead")}</p>
        </header>
        {list}
    };
    in_conference(facts, Page::new(t("again"), main))
}

fn row(line: &LibraryLine) -> impl IntoView + use<> {
    let summary = (!line.summary.is_empty()).then(|| view! { <p>{line.summary.clone()}</p> });
    let title = match &line.told {
        Told::State(state) => view! { {line.title.clone()} " " {state_badge(*state)} }.into_any(),
        Told::Page(page) => view! { <a href=page.clone()>{line.title.clone()}</a> }.into_any(),
    };
    view! {
        <li>
            <h2>{title}</h2>
            <p class="soft">{line.conference.clone()}</p>
            {summary}
            <form method="post">
                <input type="hidden" name="source" value=line.source.to_string() />
                <button class="button small">{t("again-do")}<span class="unseen">": "{line.title.clone()}</span></button>
            </form>
        </li>
    }
}
