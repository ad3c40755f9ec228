//! What changed since the last edition.

use leptos::prelude::*;
use service::publication::{EditionChanges, StandardFacts};

use super::{cited, framed, path};
use crate::{
    draft::compare::changes,
    i18n::{t, tv},
    page::Page,
};

/// The page of a standard beside the edition before.
pub fn edition_page(facts: &StandardFacts, edition: &EditionChanges) -> Page {
    let (before, now) = (path(edition.before.number), path(facts.number));
    let changed = edition.compared.diff.changed();
    let words = [("added", changed.added.into()), ("removed", changed.removed.into())];
    let title = tv("standard-changes-title", &[("cited", cited(edition.before.number).into())]);
    let main = view! {
        <header class="head">
            <p class="path"><a href="/standards">{t("standards")}</a><a href=now.clone()>{facts.title.clone()}</a></p>
            <h1>{title.clone()}</h1>
            <p class="standing">
                <a href=before.clone()>{cited(edition.before.number)}</a> " → "
                <a href=now.clone()>{cited(facts.number)}</a> ". " {tv("draft-count-words", &words)} "."
            </p>
        </header>
        {changes(&edition.compared, &before, &now)}
    };
    framed(title, main)
}
