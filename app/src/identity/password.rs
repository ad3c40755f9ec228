//! One's password.

use leptos::prelude::*;

use super::settings::{prove_first, settings_page};
use crate::{
    i18n::t,
    page::Page,
    ui::{Field, Form},
};

/// Changing it, which takes the old one; or setting the first, which takes a recent proof.
pub fn password_page(has_password: bool, proved: bool, address: String) -> Page {
    let title = if has_password { t("change-password") } else { t("set-password") };
    let content =
        if has_password || proved { form(has_password, address).into_any() } else { prove_first("/me/password") };
    let lead = if has_password { t("change-password-lead") } else { t("set-password-lead") };
    settings_page(title, Some(lead), content)
}

fn form(has_password: bool, address: String) -> impl IntoView {
    let current = has_password.then(|| {
        view! { <Field name="current" label=t("current-password") kind="password" autocomplete="current-password" /> }
    });
    view! {
        <Form submit=t("set-password")>
            <input
                type="email" class="unseen" autocomplete="username" value=address readonly=true
                tabindex="-1" aria-hidden="true"
            />
            {current}
            <Field
                name="new" label=t("new-password") hint=t("password-hint") kind="password" autocomplete="new-password"
            />
        </Form>
    }
}
