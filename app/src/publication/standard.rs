//! A standard, read like a book.

use std::sync::Arc;

use leptos::prelude::*;
use service::publication::{ErratumView, StandardFacts};

use super::{
    badge,
    beside::{titled_once, with_errata},
    cited, framed, path, relations,
};
use crate::{
    draft::{render::Reading, revision::contents, with_reasons},
    i18n::{reader, t, tv},
    page::Page,
    when,
};

/// A standard that is shown.
#[derive(Clone, Debug)]
pub struct ShownStandard {
    /// What it says about itself.
    pub facts: StandardFacts,
    /// Its text, rendered.
    pub reading: Arc<Reading>,
    /// Its errata but for those that were rejected.
    pub errata: Vec<ErratumView>,
    /// Whether the reader may withdraw it.
    pub withdraws: bool,
    /// Whether PDF can be made here.
    pub has_press: bool,
}

/// A standard's page.
pub fn standard_page(shown: &ShownStandard) -> Page {
    let facts = &shown.facts;
    let at = path(facts.number);
    let withdrawn = facts.withdrawn.as_ref().map(|withdrawn| {
        let words = tv("standard-is-withdrawn", &[("day", when::date_long(withdrawn.at.date_naive()).into())]);
        view! { <div class="notice warn" role="status"><p>{words}</p><p>{withdrawn.reason.clone()}</p></div> }
    });
    let gone = (!facts.obsoleted_by.is_empty()).then(|| {
        let later = facts.obsoleted_by.last().map(|later| {
            let words = tv("standard-read-later", &[("cited", cited(later.number).into())]);
            view! { " " <a href=path(later.number)>{words}</a> }
        });
        view! { <p class="notice warn" role="status">{t("standard-is-obsolete")} {later}</p> }
    });
    let plain = shown.reading.is_plain.then(|| view! { <p class="notice" role="status">{t("draft-shown-plain")}</p> });
    let changes = (!facts.obsoletes.is_empty()).then(|| {
        view! { <p class="acts"><a class="button" href=format!("{at}/changes")>{t("standard-changes")}</a></p> }
    });
    let day = when::date_long(facts.published_at.date_naive());
    let published = tv("standard-published", &[("cited", cited(facts.number).into()), ("day", day.into())]);
    let reading = titled_once(&shown.reading, &facts.title);
    let html = with_reasons(&with_errata(&reading.html, &shown.errata, facts.number), &reading.behind, reader());
    let main = view! {
        <div class="book">
            {contents(&reading.contents)}
            <article>
                <header class="head">
                    <p class="path"><a href="/standards">{t("standards")}</a></p>
                    <h1>{facts.title.clone()} " " {badge(facts)}</h1>
                    <p class="standing">{published}</p>
                    {changes}
                </header>
                {withdrawn}
                {gone}
                {plain}
                <div class="prose standard" inner_html=html></div>
            </article>
            <aside class="margin" aria-label=t("draft-facts")>{margin(shown, &at)}</aside>
        </div>
    };
    framed(facts.title.clone(), main).wide().listed(facts.summary.clone())
}

fn margin(shown: &ShownStandard, at: &str) -> impl IntoView + use<> {
    let facts = &shown.facts;
    let group = match &facts.group_slug {
        Some(slug) => view! { <a href=format!("/g/{slug}")>{facts.group.clone()}</a> }.into_any(),
        None => facts.group.clone().into_any(),
    };
    let file = |ending: &str| format!("{at}/text.{ending}");
    let report = facts.withdrawn.is_none().then(|| {
        view! { <li><a rel="nofollow" href=format!("{at}/errata/new")>{t("erratum-report")}</a></li> }
    });
    let withdraw = shown.withdraws.then(|| {
        view! { <li><a rel="nofollow" href=format!("{at}/withdraw")>{t("standard-withdraw")}</a></li> }
    });
    let pdf = if shown.has_press {
        view! { <a href=file("pdf")>"PDF"</a> }.into_any()
    } else {
        view! { <span class="hint">{t("draft-no-press")}</span> }.into_any()
    };
    view! {
        <dl class="facts">
            <div><dt>{t("draft-cited")}</dt><dd><code>{cited(facts.number)}</code></dd></div>
            <div><dt>{t("standard-by")}</dt><dd>{group}</dd></div>
            {relations(facts)}
        </dl>
        <section class="part">
            <h2>{t("errata")}</h2>
            <ul class="rows">
                <li><a href=format!("{at}/errata")>{tv("errata-count", &[("count", shown.errata.len().into())])}</a></li>
                {report}
                {withdraw}
            </ul>
        </section>
        <section class="part">
            <h2>{t("draft-hash")}</h2>
            <p class="hint">{t("standard-hash-hint")}</p>
            <code class="secret">{facts.hash.clone()}</code>
        </section>
        <section class="part">
            <h2>{t("draft-export")}</h2>
            <ul class="rows">
                <li>{pdf}</li>
                <li><a href=file("html")>"HTML"</a></li>
                <li><a href=file("md")>"Markdown"</a></li>
                <li><a href=file("json")>"JSON"</a></li>
            </ul>
        </section>
    }
}
