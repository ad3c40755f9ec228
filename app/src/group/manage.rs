//! What those who run a group find first: what waits for somebody, and where the group goes next.

use domain::group::GroupMove;
use leptos::prelude::*;
use service::group::{GroupFacts, GroupHome};

use super::{home::state_badge, place::manage_page};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Form, Select, TextArea},
    when,
};

/// The first page of those who run a group.
pub fn manage_group_page(facts: &GroupFacts, home: &GroupHome) -> Page {
    let since = when::date_long(facts.state_since.date_naive());
    let state = t(&format!("group-state-{}", facts.state));
    let content = view! {
        <section class="part bare" aria-labelledby="next">
            <h2 id="next">{t("group-who-acts")}</h2>
            {to_do(facts, home)}
        </section>
        <section class="part" aria-labelledby="state">
            <h2 id="state">{t("group-state")}</h2>
            <p>{tv("group-state-since", &[("state", state.into()), ("day", since.into())])} " " {state_badge(facts.state)}</p>
            {steps(facts)}
        </section>
        {record(facts)}
    };
    manage_page(facts, t("group-manage-overview"), content)
}

/// Everything, to take away, for those who may.
fn record(facts: &GroupFacts) -> impl IntoView + use<> {
    let href = format!("/g/{}/manage/record.tar", facts.slug);
    facts.may.export.then(|| {
        view! {
            <section class="part" aria-labelledby="record">
                <h2 id="record">{t("group-record")}</h2>
                <p>{t("group-record-hint")}</p>
                <p><a class="button small" href=href>{t("group-record-whole")}</a></p>
            </section>
        }
    })
}

/// What waits, each with who acts and where.
fn to_do(facts: &GroupFacts, home: &GroupHome) -> AnyView {
    let path = format!("/g/{}/manage", facts.slug);
    let features = facts.kind.features();
    let mut rows: Vec<(String, String)> = Vec::new();
    if home.waiting > 0 {
        rows.push((tv("group-todo-requests", &[("count", home.waiting.into())]), format!("{path}/members")));
    }
    if home.officers.iter().all(|one| one.role != domain::policy::RoleKind::Chair) {
        rows.push((t("group-todo-chair"), format!("{path}/members")));
    }
    if features.needs_charter && home.charter.is_none() && facts.state.is_written() {
        let words = if home.has_draft_charter { "group-todo-adopt" } else { "group-todo-charter" };
        rows.push((t(words), format!("{path}/charter")));
    }
    for late in home.milestones.iter().filter(|line| line.late) {
        let words = tv("group-todo-milestone", &[("title", late.title.clone().into())]);
        rows.push((words, format!("{path}/milestones/{}", late.id)));
    }
    if rows.is_empty() {
        return view! { <p class="soft">{t("group-todo-nothing")}</p> }.into_any();
    }
    let rows = rows.into_iter().map(|(words, href)| view! { <li><a href=href>{words}</a></li> });
    view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
}

/// The steps that the reader may make; the others are told to be others' to make.
fn steps(facts: &GroupFacts) -> AnyView {
    let may = |step: &&GroupMove| if step.is_the_chairs() { facts.may.name_officers } else { facts.may.oversee };
    let options: Vec<(String, String)> = facts
        .state
        .moves()
        .iter()
        .filter(may)
        .map(|step| (step.to_string(), t(&format!("group-step-{step}"))))
        .collect();
    if options.is_empty() {
        return view! { <p class="hint">{t("group-moved-above")}</p> }.into_any();
    }
    view! {
        <Form submit=t("group-move")>
            <Select name="step" label=t("group-what-next") options=options />
            <TextArea name="note" label=t("group-move-note") hint=t("group-move-note-hint") optional=true />
        </Form>
    }
    .into_any()
}
