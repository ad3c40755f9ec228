//! The questions of a call, in order, and the form that they make.

use domain::{
    Instant,
    cfp::{Need, Question, Target, TypedAnswers},
};
use leptos::prelude::*;
use service::{
    cfp::{Asked, CallFacts},
    conference::ConferenceFacts,
};

use super::fields::{Asking, answer_fields};
use crate::{conference::organiser_page, i18n::t, page::Page};

/// The questions with what can be done to each, and below them the form as it is seen.
pub fn questions_page(facts: &ConferenceFacts, call: &CallFacts, questions: &[Asked], now: Instant) -> Page {
    let home = home(facts, call);
    let last = questions.len().saturating_sub(1);
    let rows = questions.iter().enumerate().map(|(nth, asked)| row(&home, asked, nth, nth == last)).collect_view();
    let list = if questions.is_empty() {
        view! { <div class="empty"><h2>{t("question-none")}</h2><p>{t("question-none-hint")}</p></div> }.into_any()
    } else {
        view! { <ol class="rows">{rows}</ol> }.into_any()
    };
    let questions: Vec<&Question> = questions.iter().map(|asked| &asked.question).collect();
    let content = view! {
        <p><a href=format!("/c/{}/organise/calls/{}", facts.slug, call.slug)>{call.title.clone()}</a></p>
        <p class="lead">{t("question-lead")}</p>
        {list}
        <p class="acts"><a class="button primary" href=format!("{home}/new")>{t("question-add")}</a></p>
        {(!questions.is_empty()).then(|| preview(facts, call, &questions, now))}
    };
    organiser_page(facts, t("questions"), content)
}

/// The address of a call's questions.
pub(super) fn home(facts: &ConferenceFacts, call: &CallFacts) -> String {
    format!("/c/{}/organise/calls/{}/questions", facts.slug, call.slug)
}

fn row(home: &str, asked: &Asked, nth: usize, is_last: bool) -> impl IntoView + use<> {
    let question = &asked.question;
    let needed =
        (question.need == Need::Required).then(|| view! { " "<span class="badge">{t("question-needed")}</span> });
    let id = question.id.to_string();
    let button = |act: &'static str| {
        let label = format!("{}: {}", t(&format!("question-{act}")), question.label);
        let id = id.clone();
        view! {
            <form method="post">
                <input type="hidden" name="question" value=id />
                <button class="button small" name="act" value=act aria-label=label>{t(&format!("question-{act}"))}</button>
            </form>
        }
    };
    view! {
        <li>
            <h2><a href=format!("{home}/{id}")>{question.label.clone()}</a>{needed}</h2>
            <p>{t(&format!("question-kind-{}", question.kind))} " · " {t(&format!("question-target-{}", question.target))}</p>
            <div class="acts">
                {(nth > 0).then(|| button("up"))}
                {(!is_last).then(|| button("down"))}
                {button("remove")}
            </div>
        </li>
    }
}

/// The form as it is seen. Nothing in it can be used: it belongs to no form and all of it is disabled.
pub(super) fn preview(
    facts: &ConferenceFacts,
    call: &CallFacts,
    questions: &[&Question],
    now: Instant,
) -> impl IntoView + use<> {
    let typed = TypedAnswers::new();
    let asking = Asking { facts, call, typed: &typed, now };
    let parts = Target::ALL.iter().map(|target| {
        let put: Vec<&Question> = questions.iter().copied().filter(|question| question.target == *target).collect();
        let is_empty = put.is_empty();
        let fields = answer_fields(asking, &put);
        (!is_empty).then(|| {
            view! {
                <fieldset class="form" disabled>
                    <legend>{t(&format!("question-part-{target}"))}</legend>
                    {fields}
                </fieldset>
            }
        })
    });
    let parts = parts.collect_view();
    view! {
        <section class="part preview" aria-labelledby="preview-title">
            <h2 id="preview-title">{t("question-preview")}</h2>
            <p>{t("question-preview-hint")}</p>
            {parts}
        </section>
    }
}
