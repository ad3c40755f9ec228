//! What a revision refers to, folded below its facts.

use domain::{draft::References, publication::cited};
use leptos::prelude::*;
use service::publication::{Other, StandardFacts};

use crate::i18n::{t, tv};

/// So many references of a kind are listed.
const LISTED: usize = 200;

/// The references of a text, with the standards of this site that it names; none where it has none.
pub(super) fn references_part(references: &References, named: &[StandardFacts]) -> Option<AnyView> {
    let count = references.within.len() + named.len() + references.out.len();
    let within = references.within.iter().map(|one| match &one.anchor {
        Some(anchor) => view! { <li><a href=format!("#{anchor}")>{format!("#{}", one.name)}</a></li> }.into_any(),
        None => view! { <li>{tv("draft-link-nowhere", &[("name", one.name.clone().into())])}</li> }.into_any(),
    });
    let standards = named.iter().map(|one| view! { <li>{standard_named(one)}</li> }.into_any());
    let out = references
        .out
        .iter()
        .map(|to| view! { <li><a href=to.clone() rel="noopener nofollow ugc">{to.clone()}</a></li> }.into_any());
    (count > 0).then(|| {
        view! {
            <details class="part">
                <summary>{tv("draft-references", &[("count", count.into())])}</summary>
                {list("draft-references-standards", standards.collect())}
                {list("draft-references-within", within.collect())}
                {list("draft-references-out", out.collect())}
            </details>
        }
        .into_any()
    })
}

fn list(title: &'static str, mut rows: Vec<AnyView>) -> Option<AnyView> {
    let more = rows.len().saturating_sub(LISTED);
    rows.truncate(LISTED);
    let more = (more > 0).then(|| view! { <li>{tv("draft-numbers-more", &[("count", more.into())])}</li> });
    (!rows.is_empty()).then(|| view! { <h2>{t(title)}</h2> <ul class="rows">{rows} {more}</ul> }.into_any())
}

/// A standard, with what became of it where it is not in force any more.
pub(super) fn standard_named(standard: &StandardFacts) -> AnyView {
    let link = |number: i32| view! { <a href=format!("/standards/{number}")>{cited(number)}</a> };
    let withdrawn = standard.withdrawn.is_some().then(|| view! { " " {t("draft-standard-withdrawn")} });
    let by = |one: &Other| view! { " " {link(one.number)} " " {one.title.clone()} };
    let replaced = (!standard.obsoleted_by.is_empty()).then(|| {
        let others = standard.obsoleted_by.iter().map(by).collect_view();
        view! { " " {t("draft-standard-replaced")} {others} }
    });
    view! { {link(standard.number)} " " {standard.title.clone()} "." {withdrawn} {replaced} }.into_any()
}
