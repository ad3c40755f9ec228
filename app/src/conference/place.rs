//! What the organisers' pages share.

use leptos::prelude::*;
use service::conference::ConferenceFacts;

use crate::{
    i18n::t,
    page::{Page, Place},
    visit::Visit,
};

/// One of the organisers' pages of a conference, with the others beside it.
pub fn organiser_page(facts: &ConferenceFacts, title: String, content: impl IntoView + 'static) -> Page {
    let here = expect_context::<Visit>().path;
    let home = format!("/c/{}/organise", facts.slug);
    let for_editors = [
        ("settings", format!("{home}/settings")),
        ("rooms", format!("{home}/rooms")),
        ("tracks", format!("{home}/tracks")),
        ("session-types", format!("{home}/types")),
        ("cfp", format!("{home}/calls")),
        ("decision-wordings", format!("{home}/letters")),
        ("working-plan", format!("{home}/plan")),
        ("programme", format!("{home}/import")),
    ];
    let for_editors = if facts.may_edit { for_editors.to_vec() } else { Vec::new() };
    let for_all = [("organise-overview", home.clone()), ("team", format!("{home}/team"))];
    let for_committee = facts.may_review.then(|| ("review", format!("/c/{}/review", facts.slug)));
    let links = for_all.into_iter().chain(for_committee).chain(for_editors).map(|(key, href)| {
        let current = (href == here).then_some("page");
        view! { <a href=href aria-current=current>{t(key)}</a> }
    });
    let main = view! {
        <header class="head">
            <p class="path"><a href=home>{t("organise")}</a></p>
            <h1>{title.clone()}</h1>
        </header>
        <div class="settings">
            <nav aria-label=t("organise")>{links.collect_view()}</nav>
            <div>{content}</div>
        </div>
    };
    let place = Place { name: facts.title.clone(), href: format!("/c/{}", facts.slug), pages: Vec::new() };
    Page::new(title, main).within(place).themed(facts.theme.to_string())
}
