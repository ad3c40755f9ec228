//! What stands around every page: head, header, footer.

use domain::language::Lang;
use leptos::prelude::*;

use crate::{
    i18n::{reader, t, tv},
    island::AccountCorner,
    page::{Frame, Page, Place, Width},
    problem::error_summary,
    visit::{Visit, Who},
};

/// The whole document.
pub fn document(frame: &Frame, page: Page) -> impl IntoView + use<> {
    let visit = expect_context::<Visit>();
    let refused = visit.refused.is_some();
    let title = if refused { tv("title-error", &[("title", page.title.clone().into())]) } else { page.title.clone() };
    let full_title = format!("{title} · {}", frame.site_name);
    let description = page.description.map(|text| view! { <meta name="description" content=text /> });
    let boot = page.islands.then(|| view! { <script type="module" src=frame.boot.clone()></script> });
    let count = page.counts.then(|| view! { <script type="module" src=frame.count.clone()></script> });
    let unlisted = (!page.listed).then(|| view! { <meta name="robots" content="noindex" /> });
    let theme = page.theme.map(|theme| format!("theme-{theme}"));
    let wrap = match page.width {
        Width::Narrow => "wrap narrow",
        Width::Column => "wrap",
        Width::Wide => "wrap wide",
    };
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
                <link rel="preload" href=frame.font.clone() r#as="font" type="font/woff2" crossorigin="anonymous" />
                <link rel="stylesheet" href=frame.css.clone() />
                {page.head}
                {boot}
                {count}
            </head>
            <body>
                <a class="skip" href="#main">{t("skip-to-content")}</a>
                {header(frame, page.place, page.islands, &visit)}
                <main id="main" tabindex="-1">
                    <div class=wrap>{error_summary(&visit)} {done(&visit)} {page.main}</div>
                </main>
                {footer(page.note, &visit)}
            </body>
        </html>
    }
}

fn header(frame: &Frame, place: Option<Place>, islands: bool, visit: &Visit) -> impl IntoView + use<> {
    let in_a_place = place.is_some();
    // A place has a search of its own among its pages, or none; elsewhere the site's is meant.
    let search = (!in_a_place).then(|| view! { <a href="/search">{t("programme-search")}</a> });
    let conference = place.as_ref().and_then(|place| place.href.strip_prefix("/c/")).unwrap_or_default();
    let conference = conference.split(['/', '?']).next().unwrap_or_default().to_owned();
    let account = match &visit.who {
        Some(who) => account(who),
        None if islands => {
            let (sign_in, href) = (t("sign-in"), sign_in_from(&visit.path));
            view! { <AccountCorner sign_in href conference /> }.into_any()
        }
        None => view! { <a href=sign_in_from(&visit.path)>{t("sign-in")}</a> }.into_any(),
    };
    let brand = view! { <span class:unseen=in_a_place>{frame.site_name.clone()}</span> };
    let place = place.map(|place| {
        let links = place.pages.into_iter().map(|(label, href)| {
            let current = is_within(&visit.path, &href).then_some("page");
            view! { <a href=href aria-current=current>{label}</a> }
        });
        let links = links.collect_view();
        view! {
            <a class="place" href=place.href>{place.name.clone()}</a>
            <nav class="tabs" aria-label=place.name>{links}</nav>
        }
    });
    view! {
        <header class="site-head">
            <a class="brand" href="/">{mark()} {brand}</a>
            {place}
            <div class="account">{search} {account}</div>
        </header>
    }
}

/// Whether the page at `path` belongs to the one at `href`.
fn is_within(path: &str, href: &str) -> bool {
    let page = href.split('?').next().unwrap_or(href);
    path.strip_prefix(page).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The mark of Plenary: rows of a hemicycle around a speaker.
fn mark() -> impl IntoView {
    view! {
        <svg viewBox="0 0 32 20" aria-hidden="true">
            <path
                fill="none"
                stroke="currentColor"
                stroke-width="3.6"
                d="M1.80 18.00A14.2 14.2 0 0 1 7.89 6.35M9.96 5.15A14.2 14.2 0 0 1 22.04 5.15M24.11 6.35A14.2 14.2 0 0 1 30.20 18.00M7.30 18.00A8.7 8.7 0 0 1 10.66 11.14M12.73 9.94A8.7 8.7 0 0 1 19.27 9.94M21.34 11.14A8.7 8.7 0 0 1 24.70 18.00"
            />
            <circle fill="currentColor" cx="16" cy="17.2" r="2.8" />
        </svg>
    }
}

/// Where to sign in and come back from.
fn sign_in_from(path: &str) -> String {
    let next: String = url::form_urlencoded::byte_serialize(path.as_bytes()).collect();
    if path == "/" { "/sign-in".to_owned() } else { format!("/sign-in?next={next}") }
}

fn account(who: &Who) -> AnyView {
    let admin = who.admin.then(|| view! { <li><a href="/admin">{t("admin")}</a></li> });
    view! {
        <details class="menu">
            <summary>{who.name.clone()}</summary>
            <ul class="plain">
                <li><a href="/me">{t("my-page")}</a></li>
                <li><a href="/organise">{t("organised-title")}</a></li>
                {admin}
                <li><form method="post" action="/sign-out"><button>{t("sign-out")}</button></form></li>
            </ul>
        </details>
    }
    .into_any()
}

/// Says once what the last step achieved.
fn done(visit: &Visit) -> impl IntoView + use<> {
    visit.done.clone().map(|key| view! { <div class="notice good" role="status"><strong>{t(&key)}</strong></div> })
}

fn footer(note: Option<String>, visit: &Visit) -> impl IntoView + use<> {
    let others = Lang::ALL.iter().filter(|lang| **lang != reader()).map(|lang| {
        let href = format!("{}?lang={lang}", visit.path);
        view! { <a href=href lang=lang.as_str() hreflang=lang.as_str()>{crate::i18n::say(*lang, "language-name", &[])}</a> }
    });
    view! {
        <footer class="site-foot">
            {note.map(|note| view! { <span>{note}</span> })}
            <span>{t("made-with-plenary")}</span>
            <a href="/standards">{t("standards")}</a>
            <a href="/api/openapi.json">{t("for-programs")}</a>
            <span>{others.collect_view()}</span>
        </footer>
    }
}
