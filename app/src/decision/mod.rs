//! Deciding about proposals, as organisers see it, and answering, as speakers do.

mod answer;
mod answers;
mod board;
mod chart;
mod list;
mod overview;
mod plan;
mod quotas;
mod release;
mod volunteer;
mod wordings;

pub(crate) use self::answer::asked_of;
pub use self::{
    answer::answer_page,
    answers::answers_page,
    board::board_page,
    list::list_page,
    overview::overview_page,
    plan::working_plan_page,
    release::{letter_page, release_page, send_page},
    volunteer::volunteer_page,
    wordings::{wording_page, wordings_page},
};

use leptos::prelude::*;
use service::{cfp::CallFacts, conference::ConferenceFacts};

use crate::{i18n::t, visit::Visit};

/// The organisers' pages of a call, beside one another.
pub(crate) fn call_pages(facts: &ConferenceFacts, call: &CallFacts) -> impl IntoView + use<> {
    let here = expect_context::<Visit>().path;
    let home = home(facts, call);
    let pages = [
        ("cfp-offers", "proposals"),
        ("decision-board", "decisions"),
        ("decision-release", "release"),
        ("decision-answers", "answers"),
        ("decision-overview", "overview"),
    ];
    let links = pages.map(|(words, page)| {
        let href = format!("{home}/{page}");
        let current = (href == here).then_some("page");
        view! { <a href=href aria-current=current>{t(words)}</a> }
    });
    view! { <nav class="choice call-pages" aria-label=call.title.clone()>{links.collect_view()}</nav> }
}

/// Where the organisers' pages of a call begin.
fn home(facts: &ConferenceFacts, call: &CallFacts) -> String {
    format!("/c/{}/organise/calls/{}", facts.slug, call.slug)
}
