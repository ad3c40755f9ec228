//! Getting back in when the password is lost.

use leptos::prelude::*;

use super::enter::hidden;
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form},
};

/// Asks for the address.
pub fn recover_page() -> Page {
    let main = view! {
        <header class="head"><h1>{t("recover")}</h1><p class="standing">{t("recover-lead")}</p></header>
        <Form submit=t("mail-me-a-link")>
            <Field name="address" label=t("email-address") kind="email" autocomplete="username" />
        </Form>
    };
    Page::new(t("recover"), main).narrow()
}

/// A mail is on its way.
pub fn recover_sent_page() -> Page {
    let main = view! {
        <header class="head"><h1>{t("look-into-mail")}</h1><p class="standing">{t("recover-sent")}</p></header>
        <p><a href="/recover">{t("nothing-came")}</a></p>
    };
    Page::new(t("look-into-mail"), main).narrow()
}

/// Behind the link: the new password.
pub fn new_password_page(address: String, token: String) -> Page {
    let lead = tv("new-password-lead", &[("address", address.clone().into())]);
    let main = view! {
        <header class="head"><h1>{t("new-password")}</h1><p class="standing">{lead}</p></header>
        <Form submit=t("set-password")>
            {hidden("token", token)}
            <input
                type="email" class="unseen" autocomplete="username" value=address readonly=true
                tabindex="-1" aria-hidden="true"
            />
            <Field
                name="password" label=t("new-password") hint=t("password-hint") kind="password"
                autocomplete="new-password"
            />
        </Form>
    };
    Page::new(t("new-password"), main).narrow()
}
