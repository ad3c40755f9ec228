//! What one shows of oneself.

use domain::{identity::LINKS_MAX, language::Lang, policy::Visibility, zone::Zone};
use leptos::prelude::*;
use service::identity::PersonPage;

use super::{enter::hidden, settings::settings_page};
use crate::{
    i18n::{say, t, tv},
    page::Page,
    ui::{Field, Form, Select, TextArea},
};

/// Everything but affiliations.
pub fn profile_page(person: PersonPage) -> Page {
    let languages = Lang::ALL.iter().map(|lang| (lang.to_string(), say(*lang, "language-name", &[]))).collect();
    let zones = Zone::names().into_iter().map(|name| (name.clone(), name.replace('_', " "))).collect();
    let visibility =
        vec![(Visibility::Team.to_string(), t("profile-closed")), (Visibility::Public.to_string(), t("profile-open"))];
    let open = person.visibility == Visibility::Public;
    let see = open.then(|| view! { <p><a href=format!("/people/{}", person.id)>{t("see-my-page")}</a></p> });
    let (links, picture) = (link_fields(&person), picture(&person));
    let content = view! {
        {see}
        <Form submit=t("save-profile")>
            {hidden("do", "profile")}
            <Field name="name" label=t("your-name") value=person.name.clone() autocomplete="name" />
            <Field
                name="pronouns" label=t("pronouns") hint=t("pronouns-hint") value=person.pronouns.clone()
                optional=true width="middle"
            />
            <TextArea
                name="biography" label=t("biography") hint=t("biography-hint") value=person.biography.clone()
                optional=true
            />
            <fieldset><legend>{t("links")}</legend>{links}</fieldset>
            <Select name="language" label=t("language") hint=t("language-hint") options=languages value=person.language.to_string() />
            <Select name="time_zone" label=t("time-zone") options=zones value=person.time_zone.clone() />
            <Select
                name="visibility" label=t("profile-visibility") hint=t("profile-visibility-hint") options=visibility
                value=person.visibility.to_string()
            />
        </Form>
        {picture}
    };
    settings_page(t("profile"), Some(t("profile-lead")), content)
}

/// The links there are and room for two more.
fn link_fields(person: &PersonPage) -> Vec<AnyView> {
    let count = (person.links.len() + 2).min(LINKS_MAX);
    (0..count)
        .map(|index| {
            let link = person.links.get(index).cloned();
            let (label, url) = link.map_or_else(Default::default, |link| (link.label, link.url));
            let number = (index + 1).to_string();
            view! {
                <div class="fields">
                    <Field
                        name=format!("links.{index}.label") value=label optional=true
                        label=tv("link-label", &[("number", number.clone().into())])
                    />
                    <Field
                        name=format!("links.{index}.url") value=url kind="url" optional=true
                        label=tv("link-address", &[("number", number.into())])
                    />
                </div>
            }
            .into_any()
        })
        .collect()
}

fn picture(person: &PersonPage) -> impl IntoView + use<> {
    let shown = person.picture.map(|picture| {
        let source = format!("/people/{}/picture/{picture}.jpg", person.id);
        view! {
            <p><img class="face" src=source alt=t("my-picture") width="160" height="160" /></p>
            <form method="post">
                {hidden("do", "remove-picture")}
                <button class="button small">{t("remove-picture")}</button>
            </form>
        }
    });
    view! {
        <section class="part" aria-labelledby="picture-title">
            <h2 id="picture-title">{t("picture")}</h2>
            {shown}
            <Form action="/me/picture" files=true submit=t("set-picture")>
                <Field name="picture" label=t("picture-file") hint=t("picture-hint") kind="file" />
            </Form>
        </section>
    }
}
