//! The form that writes a question, beside the form that comes of it.

use domain::{
    Instant,
    cfp::{Kind, NeedWord, Question, Target, TypedQuestion, Unit},
};
use leptos::prelude::*;
use service::{
    cfp::{Asked, CallFacts},
    conference::ConferenceFacts,
};

use super::list::{home, preview};
use crate::{
    conference::organiser_page,
    i18n::{t, tv},
    island::LivePreview,
    page::Page,
    ui::{Check, Field, Select, TextArea, VersionField},
};

/// A question as it is being written.
pub struct Draft<'a> {
    /// As typed so far.
    pub typed: &'a TypedQuestion,
    /// The state that it is made from; none for a new one.
    pub version: Option<String>,
    /// What comes of it, where it is complete: shown in its place among the others.
    pub shown: Option<Question>,
}

/// The form that writes a question, for a new one too. `others` are those that the call asks, this one included.
pub fn question_page(
    facts: &ConferenceFacts,
    call: &CallFacts,
    draft: Draft<'_>,
    others: &[Asked],
    now: Instant,
) -> Page {
    let title = if draft.version.is_some() { t("question-edit") } else { t("question-add") };
    let version = draft.version.clone().map(|version| view! { <VersionField version=version /> });
    let content = view! {
        <p><a href=home(facts, call)>{t("questions")}</a></p>
        <form class="form" id="question" method="post" novalidate>
            {version}
            {fields(facts, call, draft.typed)}
            <div class="acts">
                <button class="button primary" name="act" value="save">{t("save")}</button>
                <button class="button" name="act" value="preview">{t("question-show-preview")}</button>
            </div>
        </form>
        <div id="preview" class="shown" aria-live="polite">{shown(facts, call, &draft, others, now)}</div>
        <LivePreview form="question".to_owned() shown="preview".to_owned() />
    };
    organiser_page(facts, title, content).with_islands()
}

fn shown(
    facts: &ConferenceFacts,
    call: &CallFacts,
    draft: &Draft<'_>,
    others: &[Asked],
    now: Instant,
) -> impl IntoView + use<> {
    let Some(question) = &draft.shown else {
        return view! { <p class="hint">{t("question-preview-later")}</p> }.into_any();
    };
    let is_known = others.iter().any(|other| other.question.id == question.id);
    let all = others.iter().map(|other| if other.question.id == question.id { question } else { &other.question });
    let all: Vec<&Question> = all.chain((!is_known).then_some(question)).collect();
    preview(facts, call, &all, now).into_any()
}

fn fields(facts: &ConferenceFacts, call: &CallFacts, typed: &TypedQuestion) -> impl IntoView + use<> {
    let words = |words: &[&str], key: &str| -> Vec<(String, String)> {
        words.iter().map(|word| ((*word).to_owned(), t(&format!("question-{key}-{word}")))).collect()
    };
    let targets = words(&Target::ALL.iter().map(|target| target.as_str()).collect::<Vec<_>>(), "target");
    let kinds = words(&Kind::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>(), "kind");
    let needs = words(&NeedWord::ALL.iter().map(|need| need.as_str()).collect::<Vec<_>>(), "need");
    let units = words(&Unit::ALL.iter().map(|unit| unit.as_str()).collect::<Vec<_>>(), "unit");
    let clock = tv("cfp-clock-hint", &[("zone", facts.zone.clone().into())]);
    let typed = typed.clone();
    let (tracks, types) = (limits(call, &typed, true), limits(call, &typed, false));
    view! {
        <Field name="label" label=t("question-label") value=typed.label />
        <div class="fields">
            <Select name="target" label=t("question-target") options=targets value=typed.target />
            <Select name="kind" label=t("question-kind") options=kinds value=typed.kind />
        </div>
        <TextArea name="options" label=t("question-options") hint=t("question-options-hint") value=typed.options optional=true />
        <h2>{t("question-bounds")}</h2>
        <p>{t("question-bounds-hint")}</p>
        <div class="fields">
            <Field name="least" label=t("question-least") value=typed.least optional=true />
            <Field name="most" label=t("question-most") value=typed.most optional=true />
            <Select name="unit" label=t("question-unit") options=units value=typed.unit />
        </div>
        <h2>{t("question-when")}</h2>
        <p>{clock}</p>
        <Select name="need" label=t("question-need") options=needs value=typed.need />
        <div class="fields">
            <Field name="needed_after" label=t("question-needed-after") kind="datetime-local" value=typed.needed_after optional=true />
            <Field name="frozen_after" label=t("question-frozen-field") kind="datetime-local" value=typed.frozen_after optional=true />
        </div>
        <h2>{t("question-readers")}</h2>
        <Check name="is_for_reviewers" label=t("question-for-reviewers") checked=typed.is_for_reviewers />
        <Check name="is_public" label=t("question-public") hint=t("question-public-hint") checked=typed.is_public />
        <h2>{t("question-limits")}</h2>
        <p>{t("question-limits-hint")}</p>
        {types}
        {tracks}
    }
}

fn limits(call: &CallFacts, typed: &TypedQuestion, are_tracks: bool) -> Option<impl IntoView + use<>> {
    let (name, stored) = if are_tracks { ("tracks", &typed.tracks) } else { ("types", &typed.types) };
    let offered: Vec<(String, String)> = if are_tracks {
        call.tracks.iter().map(|track| (track.id.to_string(), track.name.clone())).collect()
    } else {
        call.types.iter().map(|kind| (kind.id.to_string(), kind.name.clone())).collect()
    };
    let legend = t(if are_tracks { "tracks" } else { "session-types" });
    let boxes = offered.iter().map(|(id, label)| {
        let checked = stored.contains(id);
        view! { <Check name=name value=id.clone() label=label.clone() checked=checked /> }
    });
    let boxes = boxes.collect_view();
    (!offered.is_empty()).then(|| view! { <fieldset id=name><legend>{legend}</legend>{boxes}</fieldset> })
}
