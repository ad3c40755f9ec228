//! Entering a proposal for somebody else, as an organiser.

use domain::cfp::TypedProposal;
use leptos::prelude::*;
use service::{cfp::CallFacts, conference::ConferenceFacts};

use crate::{
    conference::organiser_page,
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select, TextArea},
};

/// The form: who speaks, and what the proposal says.
pub fn enter_proposal_page(facts: &ConferenceFacts, call: &CallFacts) -> Page {
    let none = || (String::new(), t("cfp-choose"));
    let types = call.types.iter().map(|kind| {
        let length = tv("cfp-minutes", &[("minutes", kind.minutes.into())]);
        (kind.id.to_string(), format!("{} · {length}", kind.name))
    });
    let types: Vec<_> = [none()].into_iter().chain(types).collect();
    let tracks = call.tracks.iter().map(|track| (track.id.to_string(), track.name.clone()));
    let tracks: Vec<_> = [none()].into_iter().chain(tracks).collect();
    let languages = call.languages.iter().map(|tag| (tag.clone(), tag.clone()));
    let languages: Vec<_> = [none()].into_iter().chain(languages).collect();
    let has_languages = call.languages.len() > 1;
    let has_tracks = tracks.len() > 1;
    let limit = |most: usize| tv("cfp-limit", &[("most", most.into())]);
    let content = view! {
        <p><a href=format!("/c/{}/organise/calls/{}/proposals", facts.slug, call.slug)>{t("cfp-offers")}</a></p>
        <p>{t("enter-lead")}</p>
        <Form submit=t("enter-do")>
            <h2>{t("enter-who")}</h2>
            {speaker_fields()}
            <h2>{t("enter-what")}</h2>
            <Field name="title" label=t("title") hint=limit(TypedProposal::TITLE_MOST) />
            <Select name="session_type" label=t("cfp-type") options=types />
            {has_tracks.then(|| view! { <Select name="track" label=t("cfp-track") options=tracks /> })}
            {has_languages.then(|| view! { <Select name="language" label=t("cfp-language") options=languages /> })}
            <TextArea name="summary" label=t("cfp-summary") hint=limit(TypedProposal::SUMMARY.most) optional=true />
            <TextArea name="description" label=t("description") hint=t("markup-hint") />
            <TextArea name="notes" label=t("cfp-notes") hint=t("cfp-notes-hint") optional=true />
        </Form>
    };
    organiser_page(facts, t("enter"), content)
}

/// Who is meant: a name, and perhaps an address.
pub(super) fn speaker_fields() -> impl IntoView {
    view! {
        <Field name="speaker_name" label=t("enter-name") width="middle" />
        <Field
            name="speaker_address" label=t("enter-address") hint=t("enter-address-hint") kind="email"
            optional=true width="middle"
        />
    }
}
