//! What came of a call: the form that records it, the objections with their answers, the appeals.

use domain::life::{CallOutcome, CallState, objection::ObjectionAct};
use leptos::prelude::*;
use service::life::{CallSheet, ObjectionLine, WordLine};

use super::{
    appeal::appeal_row,
    words::{day, moment, named},
};
use crate::{
    i18n::{t, tv},
    ui::{Form, Select, TextArea, rich_text},
};

pub(super) fn outcome_part(sheet: &CallSheet, at: &str) -> Option<AnyView> {
    if let (Some((when, by)), Some(outcome)) = (&sheet.settled, sheet.call.outcome) {
        let appeal = sheet.appeal_until.map(|until| view! { " · " {t("call-appeal-until")} " " {day(until)} });
        return Some(
            view! {
                <section class="part" aria-labelledby="outcome">
                    <h2 id="outcome">{t("call-outcome")}</h2>
                    <p><strong>{t(&format!("call-outcome-{outcome}"))}</strong></p>
                    {rich_text(&sheet.reasons)}
                    <p class="soft">{by.clone()} ", " {moment(*when)} {appeal}</p>
                </section>
            }
            .into_any(),
        );
    }
    if sheet.call.state != CallState::Closed {
        return None;
    }
    let due = sheet.outcome_due.map(|due| view! { <p class="notice">{t("call-outcome-due")} " " {day(due)}</p> });
    if !sheet.may_judge {
        return due.map(IntoAny::into_any);
    }
    let options = CallOutcome::ALL.iter().map(|one| (one.to_string(), t(&format!("call-outcome-{one}")))).collect();
    let answers = sheet.objections.iter().filter(|one| one.state.is_unresolved()).map(|one| {
        let label = tv("call-answer-to", &[("name", one.by.clone().into())]);
        let said = one.words.last().map(|word| word.text.clone()).unwrap_or_default();
        view! { <blockquote>{rich_text(&said)}</blockquote> <TextArea name=format!("answer-{}", one.id) label=label /> }
    });
    let answers = answers.collect_view();
    Some(
        view! {
            {due}
            <section class="part mine" aria-labelledby="recording">
                <h2 id="recording">{t("call-record")}</h2>
                <p>{t("call-record-hint")}</p>
                <Form submit=t("call-record-do") action=format!("{at}/outcome")>
                    {answers}
                    <Select name="outcome" label=t("call-outcome") options=options />
                    <TextArea name="reasons" label=t("call-reasons") hint=t("call-reasons-hint") />
                </Form>
            </section>
        }
        .into_any(),
    )
}

pub(super) fn objections_part(sheet: &CallSheet, at: &str) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = sheet.objections.iter().map(|one| objection(one, at)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="objections">
                <h2 id="objections">{t("call-objections")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}

fn objection(one: &ObjectionLine, at: &str) -> impl IntoView + use<> {
    let tone = if one.state.is_unresolved() { "badge warn" } else { "badge good" };
    let due = one.due.map(|due| view! { <p class="soft">{t("call-answer-due")} " " {day(due)}</p> });
    let words = one.words.iter().map(word).collect_view();
    let action = format!("{at}/objections/{}", one.id);
    let acts = one.acts.iter().map(|act| act_form(*act, &action, &one.id.to_string())).collect_view();
    view! {
        <li id=format!("objection-{}", one.id)>
            <h3>{named(&one.by, &one.affiliation)} " " <span class=tone>{t(&format!("objection-{}", one.state))}</span></h3>
            <ol>{words}</ol>
            {due}
            {acts}
        </li>
    }
}

fn word(one: &WordLine) -> impl IntoView + use<> {
    let text = (!one.text.is_empty()).then(|| rich_text(&one.text));
    view! { <li><p class="soft">{one.by.clone()} ", " {day(one.at)} ": " {t(&format!("objection-{}", one.state))}</p>{text}</li> }
}

fn act_form(act: ObjectionAct, action: &str, id: &str) -> impl IntoView + use<> {
    let word = t(&format!("objection-act-{act}"));
    // The fields of each form have names of their own, so that a refused one is shown again in its place.
    let field = format!("{act}-{id}");
    view! {
        <details>
            <summary>{word.clone()}</summary>
            <Form submit=word action=action.to_owned()>
                <input type="hidden" name="act" value=act.to_string() />
                <TextArea name=field label=t(&format!("objection-words-{act}")) optional=act == ObjectionAct::Withdraw />
            </Form>
        </details>
    }
}

pub(super) fn appeals_part(sheet: &CallSheet, at: &str) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = sheet.appeals.iter().map(|one| appeal_row(one, None, sheet.may_decide, at)).collect();
    let lodge = sheet.may_appeal.then(|| {
        view! {
            <details>
                <summary>{t("appeal-lodge")}</summary>
                <Form submit=t("appeal-lodge-do") action=format!("{at}/appeals")>
                    <TextArea name="grounds" label=t("appeal-grounds") hint=t("appeal-grounds-hint") />
                </Form>
            </details>
        }
    });
    (!rows.is_empty() || sheet.may_appeal).then(|| {
        view! {
            <section class="part" aria-labelledby="appeals">
                <h2 id="appeals">{t("appeals")}</h2>
                <ul class="rows">{rows}</ul>
                {lodge}
            </section>
        }
    })
}

pub(super) fn annul_part(sheet: &CallSheet, at: &str) -> Option<impl IntoView + use<>> {
    (sheet.may_judge && sheet.call.state.can_annul()).then(|| {
        view! {
            <details>
                <summary>{t("call-annul")}</summary>
                <Form submit=t("call-annul-do") action=format!("{at}/annul")>
                    <TextArea name="reason" label=t("life-annul-reason") hint=t("call-annul-hint") />
                </Form>
            </details>
        }
    })
}
