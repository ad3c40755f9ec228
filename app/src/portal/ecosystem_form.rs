//! Founding, editing and renaming an ecosystem.

use domain::portal::TypedEcosystem;
use leptos::prelude::*;
use service::portal::EcosystemFacts;

use super::ThemeChoice;
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, TextArea, VersionField},
};

/// The form that founds an ecosystem.
pub fn new_ecosystem_page() -> Page {
    let main = view! {
        <header class="head"><h1>{t("found-ecosystem")}</h1></header>
        <Form submit=t("found-ecosystem")>
            {details(&TypedEcosystem::default(), true)}
        </Form>
    };
    Page::new(t("found-ecosystem"), main).narrow()
}

/// The form that edits an ecosystem.
pub fn edit_ecosystem_page(facts: &EcosystemFacts) -> Page {
    let title = tv("edit-named", &[("name", facts.name.clone().into())]);
    let typed = facts.typed();
    let version = facts.version.to_string();
    let main = view! {
        {head(facts, title.clone())}
        <Form submit=t("save")>
            <VersionField version=version />
            {details(&typed, false)}
        </Form>
        <section class="part">
            <h2>{t("address")}</h2>
            <p><a href=format!("/e/{}/address", facts.slug)>{t("change-address")}</a></p>
        </section>
    };
    Page::new(title, main).themed(facts.theme.to_string()).narrow()
}

/// The form that gives an ecosystem another slug.
pub fn ecosystem_address_page(facts: &EcosystemFacts) -> Page {
    let title = t("change-address");
    let slug = facts.slug.clone();
    let main = view! {
        {head(facts, title.clone())}
        <Form submit=t("change-address")>
            <Field name="slug" label=t("address-part") hint=t("address-change-hint") value=slug width="middle" />
        </Form>
    };
    Page::new(title, main).themed(facts.theme.to_string()).narrow()
}

fn head(facts: &EcosystemFacts, title: String) -> impl IntoView + use<> {
    view! {
        <header class="head">
            <p class="path"><a href=format!("/e/{}", facts.slug)>{facts.name.clone()}</a></p>
            <h1>{title}</h1>
        </header>
    }
}

fn details(typed: &TypedEcosystem, with_slug: bool) -> impl IntoView + use<> {
    let slug = with_slug.then(|| {
        view! { <Field name="slug" label=t("address-part") hint=t("ecosystem-address-hint") width="middle" /> }
    });
    view! {
        <Field name="name" label=t("name") value=typed.name.clone() />
        {slug}
        <TextArea name="purpose" label=t("purpose") hint=t("purpose-hint") value=typed.purpose.clone() optional=true />
        <Field
            name="vendor_partner" label=t("vendor-partner") hint=t("vendor-partner-hint")
            value=typed.vendor_partner.clone() optional=true
        />
        <ThemeChoice value=typed.theme.clone() />
    }
}
