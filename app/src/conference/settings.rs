//! Editing what a conference says about itself, and its address.

use leptos::prelude::*;
use service::conference::ConferenceFacts;

use super::{details::details, organiser_page};
use crate::{
    i18n::t,
    page::Page,
    ui::{Field, Form, VersionField},
};

/// The form that edits a conference.
pub fn settings_page(facts: &ConferenceFacts) -> Page {
    let typed = facts.typed();
    let version = facts.version.to_string();
    let content = view! {
        <Form submit=t("save")>
            <VersionField version=version />
            {details(&typed)}
        </Form>
        <section class="part">
            <h2>{t("address")}</h2>
            <p><a href=format!("/c/{}/organise/address", facts.slug)>{t("change-address")}</a></p>
        </section>
    };
    organiser_page(facts, t("settings"), content)
}

/// The form that gives a conference another slug.
pub fn address_page(facts: &ConferenceFacts) -> Page {
    let value = facts.slug.clone();
    let content = view! {
        <Form submit=t("change-address")>
            <Field name="slug" label=t("address-part") hint=t("address-change-hint") value=value width="middle" />
        </Form>
    };
    organiser_page(facts, t("change-address"), content)
}
