//! Recordings and transcripts, and the question that comes before.

use domain::meeting::{Audience, RecordingKind};
use leptos::prelude::*;
use service::{
    group::GroupFacts,
    meeting::{ConsentLine, MeetingFacts, Proceedings, RecordingLine},
};

use super::place::{below, button, path};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select},
    when,
};

/// What was asked, the links, and the way to say no, in the margin of the meeting's page.
pub fn recordings_part(all: &Proceedings, at: &str) -> Option<impl IntoView + use<>> {
    let consent = all.consent.as_ref()?;
    let withhold = (all.is_there && consent.refused_at.is_none())
        .then(|| button(format!("{at}/recordings/withhold"), Vec::new(), t("mtg-withhold"), "", "button small danger"));
    let links = all.recordings.iter().map(|line| view! { <li>{link(line)}</li> }).collect_view();
    Some(view! {
        <section class="part" aria-labelledby="recordings">
            <h2 id="recordings">{t("mtg-recordings")}</h2>
            {asked(consent)}
            <ul class="rows">{links}</ul>
            {withhold}
        </section>
    })
}

fn asked(consent: &ConsentLine) -> AnyView {
    if consent.refused_at.is_some() {
        return view! { <p>{t("mtg-consent-withheld")}</p> }.into_any();
    }
    let values = [
        ("who", t(&format!("mtg-for-{}", consent.access)).into()),
        ("purpose", consent.purpose.clone().into()),
        ("day", when::date_long(consent.until).into()),
    ];
    view! { <p class="soft">{tv("mtg-consent-words", &values)}</p> }.into_any()
}

fn link(line: &RecordingLine) -> impl IntoView + use<> {
    let kind = t(&format!("mtg-{}", line.kind));
    let label = if line.label.is_empty() { kind.clone() } else { line.label.clone() };
    let beside = (!line.label.is_empty()).then(|| view! { " " <span class="soft small">{kind}</span> });
    view! { <a href=line.url.clone() rel="noopener noreferrer nofollow">{label}</a>{beside} }
}

/// The question, and once it was asked the links.
pub fn recordings_page(
    group: &GroupFacts,
    meeting: &MeetingFacts,
    consent: Option<&ConsentLine>,
    links: &[RecordingLine],
) -> Page {
    let at = format!("{}/recordings", path(group, meeting));
    let content = match consent {
        None => ask().into_any(),
        Some(consent) if consent.refused_at.is_some() => asked(consent),
        Some(consent) => {
            let rows = links.iter().map(|line| {
                let fields = vec![("act", "remove".to_owned()), ("recording", line.id.to_string())];
                let remove = button(at.clone(), fields, t("mtg-recording-remove"), &line.label, "button small quiet");
                view! { <li>{link(line)}<div class="acts">{remove}</div></li> }
            });
            let rows = rows.collect_view();
            let kinds =
                RecordingKind::ALL.iter().map(|kind| (kind.to_string(), t(&format!("mtg-{kind}")))).collect::<Vec<_>>();
            view! {
                {asked(consent)}
                <ul class="rows">{rows}</ul>
                <section class="part" aria-labelledby="add">
                    <h2 id="add">{t("mtg-recording-add")}</h2>
                    <Form submit=t("mtg-recording-add")>
                        <input type="hidden" name="act" value="link" />
                        <Select name="kind" label=t("mtg-recording-kind") options=kinds />
                        <Field name="url" label=t("mtg-link-address") kind="url" />
                        <Field name="label" label=t("mtg-link-name") optional=true width="middle" />
                    </Form>
                </section>
                <section class="part" aria-labelledby="no">
                    <h2 id="no">{t("mtg-somebody-said-no")}</h2>
                    <p>{t("mtg-somebody-said-no-hint")}</p>
                    {button(format!("{at}/withhold"), Vec::new(), t("mtg-withhold-for"), "", "button danger")}
                </section>
            }
            .into_any()
        }
    };
    below(group, meeting, t("mtg-recordings"), content)
}

fn ask() -> impl IntoView {
    let access = Audience::ALL.iter().map(|who| (who.to_string(), t(&format!("mtg-for-{who}")))).collect::<Vec<_>>();
    view! {
        <p>{t("mtg-consent-hint")}</p>
        <Form submit=t("mtg-consent-asked")>
            <input type="hidden" name="act" value="ask" />
            <Select name="access" label=t("mtg-consent-access") options=access value="members".to_owned() />
            <Field name="purpose" label=t("mtg-consent-purpose") />
            <Field name="until" label=t("mtg-consent-until") hint=t("mtg-consent-until-hint") kind="date" width="middle" />
        </Form>
    }
}
