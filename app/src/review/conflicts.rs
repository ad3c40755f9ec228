//! Conflicts of interest of a call, as a chair reads and sets them.

use leptos::prelude::*;
use service::{
    cfp::CallFacts,
    conference::ConferenceFacts,
    review::{ConflictBoard, ConflictLine},
};

use super::{
    board::title_of,
    place::{button, chairs_page, home},
};
use crate::{i18n::t, page::Page};

/// The conflicts there are, and those that the record suggests.
pub fn conflicts_page(facts: &ConferenceFacts, call: &CallFacts, board: &ConflictBoard) -> Page {
    let base = home(facts, call);
    let known = board.known.iter().map(|one| row(&base, one, false)).collect_view();
    let suggested = board.suggested.iter().map(|one| row(&base, one, true)).collect_view();
    let none = || view! { <p class="soft">{t("review-none")}</p> };
    let content = view! {
        <p class="lead">{t("review-conflicts-lead")}</p>
        <section class="part">
            <h2>{t("review-suggested")}</h2>
            <p>{t("review-suggested-hint")}</p>
            {board.suggested.is_empty().then(none)}
            <ul class="rows">{suggested}</ul>
        </section>
        <section class="part">
            <h2>{t("review-known")}</h2>
            {board.known.is_empty().then(none)}
            <ul class="rows">{known}</ul>
        </section>
    };
    chairs_page(facts, call, "review-conflicts", content)
}

fn row(base: &str, one: &ConflictLine, is_suggested: bool) -> impl IntoView + use<> {
    let here = format!("{base}/proposals/{}", one.proposal);
    let is_settable = is_suggested && one.tie != domain::review::conflict::Tie::OwnProposal;
    let fields = [("person", one.person.to_string()), ("tie", one.tie.to_string())];
    let pin = is_settable.then(|| button(format!("{here}/conflict"), t("review-pin"), &fields));
    let pinned = one.is_pinned.then(|| view! { " " <span class="badge">{t("review-pinned")}</span> });
    view! {
        <li>
            <p><strong>{one.name.clone()}</strong> " · " {t(&format!("review-tie-{}", one.tie))} {pinned}</p>
            <p><a href=here>{title_of(&one.title)}</a></p>
            {pin}
        </li>
    }
}
