//! What those do who run the group: name who acts and who shepherds, tag the draft, choose its workflow.

use domain::life::Workflow;
use leptos::prelude::*;
use service::{draft::Candidate, life::Life};

use crate::{
    i18n::t,
    ui::{Check, Field, Form, Select},
};

pub(super) fn manage(life: &Life, people: &[Candidate], at: &str) -> impl IntoView + use<> {
    let options = |none: &str| {
        let mut all = vec![(String::new(), t(none))];
        all.extend(people.iter().map(|one| (one.person.to_string(), one.name.clone())));
        all
    };
    let named = life.named_holder.map(|id| id.to_string()).unwrap_or_default();
    let shepherd = life.shepherd.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
    let tags = life.workflow.table().tags.iter().map(|tag| {
        let checked = life.tags.iter().any(|one| one == tag);
        view! { <Check name="tags" label=t(&format!("life-tag-{tag}")) value=(*tag).to_owned() checked=checked /> }
    });
    let tags = tags.collect_view();
    let workflow = life.is_new.then(|| {
        let value = life.workflow.to_string();
        view! {
            <h3>{t("life-workflow")}</h3>
            <Form submit=t("life-follow") action=format!("{at}/life/workflow")>
                <Select name="workflow" label=t("life-workflow") hint=t("life-workflow-hint") options=workflows() value=value />
            </Form>
        }
    });
    let (holders, shepherds) = (options("life-as-state-says"), options("life-chairs"));
    view! {
        <section class="part" aria-labelledby="who">
            <h2 id="who">{t("life-who")}</h2>
            <Form submit=t("life-name-holder") action=format!("{at}/life/holder")>
                <Select name="person" label=t("life-holder") hint=t("life-holder-hint") options=holders value=named />
                <Field name="due" label=t("life-holder-due") kind="date" width="middle" optional=true />
                <Field name="what" label=t("life-holder-note") optional=true />
            </Form>
            <Form submit=t("life-name-shepherd") action=format!("{at}/life/shepherd")>
                <Select name="shepherd" label=t("life-shepherd") hint=t("life-shepherd-hint") options=shepherds value=shepherd />
            </Form>
            <h3>{t("life-tags")}</h3>
            <Form submit=t("life-tag") action=format!("{at}/life/tags")>{tags}</Form>
            {workflow}
        </section>
    }
}

/// The workflows, to choose from.
pub(super) fn workflows() -> Vec<(String, String)> {
    Workflow::ALL.iter().map(|one| (one.to_string(), t(&format!("workflow-{one}")))).collect()
}
