//! Who writes and reads a draft, and what it says about itself.

use domain::draft::Part;
use leptos::prelude::*;
use service::{
    draft::{Candidate, DraftFacts, NamedPerson},
    group::GroupFacts,
};

use super::{
    index::audiences,
    place::{draft_page, head_below, path},
};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select, TextArea, VersionField},
};

/// The page on which a draft is set up.
pub fn draft_settings_page(group: &GroupFacts, draft: &DraftFacts, candidates: &[Candidate]) -> Page {
    let at = path(group, draft);
    let typed = draft.typed();
    let version = draft.version.to_string();
    let main = view! {
        {head_below(group, draft, t("draft-settings"), ().into_any())}
        <Form submit=t("save")>
            <VersionField version=version />
            <Field name="title" label=t("draft-title") value=typed.title />
            <TextArea name="summary" label=t("draft-summary") hint=t("draft-summary-hint") value=typed.summary optional=true />
            <Field name="repository" label=t("draft-repository") hint=t("draft-repository-hint") value=typed.repository optional=true />
            <Select name="audience" label=t("draft-audience") options=audiences() value=typed.audience />
            <Field name="embargo" label=t("draft-embargo") hint=t("draft-embargo-hint") value=typed.embargo kind="date" width="middle" optional=true />
        </Form>
        {people(draft, candidates, &at)}
    };
    draft_page(group, draft, t("draft-settings"), main).narrow().unlisted()
}

fn people(draft: &DraftFacts, candidates: &[Candidate], at: &str) -> impl IntoView + use<> {
    let action = format!("{at}/people");
    let rows = draft.people.iter().map(|one| person(one, &action)).collect_view();
    let options = candidates.iter().map(|one| (one.person.to_string(), one.name.clone())).collect();
    let parts = Part::ALL.iter().map(|part| (part.to_string(), t(&format!("draft-part-{part}")))).collect();
    let form = (!candidates.is_empty()).then(|| {
        view! {
            <Form submit=t("draft-name-somebody") action=action.clone()>
                <div class="fields">
                    <Select name="person" label=t("draft-person") hint=t("draft-person-hint") options=options />
                    <Select name="part" label=t("draft-part") options=parts />
                </div>
            </Form>
        }
    });
    view! {
        <section class="part" aria-labelledby="people">
            <h2 id="people">{t("draft-people")}</h2>
            <p class="hint">{t("draft-people-hint")}</p>
            <ul class="rows">{rows}</ul>
            {form}
        </section>
    }
}

fn person(one: &NamedPerson, action: &str) -> impl IntoView + use<> {
    let label = tv("draft-take-back", &[("name", one.name.clone().into())]);
    view! {
        <li class="named">
            <span>{one.name.clone()} " " <span class="badge">{t(&format!("draft-part-{}", one.part))}</span></span>
            <form method="post" action=action.to_owned()>
                <input type="hidden" name="person" value=one.person.to_string() />
                <button class="button small" aria-label=label>{t("draft-take-back-short")}</button>
            </form>
        </li>
    }
}
