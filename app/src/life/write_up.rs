//! The write-up of a draft.

use leptos::prelude::*;
use service::{draft::DraftFacts, group::GroupFacts, life::WriteUpSheet};

use super::words::day;
use crate::{
    draft::place::{draft_page, head_below},
    i18n::t,
    page::Page,
    ui::{Form, TextArea, rich_text},
};

/// The page of a draft's write-up: the questions of its workflow with their answers.
pub fn write_up_page(group: &GroupFacts, draft: &DraftFacts, sheet: &WriteUpSheet) -> Page {
    let workflow = draft.workflow;
    let answer = |question: &str| sheet.answers.get(question).cloned().unwrap_or_default();
    let body = if sheet.may_write {
        let fields = sheet.questions.iter().map(|question| {
            let label = t(&format!("write-up-{workflow}-{question}"));
            view! { <TextArea name=(*question).to_owned() label=label value=answer(question) optional=true /> }
        });
        let (fields, number) = (fields.collect_view(), sheet.number.to_string());
        view! {
            <Form submit=t("save")>
                <input type="hidden" name="number" value=number />
                {fields}
            </Form>
        }
        .into_any()
    } else {
        let answers = sheet.questions.iter().map(|question| {
            let said = answer(question);
            let said = if said.is_empty() {
                view! { <p class="soft">{t("write-up-open")}</p> }.into_any()
            } else {
                rich_text(&said).into_any()
            };
            view! { <h2>{t(&format!("write-up-{workflow}-{question}"))}</h2> {said} }
        });
        answers.collect_view().into_any()
    };
    let state = t(if sheet.is_complete { "write-up-complete" } else { "write-up-incomplete" });
    let saved = sheet.saved.as_ref().map(|(at, by)| view! { " " {by.clone()} ", " {day(*at)} });
    let standing = view! { <p class="standing">{state} {saved}</p> }.into_any();
    let main = view! { {head_below(group, draft, t("write-up"), standing)} {body} };
    draft_page(group, draft, t("write-up"), main).narrow()
}
