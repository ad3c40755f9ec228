//! One's addresses.

use domain::zone::Zone;
use leptos::prelude::*;
use service::identity::{AddressLine, Addresses};

use super::{
    enter::hidden,
    settings::{act, moment, prove_first, settings_page},
};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form},
};

/// The list; with a recent proof, what can be changed.
pub fn addresses_page(addresses: Addresses, proved: bool, zone: &Zone) -> Page {
    let rows = addresses.verified.into_iter().map(|line| row(line, proved)).collect_view();
    let waiting = addresses.waiting.into_iter().map(|(address, until)| {
        view! {
            <li>
                <h2>{address} " " <span class="badge warn">{t("address-waits")}</span></h2>
                <p class="soft">{t("address-waits-until")} " " {moment(until, zone)}</p>
            </li>
        }
    });
    let waiting = waiting.collect_view();
    let add = if proved { add().into_any() } else { prove_first("/me/addresses") };
    let content = view! { <ul class="rows">{rows} {waiting}</ul> {add} };
    settings_page(t("addresses"), Some(t("addresses-lead")), content)
}

fn row(line: AddressLine, proved: bool) -> impl IntoView + use<> {
    let primary = line.is_primary.then(|| view! { " " <span class="badge accent">{t("primary-address")}</span> });
    let acts = (proved && !line.is_primary).then(|| {
        let id = line.id.to_string();
        view! {
            <div class="acts">
                {act("primary", "address-id", id.clone(), t("make-primary"), line.address.clone())}
                {act("remove", "address-id", id, t("remove"), line.address.clone())}
            </div>
        }
    });
    view! { <li><h2>{line.address.clone()} {primary}</h2>{acts}</li> }
}

fn add() -> impl IntoView {
    view! {
        <section class="part" aria-labelledby="add">
            <h2 id="add">{t("add-address")}</h2>
            <Form submit=t("add-address")>
                {hidden("do", "add")}
                <Field name="address" label=t("email-address") hint=t("add-address-hint") kind="email" autocomplete="email" />
            </Form>
        </section>
    }
}

/// Behind the link that was mailed to a new address.
pub fn confirm_address_page(address: String, token: String) -> Page {
    let lead = tv("confirm-address-lead", &[("address", address.into())]);
    let main = view! {
        <header class="head"><h1>{t("add-address")}</h1><p class="standing">{lead}</p></header>
        <Form submit=t("add-address")>{hidden("token", token)}</Form>
    };
    Page::new(t("add-address"), main).narrow()
}
