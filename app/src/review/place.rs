//! The frame of the pages of a review: under the conference, with their own navigation.

use leptos::prelude::*;
use service::{cfp::CallFacts, conference::ConferenceFacts};

use crate::{
    conference::organiser_page,
    i18n::t,
    page::{Page, Place},
    visit::Visit,
};

/// The address of a call's review.
pub(super) fn home(facts: &ConferenceFacts, call: &CallFacts) -> String {
    format!("/c/{}/review/{}", facts.slug, call.slug)
}

/// A page for everybody of the committee.
pub(super) fn review_page(
    facts: &ConferenceFacts,
    call: &CallFacts,
    title: String,
    content: impl IntoView + 'static,
) -> Page {
    let home = home(facts, call);
    let here = expect_context::<Visit>().path;
    let organise = format!("/c/{}/organise/calls/{}/review", facts.slug, call.slug);
    let mut links = vec![("review-board", home.clone()), ("review-me", format!("{home}/me"))];
    if facts.may_edit {
        links.push(("review-set-up", organise));
    }
    let links = links.into_iter().map(|(key, href)| {
        let current = (href == here).then_some("page");
        view! { <a href=href aria-current=current>{t(key)}</a> }
    });
    let main = view! {
        <header class="head">
            <p class="path"><a href=format!("/c/{}/review", facts.slug)>{t("review")}</a><a href=home>{call.title.clone()}</a></p>
            <h1>{title.clone()}</h1>
        </header>
        <nav class="choice call-pages" aria-label=t("review")>{links.collect_view()}</nav>
        {content}
    };
    let place = Place { name: facts.title.clone(), href: format!("/c/{}", facts.slug), pages: Vec::new() };
    Page::new(title, main).within(place).themed(facts.theme.to_string())
}

/// A page for those who set the review up.
pub(super) fn chairs_page(
    facts: &ConferenceFacts,
    call: &CallFacts,
    key: &str,
    content: impl IntoView + 'static,
) -> Page {
    let here = expect_context::<Visit>().path;
    let base = format!("/c/{}/organise/calls/{}/review", facts.slug, call.slug);
    let links = [
        ("review-settings", base.clone()),
        ("review-reviewers", format!("{base}/reviewers")),
        ("review-assignment", format!("{base}/assignment")),
        ("review-conflicts", format!("{base}/conflicts")),
        ("review-board", home(facts, call)),
    ];
    let links = links.into_iter().map(|(key, href)| {
        let current = (href == here).then_some("page");
        view! { <a href=href aria-current=current>{t(key)}</a> }
    });
    let content = view! {
        <nav class="choice call-pages" aria-label=t("review")>{links.collect_view()}</nav>
        {content}
    };
    organiser_page(facts, format!("{}: {}", call.title, t(key)), content)
}

/// A button that posts to an address with some fields.
pub(super) fn button(action: String, label: String, fields: &[(&'static str, String)]) -> impl IntoView + use<> {
    let fields = fields.iter().map(|(name, value)| {
        let (name, value) = (*name, value.clone());
        view! { <input type="hidden" name=name value=value /> }
    });
    view! { <form method="post" action=action>{fields.collect_view()}<button class="button small">{label}</button></form> }
}
