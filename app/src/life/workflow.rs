//! The workflow that new drafts of a group follow.

use domain::life::Workflow;
use leptos::prelude::*;
use service::group::GroupFacts;

use super::{manage::workflows, words::state_word};
use crate::{
    group::place::manage_page,
    i18n::{t, tv},
    page::Page,
    ui::{Form, Select},
};

/// The page on which it is chosen, with what each workflow is.
pub fn workflow_page(group: &GroupFacts) -> Page {
    let tables = Workflow::ALL.iter().map(|one| {
        let table = one.table();
        let source = tv("workflow-source", &[("source", table.source.into()), ("day", table.read_on.into())]);
        let lines = table.lines.iter().map(|line| {
            let states: Vec<String> = line.states.iter().map(|state| state_word(*one, line.key, state.key)).collect();
            view! { <p><strong>{t(&format!("life-line-{}", line.key))} ": "</strong>{states.join(", ")}</p> }
        });
        let lines = lines.collect_view();
        view! { <section class="part"><h2>{t(&format!("workflow-{one}"))}</h2>{lines}<p class="soft">{source}</p></section> }
    });
    let tables = tables.collect_view();
    let chosen = group.workflow.to_string();
    let content = view! {
        <Form submit=t("save")>
            <Select name="workflow" label=t("life-workflow") hint=t("workflow-hint") options=workflows() value=chosen />
        </Form>
        {tables}
    };
    manage_page(group, t("life-workflow"), content)
}
