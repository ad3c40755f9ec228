//! The front page.

use domain::zone::Zone;
use leptos::prelude::*;
use service::{
    cfp::OpenCall,
    portal::{EcosystemLine, Home, ProgrammeNews},
};

use super::{listing::conferences, search::search_form};
use crate::{
    i18n::{t, tv},
    page::Page,
    when,
};

/// The front page.
pub fn front_page(home: Home) -> Page {
    let nothing = home.coming.is_empty() && home.past.is_empty();
    let main = view! {
        <section class="welcome">
            <h1>{t("front-title")}</h1>
            <p class="lead">{t("front-lead")}</p>
            {search_form("")}
        </section>
        {nothing.then(|| view! { <div class="empty"><h2>{t("front-empty")}</h2><p>{t("front-empty-hint")}</p></div> })}
        {conferences("coming", t("coming-conferences"), home.coming)}
        {calls(home.calls)}
        {news(home.news)}
        {ecosystems(home.ecosystems)}
        {conferences("past", t("past-conferences"), home.past)}
    };
    Page::new(t("front-title"), main).listed(t("front-lead"))
}

fn calls(calls: Vec<OpenCall>) -> impl IntoView {
    let lines = calls.into_iter().map(|call| {
        let zone = Zone::named_or_utc(&call.zone);
        let place = when::zone_place(zone.name());
        let until = tv("cfp-open-until", &[("moment", when::moment(call.ends, &zone).into()), ("place", place.into())]);
        let href = format!("/c/{}/cfp/{}", call.conference_slug, call.slug);
        view! {
            <li>
                <h3><a href=href>{call.title}</a></h3>
                <p>{call.conference} " · " <time datetime=when::machine(call.ends, &zone)>{until}</time></p>
            </li>
        }
    });
    let lines = lines.collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="calls">
                <h2 id="calls">{t("cfp-open-calls")}</h2>
                <ul class="listing">{lines}</ul>
            </section>
        }
    })
}

/// A number is called a version; a name such as “latest” stands for itself.
fn named_version(version: String) -> String {
    if version.starts_with(|c: char| c.is_ascii_digit()) {
        tv("version", &[("version", version.into())])
    } else {
        version
    }
}

fn news(news: Vec<ProgrammeNews>) -> impl IntoView {
    let lines = news.into_iter().map(|news| {
        let version = named_version(news.version);
        let day = news.released_at.date_naive();
        view! {
            <li>
                <time datetime=day.to_string()>{when::date_long(day)}</time>
                <span><a href=format!("/c/{}", news.slug)>{news.title}</a> " " {version}</span>
            </li>
        }
    });
    let lines = lines.collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="news">
                <h2 id="news">{t("changed-programmes")}</h2>
                <ol class="history">{lines}</ol>
            </section>
        }
    })
}

fn ecosystems(ecosystems: Vec<EcosystemLine>) -> impl IntoView {
    let lines = ecosystems.into_iter().map(|ecosystem| {
        let purpose = first_sentence(&ecosystem.purpose);
        let purpose = (!purpose.is_empty()).then(|| view! { <p>{purpose}</p> });
        view! {
            <li class=ecosystem.theme.class()>
                <h3><a href=format!("/e/{}", ecosystem.slug)>{ecosystem.name}</a></h3>
                {purpose}
                <p class="soft">{tv("conferences-counted", &[("count", ecosystem.conferences.into())])}</p>
            </li>
        }
    });
    let lines = lines.collect_view();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="ecosystems">
                <h2 id="ecosystems">{t("ecosystems")}</h2>
                <ul class="listing">{lines}</ul>
            </section>
        }
    })
}

/// The first line of a purpose, as far as a list has room for it.
fn first_sentence(purpose: &str) -> String {
    let line = purpose.lines().next().unwrap_or_default();
    match line.char_indices().nth(180) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line.to_owned(),
    }
}
