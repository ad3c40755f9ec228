//! What stands around every page: head, header, footer.

use domain::language::Lang;
use leptos::prelude::*;

use crate::{
    i18n::{reader, t, tv},
    page::{Frame, Page, Place},
    visit::Visit,
};

/// The whole document.
pub fn document(frame: &Frame, page: Page) -> impl IntoView + use<> {
    let visit = expect_context::<Visit>();
    let refused = visit.refused.is_some();
    let title = if refused { tv("title-error", &[("title", page.title.clone().into())]) } else { page.title.clone() };
    let full_title = format!("{title} · {}", frame.site_name);
    let description = page.description.map(|text| view! { <meta name="description" content=text /> });
    let boot = page.islands.then(|| view! { <script type="module" src=frame.boot.clone()></script> });
    let unlisted = (!page.listed).then(|| view! { <meta name="robots" content="noindex" /> });
    let theme = page.theme.map(|theme| format!("theme-{theme}"));
    view! {
        <html lang=reader().as_str() class=theme>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{full_title}</title>
                {description}
                {unlisted}
                <link rel="icon" href=frame.icon.clone() type="image/svg+xml" />
                <link rel="stylesheet" href=frame.css.clone() />
                {page.head}
                {boot}
            </head>
            <body>
                <a class="skip" href="#main">{t("skip-to-content")}</a>
                {header(frame, page.place, &visit)}
                <main id="main" class:wide=page.wide tabindex="-1">
                    {done(&visit)}
                    {page.main}
                </main>
                {footer(&visit)}
            </body>
        </html>
    }
}

fn header(frame: &Frame, place: Option<Place>, visit: &Visit) -> impl IntoView + use<> {
    let path = visit.path.clone();
    let pages = place.as_ref().map(|place| place.pages.clone()).unwrap_or_default();
    let nav = (!pages.is_empty()).then(|| {
        let links = pages.into_iter().map(|(label, href)| {
            let current = (href == path).then_some("page");
            view! { <li><a href=href aria-current=current>{label}</a></li> }
        });
        view! { <nav class="tabs" aria-label=t("pages-of-this-place")><ul>{links.collect_view()}</ul></nav> }
    });
    let place = place.map(|place| view! { <a class="place" href=place.href>{place.name}</a> });
    let account = match &visit.who {
        Some(who) => view! { <a href="/me">{who.name.clone()}</a> }.into_any(),
        None => view! { <a href="/sign-in">{t("sign-in")}</a> }.into_any(),
    };
    let admin = visit.who.as_ref().is_some_and(|who| who.admin).then(|| view! { <a href="/admin">{t("admin")}</a> });
    view! {
        <header class="site-head">
            <a class="brand" href="/">{frame.site_name.clone()}</a>
            {place}
            {nav}
            <div class="account">{admin}{account}</div>
        </header>
    }
}

/// Says once what the last step achieved.
fn done(visit: &Visit) -> impl IntoView + use<> {
    visit.done.clone().map(|key| view! { <p class="notice good" role="status">{t(&key)}</p> })
}

fn footer(visit: &Visit) -> impl IntoView + use<> {
    let others = Lang::ALL.iter().filter(|lang| **lang != reader()).map(|lang| {
        let href = format!("{}?lang={lang}", visit.path);
        view! { <a href=href lang=lang.as_str() hreflang=lang.as_str()>{crate::i18n::say(*lang, "language-name", &[])}</a> }
    });
    view! {
        <footer class="site-foot">
            <span>{t("made-with-plenary")}</span>
            <a href="/api/openapi.json">{t("for-programs")}</a>
            <span>{others.collect_view()}</span>
        </footer>
    }
}
