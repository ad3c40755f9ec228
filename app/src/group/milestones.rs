//! What a group plans, for those who plan it.

use domain::group::MilestoneState;
use leptos::prelude::*;
use service::group::{GroupFacts, MilestoneLine};

use super::{home::milestone, place::manage_page};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select},
};

/// Every milestone, and the form that adds one.
pub fn milestones_page(facts: &GroupFacts, lines: &[MilestoneLine]) -> Page {
    let path = format!("/g/{}/manage/milestones", facts.slug);
    let list = if lines.is_empty() {
        view! { <div class="empty"><h2>{t("milestones-none")}</h2><p>{t("milestones-none-hint")}</p></div> }.into_any()
    } else {
        let links = lines.iter().map(|line| {
            let label = tv("milestone-change", &[("title", line.title.clone().into())]);
            view! { <li><a href=format!("{path}/{}", line.id)>{label}</a></li> }
        });
        view! {
            <ol class="milestones">{lines.iter().map(milestone).collect_view()}</ol>
            <details><summary>{t("milestones-change")}</summary><ul class="rows">{links.collect_view()}</ul></details>
        }
        .into_any()
    };
    let content = view! {
        {list}
        <section class="part" aria-labelledby="add">
            <h2 id="add">{t("milestone-add")}</h2>
            <Form submit=t("milestone-add")>
                <Field name="title" label=t("milestone-title") hint=t("milestone-title-hint") />
                <Field name="due" label=t("milestone-due") kind="date" optional=true width="middle" />
            </Form>
        </section>
    };
    manage_page(facts, t("group-milestones"), content)
}

/// The form that changes a milestone.
pub fn milestone_page(facts: &GroupFacts, line: &MilestoneLine) -> Page {
    let states = MilestoneState::ALL.iter().map(|one| (one.to_string(), t(&format!("milestone-{one}")))).collect();
    let due = line.due.map(|due| due.to_string()).unwrap_or_default();
    let (title, state) = (line.title.clone(), line.state.to_string());
    let content = view! {
        <Form submit=t("save")>
            <Field name="title" label=t("milestone-title") value=title />
            <Field name="due" label=t("milestone-due") kind="date" value=due optional=true width="middle" />
            <Select name="state" label=t("group-state") options=states value=state />
        </Form>
    };
    manage_page(facts, tv("milestone-change", &[("title", line.title.clone().into())]), content)
}
