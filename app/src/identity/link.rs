//! The page behind a mailed link: one click confirms it, because programs that scan mail open links too.

use leptos::prelude::*;

use super::enter::hidden;
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::Form,
};

/// Signs in on a click.
pub fn sign_in_link_page(address: String, token: String, next: Option<String>) -> Page {
    let lead = tv("sign-in-as", &[("address", address.into())]);
    let main = view! {
        <header class="head"><h1>{t("sign-in")}</h1><p class="standing">{lead}</p></header>
        <Form submit=t("sign-in")>{hidden("token", token)} {next.map(|next| hidden("next", next))}</Form>
    };
    Page::new(t("sign-in"), main).narrow()
}
