//! Standards: the index, a standard as it is read, what changed since the last edition, and the page that publishes.

mod beside;
mod changes;
mod erratum;
mod export;
mod index;
mod publish;
mod standard;
mod withdraw;

pub use self::{
    beside::titled_once,
    changes::edition_page,
    erratum::{
        ShownErrata, errata_feed_words, errata_page, erratum_page, erratum_path, held_part, report_erratum_page,
    },
    export::{standalone, standard_manuscript, structured},
    index::{feed_words, standards_page},
    publish::publish_page,
    standard::{ShownStandard, standard_page},
    withdraw::withdraw_page,
};

use leptos::prelude::*;
use service::publication::{Other, StandardFacts};

use crate::{
    i18n::{t, tv},
    page::{Page, Place},
};

/// Where a standard is found.
pub fn path(number: i32) -> String {
    format!("/standards/{number}")
}

/// The standards of a group that are in force, on its own page, where there are any.
pub fn standards_part(standards: &[Other]) -> Option<AnyView> {
    let rows = standards.iter().map(|one| {
        let words = tv("standard-called", &[("cited", cited(one.number).into()), ("title", one.title.clone().into())]);
        view! { <li><a href=path(one.number)>{words}</a></li> }
    });
    let rows = rows.collect_view();
    (!standards.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="standards">
                <h2 id="standards"><a href="/standards">{t("standards")}</a></h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn framed(title: String, main: impl IntoView + 'static) -> Page {
    let pages = vec![(t("standards-all"), "/standards".to_owned())];
    Page::new(title, main).within(Place { name: t("standards"), href: "/standards".into(), pages })
}

/// Whether a standard is in force, as a badge where it is not.
fn badge(facts: &StandardFacts) -> Option<AnyView> {
    let key = if facts.withdrawn.is_some() { "standard-withdrawn" } else { "standard-obsolete" };
    (!facts.is_current()).then(|| view! { <span class="badge warn">{t(key)}</span> }.into_any())
}

/// What a standard does to others and others to it, in a sentence for each.
fn relations(facts: &StandardFacts) -> impl IntoView + use<> {
    let all = [
        ("standard-obsoletes", &facts.obsoletes),
        ("standard-updates", &facts.updates),
        ("standard-obsoleted-by", &facts.obsoleted_by),
        ("standard-updated-by", &facts.updated_by),
    ];
    let rows = all.map(|(key, others)| {
        (!others.is_empty()).then(|| view! { <div><dt>{t(key)}</dt><dd>{links(others)}</dd></div> })
    });
    rows.into_iter().collect_view()
}

fn links(others: &[Other]) -> impl IntoView + use<> {
    let links = others.iter().enumerate().map(|(nth, one)| {
        let comma = if nth == 0 { "" } else { ", " };
        let words = tv("standard-called", &[("cited", cited(one.number).into()), ("title", one.title.clone().into())]);
        view! { {comma} <a href=path(one.number)>{words}</a> }
    });
    links.collect_view()
}

fn cited(number: i32) -> String {
    domain::publication::cited(number)
}
