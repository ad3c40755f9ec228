//! What chairs do on the page of a proposal: who reviews it, who has a conflict, what reviewers read, who decides.

use domain::review::conflict::Tie;
use leptos::prelude::*;
use service::review::{Assignee, ChairsPart};

use super::place::button;
use crate::{
    i18n::{t, tv},
    ui::{Check, Select, TextArea, VersionField},
};

/// The part of the page that chairs see.
pub(super) fn chairs_part(here: &str, chairs: &ChairsPart) -> impl IntoView + use<> {
    let waits = (chairs.needs_deputy && chairs.deputy.is_none())
        .then(|| view! { <p class="notice warn">{t("review-needs-deputy")}</p> });
    view! {
        <section class="part">
            <h2>{t("review-chairs")}</h2>
            {waits}
            {assigned(here, chairs)}
            {conflicts(here, chairs)}
            {deputy(here, chairs)}
            {copy(here, chairs)}
        </section>
    }
}

fn assigned(here: &str, chairs: &ChairsPart) -> impl IntoView + use<> {
    let action = format!("{here}/assign");
    let rows = chairs.assigned.iter().map(|one| assignee(&action, one, chairs.decides)).collect_view();
    let options: Vec<_> = chairs.able.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let form = (chairs.decides && !options.is_empty()).then(|| {
        view! {
            <form class="form" method="post" action=action novalidate>
                <input type="hidden" name="act" value="give" />
                <Select name="person" label=t("review-give-to") options=options />
                <div class="acts"><button class="button small">{t("review-give")}</button></div>
            </form>
        }
    });
    view! { <h3>{t("review-assigned")}</h3><ul class="rows">{rows}</ul>{form} }
}

fn assignee(action: &str, one: &Assignee, decides: bool) -> impl IntoView + use<> {
    let state = match (&one.declined, one.is_done) {
        (Some(reason), _) => tv("review-declined-because", &[("reason", reason.clone().into())]),
        (None, true) => t("review-task-done"),
        (None, false) => t("review-not-yet"),
    };
    let fields = [("act", "take".to_owned()), ("person", one.person.to_string())];
    let take = (decides && !one.is_done).then(|| button(action.to_owned(), t("review-take"), &fields));
    view! { <li><p>{one.name.clone()} " · " {state}</p>{take}</li> }
}

fn conflicts(here: &str, chairs: &ChairsPart) -> impl IntoView + use<> {
    let action = format!("{here}/conflict");
    let rows = chairs.conflicts.iter().map(|(person, name, tie, is_pinned)| {
        let fields = [("person", person.to_string()), ("tie", String::new())];
        let drop = is_pinned.then(|| button(action.clone(), t("review-unpin"), &fields));
        view! { <li><p>{name.clone()} " · " {t(&format!("review-tie-{tie}"))}</p>{drop}</li> }
    });
    let rows = rows.collect_view();
    let people: Vec<_> = chairs.committee.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let ties = Tie::ALL.iter().filter(|tie| **tie != Tie::OwnProposal);
    let ties: Vec<_> = ties.map(|tie| (tie.to_string(), t(&format!("review-tie-{tie}")))).collect();
    view! {
        <h3>{t("review-conflicts")}</h3>
        <ul class="rows">{rows}</ul>
        <form class="form" method="post" action=action novalidate>
            <div class="fields">
                <Select name="person" label=t("review-whose") options=people />
                <Select name="tie" label=t("review-tie") options=ties value="administrative" />
            </div>
            <div class="acts"><button class="button small">{t("review-pin")}</button></div>
        </form>
    }
}

fn deputy(here: &str, chairs: &ChairsPart) -> impl IntoView + use<> {
    let now = chairs.deputy.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
    let none = (String::new(), t("review-no-deputy"));
    let people = chairs.chairs.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let options: Vec<_> = [none].into_iter().chain(people).collect();
    view! {
        <h3>{t("review-deputy")}</h3>
        <form class="form" method="post" action=format!("{here}/deputy") novalidate>
            <Select name="deputy" label=t("review-deputy") hint=t("review-deputy-hint") options=options value=now />
            <div class="acts"><button class="button small">{t("save")}</button></div>
        </form>
    }
}

/// The redacted copies: a box says whether there is one, as a blank copy is a copy.
fn copy(here: &str, chairs: &ChairsPart) -> impl IntoView + use<> {
    let copy = &chairs.copy;
    let version = copy.version.as_ref().map(ToString::to_string).unwrap_or_default();
    let names = ["title", "summary", "description"];
    let labels = [t("title"), t("cfp-summary"), t("description")];
    let texts = names.into_iter().zip(labels).enumerate().map(|(nth, (name, label))| {
        let is_copied = copy.copies[nth].is_some();
        let value = copy.copies[nth].clone().unwrap_or_else(|| copy.originals[nth].clone());
        view! {
            <Check name=format!("{name}.copied") label=tv("review-replace", &[("what", label.clone().into())]) checked=is_copied />
            <TextArea name=name label=tv("review-instead", &[("what", label.into())]) value=value optional=true />
        }
    });
    let topics = chairs.topics.iter().map(|(id, name, is_about)| {
        view! { <Check name="topics" value=id.to_string() label=name.clone() checked=*is_about /> }
    });
    let topics = (!chairs.topics.is_empty())
        .then(|| view! { <fieldset><legend>{t("review-topics")}</legend>{topics.collect_view()}</fieldset> });
    view! {
        <details>
            <summary>{t("review-prepare")}</summary>
            <p>{t("review-prepare-hint")}</p>
            <form class="form" method="post" action=format!("{here}/copy") novalidate>
                <VersionField version=version />
                {texts.collect_view()}
                {topics}
                <TextArea name="targets" label=t("review-targets") hint=t("review-targets-hint") value=copy.targets.clone() optional=true />
                <div class="acts"><button class="button">{t("save")}</button></div>
            </form>
        </details>
    }
}
