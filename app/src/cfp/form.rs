//! Writing and editing a call.

use domain::cfp::{TypedCallDetails, TypedTrackOffer, TypedTypeOffer};
use leptos::prelude::*;
use service::{
    cfp::{CallFacts, Conditions},
    conference::{ConferenceFacts, SessionType, Track},
};

use crate::{
    conference::organiser_page,
    i18n::{t, tv},
    page::Page,
    ui::{Check, Field, Form, TextArea, VersionField},
};

/// The form that writes a call; everything the conference has is offered at first.
pub fn new_call_page(facts: &ConferenceFacts, types: &[SessionType], tracks: &[Track]) -> Page {
    let typed = TypedCallDetails {
        languages: facts.languages.join(", "),
        most_co_speakers: "3".into(),
        types: types
            .iter()
            .map(|kind| TypedTypeOffer { id: kind.id.to_string(), offered: true, deadline: String::new() })
            .collect(),
        tracks: tracks
            .iter()
            .map(|track| TypedTrackOffer { id: track.id.to_string(), offered: true, restricted: false })
            .collect(),
        ..TypedCallDetails::default()
    };
    let fields = fields(facts, &typed, types, tracks);
    let content = view! {
        <Form submit=t("cfp-write-call")>
            <Field name="title" label=t("title") />
            <Field name="slug" label=t("address-part") hint=t("cfp-address-hint") width="middle" />
            {fields}
        </Form>
    };
    organiser_page(facts, t("cfp-write-call"), content)
}

/// The form that edits a call.
pub fn call_form_page(
    facts: &ConferenceFacts,
    call: &CallFacts,
    conditions: &Conditions,
    types: &[SessionType],
    tracks: &[Track],
) -> Page {
    let fields = fields(facts, &conditions.typed, types, tracks);
    let (version, title) = (conditions.version.to_string(), conditions.typed.title.clone());
    let content = view! {
        <p><a href=format!("/c/{}/cfp/{}", facts.slug, call.slug)>{t("cfp-see-call")}</a></p>
        <Form submit=t("save")>
            <VersionField version=version />
            <Field name="title" label=t("title") value=title />
            {fields}
        </Form>
    };
    organiser_page(facts, call.title.clone(), content)
}

fn fields(
    facts: &ConferenceFacts,
    typed: &TypedCallDetails,
    types: &[SessionType],
    tracks: &[Track],
) -> impl IntoView + use<> {
    let clock = tv("cfp-clock-hint", &[("zone", facts.zone.clone().into())]);
    view! {
        <TextArea name="text" label=t("cfp-text") hint=t("markup-hint") value=typed.text.clone() optional=true />
        <h2>{t("when-and-where")}</h2>
        <p>{clock}</p>
        <div class="fields">
            <Field name="opens" label=t("cfp-opens") kind="datetime-local" value=typed.opens.clone() />
            <Field name="closes" label=t("cfp-closes") kind="datetime-local" value=typed.closes.clone() />
        </div>
        <Field
            name="grace" label=t("cfp-grace") hint=t("cfp-grace-hint")
            value=typed.grace_minutes.clone() optional=true width="short"
        />
        <h2 id="types">{t("cfp-offered")}</h2>
        {type_offers(typed, types)}
        {track_offers(typed, tracks)}
        <Field name="languages" label=t("languages") hint=t("languages-hint") value=typed.languages.clone() width="middle" />
        <h2>{t("cfp-limits")}</h2>
        <Field
            name="most_per_speaker" label=t("cfp-most") hint=t("cfp-most-hint")
            value=typed.most_per_speaker.clone() optional=true width="short"
        />
        <Field
            name="most_co_speakers" label=t("cfp-co-speakers")
            value=typed.most_co_speakers.clone() optional=true width="short"
        />
    }
}

fn type_offers(typed: &TypedCallDetails, types: &[SessionType]) -> impl IntoView + use<> {
    let rows = typed.types.iter().enumerate().map(|(nth, offer)| {
        let kind = types.iter().find(|kind| kind.id.to_string() == offer.id);
        let name = kind.map(|kind| kind.name.clone()).unwrap_or_default();
        let own_deadline = tv("cfp-own-deadline", &[("kind", name.clone().into())]);
        view! {
            <input type="hidden" name=format!("types.{nth}.id") value=offer.id.clone() />
            <Check name=format!("types.{nth}.offered") label=name checked=offer.offered />
            <Field
                name=format!("types.{nth}.deadline") label=own_deadline kind="datetime-local"
                value=offer.deadline.clone() optional=true
            />
        }
    });
    let rows = rows.collect_view();
    view! {
        <fieldset>
            <legend>{t("session-types")}</legend>
            <input type="hidden" name="types" value=typed.types.len().to_string() />
            {rows}
        </fieldset>
    }
}

fn track_offers(typed: &TypedCallDetails, tracks: &[Track]) -> impl IntoView + use<> {
    let rows = typed.tracks.iter().enumerate().map(|(nth, offer)| {
        let track = tracks.iter().find(|track| track.id.to_string() == offer.id);
        let name = track.map(|track| track.name.clone()).unwrap_or_default();
        let by_code = tv("cfp-needs-code", &[("track", name.clone().into())]);
        view! {
            <input type="hidden" name=format!("tracks.{nth}.id") value=offer.id.clone() />
            <Check name=format!("tracks.{nth}.offered") label=name checked=offer.offered />
            <Check name=format!("tracks.{nth}.restricted") label=by_code checked=offer.restricted />
        }
    });
    let rows = rows.collect_view();
    let count = typed.tracks.len().to_string();
    (!typed.tracks.is_empty()).then(|| {
        view! {
            <fieldset>
                <legend>{t("tracks")}</legend>
                <input type="hidden" name="tracks" value=count />
                {rows}
            </fieldset>
        }
    })
}
