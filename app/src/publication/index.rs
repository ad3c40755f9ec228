//! The index of standards.

use leptos::prelude::*;
use service::publication::StandardFacts;

use super::{badge, cited, framed, path};
use crate::{
    i18n::{t, tv},
    page::{Page, in_words_of},
    visit::Visit,
    when,
};

/// The index: all standards, or those in force alone.
pub fn standards_page(standards: &[StandardFacts], current: bool, more: Option<i32>) -> Page {
    let choices = [(true, "standards-current", "/standards"), (false, "standards-all", "/standards?all=1")];
    let choices = choices.map(|(one, key, href)| {
        let here = (one == current).then_some("page");
        view! { <a href=href aria-current=here>{t(key)}</a> }
    });
    let rows = standards.iter().map(|one| {
        let day = when::date_long(one.published_at.date_naive());
        view! {
            <li>
                <p class="when">{cited(one.number)} " · " {day}</p>
                <h2><a href=path(one.number)>{one.title.clone()}</a> " " {badge(one)}</h2>
                <p>{one.summary.clone()}</p>
                <p class="soft">{one.group.clone()}</p>
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    let none = rows.is_empty().then(|| view! { <p class="notice" role="status">{t("standards-none")}</p> });
    let more = more.map(|before| {
        let all = if current { "" } else { "&all=1" };
        view! { <p class="acts"><a class="button" rel="next" href=format!("/standards?before={before}{all}")>{t("standards-older")}</a></p> }
    });
    let feed =
        view! { <link rel="alternate" type="application/atom+xml" title=t("standards") href="/standards/feed.atom" /> };
    let main = view! {
        <header class="head">
            <h1>{t("standards")}</h1>
            <p class="standing">{t("standards-how")}</p>
            <nav class="choice" aria-label=t("standards-which")>{choices}</nav>
        </header>
        {none}
        <ol class="listing">{rows}</ol>
        {more}
        <p class="soft">
            <a href="/standards/feed.atom">{t("standards-feed")}</a> " · " <a href="/standards/index.json">"JSON"</a>
        </p>
    };
    framed(t("standards"), main).listed(t("standards-how")).with_head(feed)
}

/// What the feed of standards is called, and each of them in it.
pub fn feed_words(visit: Visit, standards: &[StandardFacts]) -> (String, Vec<String>) {
    in_words_of(visit, || {
        let titles = standards.iter().map(|one| {
            tv("standard-called", &[("cited", cited(one.number).into()), ("title", one.title.clone().into())])
        });
        (t("standards"), titles.collect())
    })
}
