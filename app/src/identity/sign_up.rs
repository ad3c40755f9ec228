//! Opening an account: an address first, the rest behind the mailed link.

use leptos::prelude::*;
use service::identity::WaitingAccount;

use super::enter::{hidden, with_next};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form},
};

/// Name and address.
pub fn sign_up_page(next: Option<String>) -> Page {
    let sign_in = with_next("/sign-in", next.as_deref());
    let main = view! {
        <header class="head"><h1>{t("sign-up")}</h1><p class="standing">{t("sign-up-lead")}</p></header>
        <Form submit=t("sign-up")>
            {next.map(|next| hidden("next", next))}
            <Field name="name" label=t("your-name") hint=t("your-name-hint") autocomplete="name" />
            <Field name="address" label=t("email-address") hint=t("sign-up-address-hint") kind="email" autocomplete="email" />
        </Form>
        <p class="part">{t("account-already")} " " <a href=sign_in>{t("sign-in")}</a></p>
    };
    Page::new(t("sign-up"), main).narrow()
}

/// A mail is on its way.
pub fn sign_up_sent_page() -> Page {
    let main = view! {
        <header class="head"><h1>{t("look-into-mail")}</h1><p class="standing">{t("sign-up-sent")}</p></header>
        <p><a href="/sign-up">{t("nothing-came")}</a></p>
    };
    Page::new(t("look-into-mail"), main).narrow()
}

/// Behind the link: a password, or none.
pub fn open_account_page(waiting: WaitingAccount, token: String, next: Option<String>) -> Page {
    let lead = tv("open-account-lead", &[("name", waiting.name.into()), ("address", waiting.address.clone().into())]);
    let main = view! {
        <header class="head"><h1>{t("open-account")}</h1><p class="standing">{lead}</p></header>
        <Form submit=t("open-account-do")>
            {hidden("token", token)} {next.map(|next| hidden("next", next))}
            // So that password managers know whose password it is.
            <input
                type="email" class="unseen" autocomplete="username" value=waiting.address readonly=true
                tabindex="-1" aria-hidden="true"
            />
            <Field
                name="password" label=t("new-password") hint=t("first-password-hint") kind="password"
                autocomplete="new-password" optional=true
            />
        </Form>
    };
    Page::new(t("open-account"), main).narrow()
}
