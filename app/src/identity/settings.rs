//! What stands around the pages of one's own account.

use domain::{Instant, zone::Zone};
use leptos::prelude::*;

use crate::{i18n::t, page::Page, visit::Visit, when};

const PAGES: [(&str, &str); 10] = [
    ("/me", "my-page"),
    ("/me/proposals", "cfp-my-proposals"),
    ("/me/profile", "profile"),
    ("/me/affiliations", "affiliations"),
    ("/me/addresses", "addresses"),
    ("/me/password", "password"),
    ("/me/sign-ins", "sign-ins"),
    ("/me/tokens", "tokens"),
    ("/me/calendar", "my-calendar"),
    ("/me/data", "my-data"),
];

/// One page of settings: its title, one line about it, and its content.
pub(crate) fn settings_page(title: String, standing: Option<String>, content: impl IntoView + 'static) -> Page {
    let visit = expect_context::<Visit>();
    let links = PAGES.iter().map(|(href, key)| {
        let is_below = *href != "/me" && visit.path.strip_prefix(*href).is_some_and(|rest| rest.starts_with('/'));
        let current = (is_below || visit.path == *href).then_some("page");
        view! { <a href=*href aria-current=current>{t(key)}</a> }
    });
    let links = links.collect_view();
    let standing = standing.map(|line| view! { <p class="standing">{line}</p> });
    let main = view! {
        <div class="settings">
            <nav aria-label=t("settings")>{links}</nav>
            <div>
                <header class="head"><h1>{title.clone()}</h1>{standing}</header>
                {content}
            </div>
        </div>
    };
    Page::new(title, main)
}

/// What stands in the place of a form that needs a proof first.
pub(super) fn prove_first(path: &'static str) -> AnyView {
    view! {
        <div class="notice">
            <strong>{t("prove-first")}</strong>
            <p>{t("prove-first-why")}</p>
            <p><a class="button primary" href=format!("/sign-in/again?next={path}")>{t("prove-first-do")}</a></p>
        </div>
    }
    .into_any()
}

/// A small form of one button that does one thing with one of the things of a list.
pub(super) fn act(action: &'static str, field: &'static str, id: String, label: String, of_what: String) -> AnyView {
    view! {
        <form method="post">
            <input type="hidden" name="do" value=action />
            <input type="hidden" name=field value=id />
            <button class="button small">{label}<span class="unseen">": "{of_what}</span></button>
        </form>
    }
    .into_any()
}

/// A moment on the clock of the person's own zone.
pub(super) fn moment(instant: Instant, zone: &Zone) -> impl IntoView + use<> {
    view! { <time datetime=when::machine(instant, zone)>{when::moment(instant, zone)}</time> }
}
