//! The page on which a standard is withdrawn.

use leptos::prelude::*;
use service::publication::StandardFacts;

use super::{cited, framed, path};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{TextArea, VersionField},
};

/// The page that withdraws a standard; `version` is the state that is looked at.
pub fn withdraw_page(facts: &StandardFacts, version: String) -> Page {
    let title = tv("standard-withdraw-title", &[("cited", cited(facts.number).into())]);
    let main = view! {
        <header class="head">
            <p class="path"><a href="/standards">{t("standards")}</a><a href=path(facts.number)>{facts.title.clone()}</a></p>
            <h1>{title.clone()}</h1>
            <p class="standing">{t("standard-withdraw-how")}</p>
        </header>
        <form class="form" method="post" novalidate>
            <VersionField version=version />
            <TextArea name="note" label=t("standard-withdraw-why") hint=t("standard-withdraw-why-hint") />
            <div class="acts"><button class="button danger">{t("standard-withdraw")}</button></div>
        </form>
    };
    framed(title, main).narrow().unlisted()
}
