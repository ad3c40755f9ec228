//! The front page.

use leptos::prelude::*;

use crate::{i18n::t, page::Page};

/// The front page.
pub fn front_page() -> Page {
    let main = view! {
        <h1>{t("front-title")}</h1>
        <p class="lead">{t("front-lead")}</p>
    };
    Page::new(t("front-title"), main).listed(t("front-lead"))
}
