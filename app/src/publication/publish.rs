//! The page on which a draft is published.

use leptos::prelude::*;
use service::{
    draft::DraftFacts,
    group::GroupFacts,
    publication::{HeldErratum, Publishing},
};

use super::{cited, held_part};
use crate::{
    draft::place::{draft_page, head_below, path},
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form},
};

/// The page that publishes a draft, or says what is missing.
pub fn publish_page(group: &GroupFacts, draft: &DraftFacts, shown: &Publishing, held: &[HeldErratum]) -> Page {
    let standing = view! { <p class="standing">{t("publish-how")}</p> };
    let missing = shown.missing.iter().map(|need| view! { <li>{t(&format!("life-need-{need}"))}</li> }).collect_view();
    let body = if !shown.is_there {
        let life = format!("{}/life", path(group, draft));
        view! { <p class="notice" role="status">{t("publish-not-there")} " " <a href=life>{t("life")}</a></p> }
            .into_any()
    } else if shown.missing.is_empty() {
        view! {
            <Form submit=t("publish-act")>
                <Field name="obsoletes" label=t("standard-obsoletes") hint=t("publish-numbers-hint") optional=true />
                <Field name="updates" label=t("standard-updates") hint=t("publish-numbers-hint") optional=true />
            </Form>
        }
        .into_any()
    } else {
        view! { <p>{t("publish-missing")}</p><ul>{missing}</ul> }.into_any()
    };
    let earlier = shown.earlier.iter().map(|(number, title)| {
        let words = tv("standard-called", &[("cited", cited(*number).into()), ("title", title.clone().into())]);
        view! { <li><a href=super::path(*number)>{words}</a></li> }
    });
    let earlier: Vec<_> = earlier.collect();
    let earlier = (!earlier.is_empty()).then(|| {
        view! { <section class="part"><h2>{t("publish-earlier")}</h2><ul class="rows">{earlier}</ul></section> }
    });
    let main = view! {
        {head_below(group, draft, t("publish"), standing.into_any())}
        {body}
        {held_part(held)}
        {earlier}
    };
    draft_page(group, draft, t("publish"), main).narrow().unlisted()
}
