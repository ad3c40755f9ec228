//! How a call is reviewed: dates, categories, subjects, and how names are hidden.

use domain::review::{
    phase::{Others, Reach},
    score::Summary,
    settings::{TypedCategory, TypedPhase},
    visibility::Anonymity,
};
use leptos::prelude::*;
use service::{
    cfp::{CallFacts, OfferedTrack},
    conference::ConferenceFacts,
    review::ReviewSettings,
};

use super::place::chairs_page;
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Check, Field, Form, Select, TextArea, VersionField},
    visit::Visit,
};

/// Empty rows below those there are.
const EMPTY_ROWS: usize = 2;
/// Most rows that a form shows again; the rules allow fewer.
const MOST_ROWS: usize = 60;

/// The form that sets how a call is reviewed.
pub fn review_settings_page(facts: &ConferenceFacts, call: &CallFacts, settings: &ReviewSettings) -> Page {
    let typed = settings.typed.clone();
    let version = settings.version.to_string();
    let clock = tv("cfp-clock-hint", &[("zone", facts.zone.clone().into())]);
    let anonymity = Anonymity::ALL.iter().map(|one| (one.to_string(), t(&format!("review-anonymity-{one}")))).collect();
    let summary = Summary::ALL.iter().map(|one| (one.to_string(), t(&format!("review-summary-{one}")))).collect();
    let none = (String::new(), t("review-no-deputy"));
    let deputies = settings.chairs.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let deputies: Vec<_> = [none].into_iter().chain(deputies).collect();
    let deputy = settings.deputy.map(|id| id.to_string()).unwrap_or_default();
    let phase_rows = rows("phases", typed.phases.len());
    let phases = (0..phase_rows).map(|nth| phase(nth, typed.phases.get(nth))).collect_view();
    let category_rows = rows("categories", typed.categories.len());
    let categories =
        (0..category_rows).map(|nth| category(nth, typed.categories.get(nth), &call.tracks)).collect_view();
    let content = view! {
        <Form submit=t("save")>
            <VersionField version=version />
            <Select name="anonymity" label=t("review-anonymity") hint=t("review-anonymity-hint") options=anonymity value=typed.anonymity />
            <div class="fields">
                <Field name="wanted" label=t("review-wanted") value=typed.wanted width="short" />
                <Select name="summary" label=t("review-summary") options=summary value=typed.summary />
            </div>
            <TextArea name="guidance" label=t("review-guidance") hint=t("markup-hint") value=typed.guidance optional=true />
            <Select name="deputy" label=t("review-deputy") hint=t("review-general-deputy-hint") options=deputies value=deputy />
            <h2>{t("review-phases")}</h2>
            <p class="hint">{clock}</p>
            <input type="hidden" name="phases" value=phase_rows.to_string() />
            {phases}
            <h2>{t("review-categories")}</h2>
            <p class="hint">{t("review-categories-hint")}</p>
            <input type="hidden" name="categories" value=category_rows.to_string() />
            {categories}
            <h2>{t("review-topics")}</h2>
            <TextArea name="topics" label=t("review-topics") hint=t("review-topics-hint") value=typed.topics optional=true />
        </Form>
    };
    chairs_page(facts, call, "review-settings", content)
}

/// A form shown again has as many rows as were sent.
fn rows(list: &str, there_are: usize) -> usize {
    let sent = expect_context::<Visit>().typed(list).and_then(|rows| rows.parse::<usize>().ok());
    sent.unwrap_or(there_are + EMPTY_ROWS).min(MOST_ROWS)
}

fn phase(nth: usize, phase: Option<&TypedPhase>) -> impl IntoView + use<> {
    let at = |field: &str| format!("phases.{nth}.{field}");
    let phase = phase.cloned().unwrap_or_else(|| TypedPhase {
        others: Others::AfterOwn.to_string(),
        reach: Reach::Assigned.to_string(),
        ..TypedPhase::default()
    });
    let others = Others::ALL.iter().map(|one| (one.to_string(), t(&format!("review-others-{one}"))));
    let reach = Reach::ALL.iter().map(|one| (one.to_string(), t(&format!("review-reach-{one}"))));
    view! {
        <fieldset>
            <legend>{tv("review-phase-nth", &[("nth", (nth + 1).into())])}</legend>
            <Field name=at("name") label=t("name") value=phase.name optional=true />
            <div class="fields">
                <Field name=at("from") label=t("review-from") value=phase.from kind="datetime-local" optional=true />
                <Field name=at("until") label=t("review-until") value=phase.until kind="datetime-local" optional=true />
            </div>
            <Check name=at("bidding") label=t("review-allows-bidding") checked=phase.bidding />
            <Check name=at("reviewing") label=t("review-allows-reviewing") checked=phase.reviewing />
            <Check name=at("discussing") label=t("review-allows-discussing") checked=phase.discussing />
            <Check name=at("speakers_edit") label=t("review-allows-editing") checked=phase.speakers_edit />
            <Check name=at("reviewer_names") label=t("review-allows-names") checked=phase.reviewer_names />
            <div class="fields">
                <Select name=at("others") label=t("review-read-others") options=others.collect() value=phase.others />
                <Select name=at("reach") label=t("review-reach") options=reach.collect() value=phase.reach />
            </div>
        </fieldset>
    }
}

fn category(nth: usize, category: Option<&TypedCategory>, tracks: &[OfferedTrack]) -> impl IntoView + use<> {
    let at = |field: &str| format!("categories.{nth}.{field}");
    let category = category.cloned().unwrap_or_default();
    let boxes = tracks.iter().map(|track| {
        let id = track.id.to_string();
        let checked = category.tracks.contains(&id);
        view! { <Check name=at("tracks") value=id label=tv("review-only-for", &[("track", track.name.clone().into())]) checked=checked /> }
    });
    let boxes = boxes.collect_view();
    view! {
        <fieldset>
            <legend>{tv("review-category-nth", &[("nth", (nth + 1).into())])}</legend>
            <input type="hidden" name=at("id") value=category.id />
            <div class="fields">
                <Field name=at("name") label=t("name") value=category.name optional=true />
                <Field name=at("weight") label=t("review-weight") value=category.weight width="short" optional=true />
                <Field name=at("least") label=t("review-least") value=category.least width="short" optional=true />
                <Field name=at("greatest") label=t("review-greatest") value=category.greatest width="short" optional=true />
            </div>
            {boxes}
        </fieldset>
    }
}
