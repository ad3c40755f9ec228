//! The front page.

use leptos::prelude::*;

use crate::{i18n::t, page::Page};

/// The front page.
pub fn front_page() -> Page {
    let main = view! {
        <div class="wrap">
            <section class="welcome"><h1>{t("front-title")}</h1><p class="lead">{t("front-lead")}</p></section>
        </div>
    };
    Page::new(t("front-title"), main).listed(t("front-lead"))
}
