//! Taking one's data along, and leaving.

use leptos::prelude::*;

use super::{
    enter::hidden,
    settings::{prove_first, settings_page},
};
use crate::{
    i18n::t,
    page::Page,
    ui::{Check, Form},
};

/// The export and the end, both with a recent proof.
pub fn data_page(proved: bool) -> Page {
    let content = if proved { both().into_any() } else { prove_first("/me/data") };
    settings_page(t("my-data"), Some(t("my-data-lead")), content)
}

fn both() -> impl IntoView {
    view! {
        <section class="part" aria-labelledby="export">
            <h2 id="export">{t("export-data")}</h2>
            <p>{t("export-data-lead")}</p>
            <form method="post">
                {hidden("do", "export")}
                <button class="button">{t("export-data-do")}</button>
            </form>
        </section>
        <section class="part" aria-labelledby="erase">
            <h2 id="erase">{t("erase-me")}</h2>
            <p>{t("erase-me-lead")}</p>
            <p>{t("erase-me-stays")}</p>
            <Form submit=t("erase-me-do")>
                {hidden("do", "erase")}
                <Check name="confirmed" label=t("erase-me-confirm") />
            </Form>
        </section>
    }
}
