//! Confirming that it is oneself before changing how one gets in.

use leptos::prelude::*;

use super::enter::hidden;
use crate::{
    i18n::t,
    page::Page,
    ui::{Field, Form},
};

/// With the password, or, for whoever has none, by a mailed link.
pub fn again_page(has_password: bool, next: String) -> Page {
    let on = next.clone();
    let password = has_password.then(|| {
        view! {
            <Form submit=t("confirm")>
                {hidden("how", "password")} {hidden("next", on)}
                <Field name="password" label=t("password") kind="password" autocomplete="current-password" />
            </Form>
            <p class="or">{t("or")}</p>
        }
    });
    let main = view! {
        <header class="head"><h1>{t("again-title")}</h1><p class="standing">{t("again-why")}</p></header>
        {password}
        <form class="form" method="post">
            {hidden("how", "link")} {hidden("next", next)}
            <p class="hint">{t("again-link-hint")}</p>
            <div class="acts"><button class="button">{t("mail-me-a-link")}</button></div>
        </form>
    };
    Page::new(t("again-title"), main).narrow()
}
