//! A form that came without a sign-in, or too long after it: the pages on which it waits until its person is known.

use leptos::prelude::*;

use super::enter::hidden;
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form},
    visit::Visit,
};

/// A form that was not taken because nobody was signed in.
#[derive(Clone, Debug)]
pub struct Carried {
    /// Where it goes.
    pub path: String,
    /// Its fields as they came.
    pub packed: String,
    /// Its fields.
    pub fields: Vec<(String, String)>,
}

/// The sign-in ended: signing in again takes the form along. Whoever signs in elsewhere sends it from here.
pub fn sign_in_ended_page(carried: &Carried) -> Page {
    let (path, packed) = (carried.path.clone(), carried.packed.clone());
    let main = view! {
        <header class="head">
            <h1>{t("sign-in-ended")}</h1>
            <p class="standing">{t("sign-in-ended-lead")}</p>
        </header>
        <Form submit=t("sign-in") action="/sign-in">
            {hidden("how", "password")} {hidden("next", path)}
            {hidden("carried", packed)}
            <Field name="address" label=t("email-address") kind="email" autocomplete="username" />
            <Field name="password" label=t("password") kind="password" autocomplete="current-password" />
        </Form>
        <section class="part">
            <h2>{t("sign-in-elsewhere")}</h2>
            <p>{t("sign-in-elsewhere-how")} " " <a href="/sign-in" target="_blank">{t("sign-in-elsewhere-do")}</a></p>
            {send(carried, "button")}
        </section>
    };
    Page::new(t("sign-in-ended"), main).narrow()
}

/// The sign-in is too long ago for this form: confirming takes it along. Whoever confirms by mail sends it from here.
pub fn proof_first_page(has_password: bool, carried: &Carried) -> Page {
    let confirm = has_password.then(|| {
        let (path, packed) = (carried.path.clone(), carried.packed.clone());
        view! {
            <Form submit=t("confirm") action="/sign-in/again">
                {hidden("how", "password")} {hidden("next", path)} {hidden("carried", packed)}
                <Field name="password" label=t("password") kind="password" autocomplete="current-password" />
            </Form>
        }
    });
    let main = view! {
        <header class="head">
            <h1>{t("again-title")}</h1>
            <p class="standing">{t("again-why")} " " {t("again-kept")}</p>
        </header>
        {confirm}
        <section class="part">
            <h2>{t("again-elsewhere")}</h2>
            <p>
                {t("again-elsewhere-how")} " "
                <a href="/sign-in/again" target="_blank">{t("sign-in-elsewhere-do")}</a>
            </p>
            {send(carried, "button")}
        </section>
    };
    Page::new(t("again-title"), main).narrow()
}

/// Signed in again: what was typed can be sent now.
pub fn carried_page(carried: &Carried) -> Page {
    let name = expect_context::<Visit>().who.map(|who| who.name).unwrap_or_default();
    let title = t("carried-title");
    let main = view! {
        <header class="head">
            <h1>{title.clone()}</h1>
            <p class="standing">{tv("carried-lead", &[("name", name.into())])}</p>
        </header>
        {send(carried, "button primary")}
    };
    Page::new(title, main).narrow()
}

fn send(carried: &Carried, class: &'static str) -> impl IntoView + use<> {
    let fields = carried.fields.iter().map(|(name, value)| {
        let (name, value) = (name.clone(), value.clone());
        view! { <input type="hidden" name=name value=value /> }
    });
    view! {
        <form method="post" action=carried.path.clone()>
            {fields.collect_view()}
            <p class="acts"><button class=class>{t("carried-send")}</button></p>
        </form>
    }
}
