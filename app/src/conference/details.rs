//! The fields of a conference, and the form that founds one.

use domain::{conference::TypedConference, zone::Zone};
use leptos::prelude::*;
use service::portal::Grounds;

use crate::{
    i18n::t,
    page::Page,
    portal::ThemeChoice,
    ui::{Field, Form, Select, TextArea},
};

/// The form that founds a conference; `ecosystem` is the slug of the one it was come from.
pub fn new_conference_page(grounds: &Grounds, ecosystem: &str) -> Page {
    let alone = grounds.alone.then(|| (String::new(), t("no-ecosystem")));
    let options = grounds.ecosystems.iter().map(|ecosystem| (ecosystem.slug.clone(), ecosystem.name.clone()));
    let options: Vec<(String, String)> = alone.into_iter().chain(options).collect();
    let chosen = ecosystem.to_owned();
    let main = view! {
        <header class="head">
            <h1>{t("found-conference")}</h1>
            <p class="standing">{t("found-conference-lead")}</p>
        </header>
        <Form submit=t("found-conference")>
            <Select name="ecosystem" label=t("ecosystem") options=options value=chosen />
            <Field name="slug" label=t("address-part") hint=t("conference-address-hint") width="middle" />
            {details(&TypedConference { zone: "UTC".into(), languages: "en".into(), ..TypedConference::default() })}
        </Form>
    };
    Page::new(t("found-conference"), main).narrow()
}

/// The fields of what a conference says about itself.
pub fn details(typed: &TypedConference) -> impl IntoView + use<> {
    let zones = Zone::names().into_iter().map(|zone| (zone.clone(), zone.replace('_', " "))).collect::<Vec<_>>();
    view! {
        <Field name="title" label=t("title") value=typed.title.clone() />
        <Field name="subtitle" label=t("subtitle") value=typed.subtitle.clone() optional=true />
        <TextArea name="description" label=t("description") hint=t("markup-hint") value=typed.description.clone() optional=true />
        <h2>{t("when-and-where")}</h2>
        <div class="fields">
            <Field name="start" label=t("first-day") kind="date" value=typed.start.clone() />
            <Field name="end" label=t("last-day") kind="date" value=typed.end.clone() />
        </div>
        <Select name="zone" label=t("zone") hint=t("zone-hint") options=zones value=typed.zone.clone() />
        <Field name="venue" label=t("venue") value=typed.venue.clone() optional=true />
        <Field name="city" label=t("city") value=typed.city.clone() optional=true />
        <h2>{t("programme")}</h2>
        <Field name="languages" label=t("languages") hint=t("languages-hint") value=typed.languages.clone() width="middle" />
        <Field name="acronym" label=t("acronym") hint=t("acronym-hint") value=typed.acronym.clone() optional=true width="middle" />
        <div class="fields">
            <Field
                name="timeslot_minutes" label=t("timeslot") hint=t("timeslot-hint")
                value=typed.timeslot_minutes.clone() optional=true width="short"
            />
            <Field
                name="day_change" label=t("day-change") hint=t("day-change-hint")
                value=typed.day_change.clone() optional=true width="short"
            />
        </div>
        <h2>{t("look")}</h2>
        <ThemeChoice value=typed.theme.clone() />
    }
}
