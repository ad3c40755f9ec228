//! What somebody organises.

use leptos::prelude::*;
use service::{
    conference::{ConferenceLine, Organised},
    portal::EcosystemRef,
};

use super::listing::conference;
use crate::{i18n::t, page::Page};

/// What the reader organises, and what they may found.
pub fn organised_page(organised: Organised) -> Page {
    let nothing = organised.conferences.is_empty() && organised.ecosystems.is_empty() && organised.others.is_empty();
    let empty = nothing.then(|| {
        view! { <div class="empty"><h2>{t("organised-nothing")}</h2><p>{t("organised-nothing-hint")}</p></div> }
    });
    let found_conference = organised
        .may_found_conference
        .then(|| view! { <a class="button primary" href="/c/new">{t("found-conference")}</a> });
    let found_ecosystem =
        organised.may_found_ecosystem.then(|| view! { <a class="button" href="/e/new">{t("found-ecosystem")}</a> });
    let main = view! {
        <header class="head">
            <h1>{t("organised-title")}</h1>
            <div class="acts">{found_conference} {found_ecosystem}</div>
        </header>
        {empty}
        {conferences("conferences", "conferences", organised.conferences)}
        {conferences("other-conferences", "organised-others", organised.others)}
        {ecosystems(organised.ecosystems)}
    };
    Page::new(t("organised-title"), main)
}

fn conferences(id: &'static str, title: &'static str, conferences: Vec<ConferenceLine>) -> impl IntoView {
    let lines = conferences.into_iter().map(|line| conference(line, "/organise")).collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby=id>
                <h2 id=id>{t(title)}</h2>
                <ul class="listing">{lines}</ul>
            </section>
        }
    })
}

fn ecosystems(ecosystems: Vec<EcosystemRef>) -> impl IntoView {
    let lines = ecosystems.into_iter().map(|ecosystem| {
        let path = format!("/e/{}", ecosystem.slug);
        view! {
            <li>
                <h3><a href=path.clone()>{ecosystem.name}</a></h3>
                <p>
                    <a href=format!("{path}/edit")>{t("edit-ecosystem")}</a> ", "
                    <a href=format!("{path}/team")>{t("team")}</a>
                </p>
            </li>
        }
    });
    let lines = lines.collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="ecosystems">
                <h2 id="ecosystems">{t("ecosystems")}</h2>
                <ul class="rows">{lines}</ul>
            </section>
        }
    })
}
