//! The organisers' page for importing a programme: choose a file, see what it would change, release it.

use domain::programme::sheet::{Notice, Place};
use leptos::prelude::*;
use service::{conference::ConferenceFacts, programme::Outcome};

use super::change::counts_in_words;
use crate::{
    conference::organiser_page,
    i18n::{t, tv},
    page::Page,
    ui::{Check, Field, TextArea, file_field},
    visit::Visit,
};

/// Most findings that the page lists; the rest is counted.
const FINDINGS: usize = 200;

/// What can be chosen.
const SCHEDULES: &str = ".xml,.json,application/xml,text/xml,application/json";

/// A file that was looked at and not released yet.
pub struct Imported {
    /// What it would change.
    pub outcome: Outcome,
    /// The file, packed to travel with the page; `None` where it is too large for that.
    pub kept: Option<String>,
    /// The comment that was typed with it.
    pub comment: String,
}

/// The page, with the report of a file that was looked at.
pub fn import_page(facts: &ConferenceFacts, imported: Option<&Imported>) -> Page {
    let content = match imported {
        None => choose().into_any(),
        Some(imported) => view! { {report(imported)} {release(imported)} }.into_any(),
    };
    organiser_page(facts, t("import-title"), content)
}

fn choose() -> impl IntoView {
    view! {
        <p class="lead">{t("import-lead")}</p>
        <form class="form" method="post" enctype="multipart/form-data" novalidate>
            {file_field(t("import-file"), t("import-file-hint"), SCHEDULES)}
            <TextArea name="comment" label=t("import-comment") hint=t("import-comment-hint") optional=true />
            {refused_empty().then(confirm_empty)}
            <div class="acts">
                <button class="button primary" name="intent" value="preview">{t("import-look")}</button>
                <button class="button" name="intent" value="release">{t("import-release")}</button>
            </div>
        </form>
    }
}

/// Whether the file that was sent holds no session, and nobody confirmed that.
fn refused_empty() -> bool {
    let refused = expect_context::<Visit>().refused;
    refused.is_some_and(|refused| refused.problem.fields.iter().any(|error| error.field == "allow_empty"))
}

/// The box that confirms an empty programme; shown only where one is about to be released.
fn confirm_empty() -> impl IntoView {
    view! { <Check name="allow_empty" label=t("import-allow-empty") /> }
}

fn report(imported: &Imported) -> impl IntoView + use<> {
    let outcome = &imported.outcome;
    let unchanged = outcome.diff.changes.is_empty();
    let counts = if unchanged { t("import-unchanged") } else { counts_in_words(&outcome.diff.counts()) };
    let cancels_all = outcome.sessions == 0;
    let warning = cancels_all.then(|| view! { <div class="notice warn"><strong>{t("import-empties")}</strong></div> });
    view! {
        <section class="part bare">
            <h2>{t("import-what-it-says")}</h2>
            <p>{tv("import-sessions", &[("count", outcome.sessions.into())])}</p>
            <p><strong>{counts}</strong></p>
            {warning}
        </section>
        {findings(&outcome.notices)}
    }
}

fn findings(notices: &[Notice]) -> impl IntoView + use<> {
    if notices.is_empty() {
        return view! { <p class="soft">{t("import-no-findings")}</p> }.into_any();
    }
    let shown = notices.iter().take(FINDINGS).map(|notice| {
        view! { <li><span>{place(&notice.place)}</span><span>{notice.message.clone()}</span></li> }
    });
    let rest = notices.len().saturating_sub(FINDINGS);
    let rest =
        (rest > 0).then(|| view! { <p class="soft">{tv("import-more-findings", &[("count", rest.into())])}</p> });
    view! {
        <section class="part">
            <h2>{tv("import-findings", &[("count", notices.len().into())])}</h2>
            <ol class="findings">{shown.collect_view()}</ol>
            {rest}
        </section>
    }
    .into_any()
}

fn place(place: &Place) -> String {
    match place.line {
        0 if place.path.is_empty() => t("import-whole-file"),
        0 => place.path.clone(),
        line => tv("import-line", &[("line", line.into())]),
    }
}

fn release(imported: &Imported) -> impl IntoView + use<> {
    let Some(kept) = imported.kept.clone() else { return choose().into_any() };
    let changes = !imported.outcome.diff.changes.is_empty();
    let button = changes.then(|| {
        view! { <button class="button primary" name="intent" value="release">{t("import-release-this")}</button> }
    });
    view! {
        <form class="form part" method="post" enctype="multipart/form-data" novalidate>
            <input type="hidden" name="kept" value=kept />
            <Field name="comment" label=t("import-comment") value=imported.comment.clone() optional=true />
            {(changes && imported.outcome.sessions == 0).then(confirm_empty)}
            <div class="acts">{button} <a class="button" href="">{t("import-another")}</a></div>
        </form>
    }
    .into_any()
}
