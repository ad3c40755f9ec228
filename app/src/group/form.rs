//! The forms that propose and edit a group.

use domain::{
    group::{GroupKind, Joining, Seats, TypedGroup},
    policy::Visibility,
};
use leptos::prelude::*;
use service::group::{Grounds, GroupFacts};

use super::place::manage_page;
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select, TextArea, VersionField},
};

/// The form that proposes a group in an ecosystem.
pub fn propose_group_page(grounds: &Grounds) -> Page {
    let kinds = GroupKind::ALL.iter().map(|kind| (kind.to_string(), t(&format!("group-kind-{kind}")))).collect();
    let none = (String::new(), t("group-parent-usual"));
    let parents = grounds.parents.iter().map(|parent| (parent.slug.clone(), parent.name.clone()));
    let parents: Vec<_> = std::iter::once(none).chain(parents).collect();
    let meanings = GroupKind::ALL.iter().map(|kind| {
        view! { <li><strong>{t(&format!("group-kind-{kind}"))}</strong> ": " {t(&format!("group-kind-{kind}-means"))}</li> }
    });
    let main = view! {
        <header class="head">
            <p class="path"><a href=format!("/e/{}/groups", grounds.ecosystem.slug)>{grounds.ecosystem.name.clone()}</a></p>
            <h1>{t("start-a-group")}</h1>
            <p class="standing">{t("start-a-group-how")}</p>
        </header>
        <Form submit=t("group-propose")>
            <Field name="name" label=t("name") />
            <Field name="slug" label=t("address-part") hint=t("group-address-hint") width="middle" />
            <Field name="purpose" label=t("group-purpose") hint=t("group-purpose-hint") />
            <Select name="kind" label=t("group-kind") options=kinds />
            <details><summary>{t("group-kinds-mean")}</summary><ul class="rows">{meanings.collect_view()}</ul></details>
            <Select name="parent" label=t("group-parent") hint=t("group-parent-hint") options=parents />
            <TextArea name="description" label=t("group-about") hint=t("group-why-hint") optional=true />
            <Select name="joining" label=t("group-joining") options=joining() value="request" />
            <Select name="visibility" label=t("group-visibility") options=visibility("group-visible") />
        </Form>
    };
    Page::new(t("start-a-group"), main).themed(grounds.ecosystem.theme.to_string()).narrow()
}

/// The form that edits a group.
pub fn edit_group_page(facts: &GroupFacts) -> Page {
    let TypedGroup {
        name,
        purpose,
        description,
        first_steps,
        joining: how,
        visibility: who,
        member_list,
        seats,
        categories,
        links,
    } = facts.typed();
    let whose = Seats::ALL.iter().map(|one| (one.to_string(), t(&format!("group-seats-{one}")))).collect();
    let version = facts.version.to_string();
    let seats = facts.kind.features().votes.then(|| {
        view! { <Select name="seats" label=t("group-seats") hint=t("group-seats-hint") options=whose value=seats /> }
    });
    let content = view! {
        <Form submit=t("save")>
            <VersionField version=version />
            <Field name="name" label=t("name") value=name />
            <Field name="purpose" label=t("group-purpose") hint=t("group-purpose-hint") value=purpose />
            <TextArea name="description" label=t("group-about") hint=t("markup-hint") value=description optional=true />
            <TextArea name="first_steps" label=t("group-first-steps") hint=t("group-first-steps-hint") value=first_steps optional=true />
            <TextArea name="links" label=t("group-places") hint=t("group-links-hint") value=links optional=true />
            <h2>{t("group-people")}</h2>
            <Select name="joining" label=t("group-joining") options=joining() value=how />
            <div class="fields">
                <Select name="visibility" label=t("group-visibility") options=visibility("group-visible") value=who />
                <Select name="member_list" label=t("group-member-list") options=visibility("group-list") value=member_list />
            </div>
            <TextArea name="categories" label=t("group-categories") hint=t("group-categories-hint") value=categories optional=true />
            {seats}
        </Form>
        <section class="part">
            <h2>{t("address")}</h2>
            <p><a href=format!("/g/{}/manage/address", facts.slug)>{t("change-address")}</a></p>
        </section>
    };
    manage_page(facts, tv("edit-named", &[("name", facts.name.clone().into())]), content)
}

/// The form that gives a group another slug.
pub fn group_address_page(facts: &GroupFacts) -> Page {
    let slug = facts.slug.clone();
    let content = view! {
        <Form submit=t("change-address")>
            <Field name="slug" label=t("address-part") hint=t("address-change-hint") value=slug width="middle" />
        </Form>
    };
    manage_page(facts, t("change-address"), content)
}

fn joining() -> Vec<(String, String)> {
    Joining::ALL.iter().map(|one| (one.to_string(), t(&format!("group-joining-{one}")))).collect()
}

fn visibility(words: &str) -> Vec<(String, String)> {
    Visibility::ALL.iter().map(|one| (one.to_string(), t(&format!("{words}-{one}")))).collect()
}
