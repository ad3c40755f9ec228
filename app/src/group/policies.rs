//! The policies of a group.

use domain::group::PolicyKind;
use leptos::prelude::*;
use service::group::{GroupFacts, PolicyLine};

use super::place::{group_page, head_below, manage_page};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select, TextArea, rich_text},
    when,
};

/// The policies of a group, those in force first.
pub fn policies_page(facts: &GroupFacts, lines: &[PolicyLine]) -> Page {
    let main = view! { {head_below(facts, &t("group-policies"))} {list(lines)} };
    group_page(facts, t("group-policies"), main)
}

/// The policies with the form that sets the next one.
pub fn edit_policies_page(facts: &GroupFacts, lines: &[PolicyLine]) -> Page {
    let kinds = PolicyKind::ALL.iter().map(|one| (one.to_string(), t(&format!("policy-{one}")))).collect();
    let content = view! {
        {list(lines)}
        <section class="part" aria-labelledby="add">
            <h2 id="add">{t("policy-add")}</h2>
            <Form submit=t("policy-add")>
                <Select name="kind" label=t("policy-about") options=kinds />
                <Field name="title" label=t("name") />
                <TextArea name="text" label=t("policy-text") hint=t("markup-hint") />
                <Field name="from" label=t("policy-from") hint=t("policy-from-hint") kind="date" optional=true width="middle" />
            </Form>
        </section>
    };
    manage_page(facts, t("group-policies"), content)
}

fn list(lines: &[PolicyLine]) -> AnyView {
    if lines.is_empty() {
        return view! { <div class="empty"><h2>{t("policies-none")}</h2><p>{t("policies-none-hint")}</p></div> }
            .into_any();
    }
    let (held, others): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.in_force);
    let others = (!others.is_empty()).then(|| {
        view! {
            <section class="part"><h2>{t("policies-others")}</h2>{others.into_iter().map(policy).collect_view()}</section>
        }
    });
    view! { {held.into_iter().map(policy).collect_view()} {others} }.into_any()
}

fn policy(line: &PolicyLine) -> impl IntoView + use<> {
    let from = tv("policy-since", &[("day", when::date_long(line.from).into())]);
    view! {
        <details class="policy">
            <summary>{line.title.clone()} <span class="soft">{t(&format!("policy-{}", line.kind))} ", " {from}</span></summary>
            {rich_text(&line.text)}
        </details>
    }
}
