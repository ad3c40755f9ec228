//! Signing in to a meeting, and noting who was there.

use domain::id::PersonId;
use leptos::prelude::*;
use service::{
    group::GroupFacts,
    meeting::{MeetingFacts, Presence, SignInDesk},
};

use super::place::{below, button, path};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Check, Field, Form, Select, rich_text},
};

/// What somebody accepts and presses to sign in.
pub fn sign_in_to_meeting_page(group: &GroupFacts, desk: &SignInDesk) -> Page {
    let boxes = desk.policies.iter().map(|line| {
        let label = tv("mtg-policy-accept", &[("title", line.title.clone().into())]);
        let from = tv("mtg-policy-from", &[("day", crate::when::date_long(line.from).into())]);
        view! {
            <details class="policy"><summary>{line.title.clone()} " " <span class="soft">{from}</span></summary>{rich_text(&line.text)}</details>
            <Check name="policies" value=line.id.to_string() label=label />
        }
    });
    let boxes = boxes.collect_view();
    let policies = (!desk.policies.is_empty()).then(|| {
        view! { <p>{t("mtg-policies-hint")}</p><fieldset><legend>{t("mtg-policies")}</legend>{boxes}</fieldset> }
    });
    let content = if desk.is_there && desk.policies.is_empty() {
        view! { <div class="notice good" role="status"><strong>{t("mtg-you-are-there")}</strong></div> }.into_any()
    } else {
        view! { <p>{t("mtg-attend-hint")}</p><Form submit=t("mtg-attend")>{policies}</Form> }.into_any()
    };
    below(group, &desk.meeting, t("mtg-attend"), content)
}

/// Who was there, with what notes and strikes them. `others` are the people who can be chosen.
pub fn attendance_page(
    group: &GroupFacts,
    meeting: &MeetingFacts,
    present: &[Presence],
    others: Vec<(PersonId, String)>,
) -> Page {
    let at = format!("{}/attendance", path(group, meeting));
    let rows = present.iter().map(|one| {
        let fields = vec![("act", "strike".to_owned()), ("person", one.person.to_string())];
        let strike = button(at.clone(), fields, t("mtg-strike"), &one.name, "button small quiet");
        let how = if one.signed_in { t("mtg-signed-in") } else { t("mtg-noted") };
        let of = (!one.affiliation.is_empty()).then(|| view! { ", " {one.affiliation.clone()} });
        view! { <li><p>{one.name.clone()}{of} " " <span class="soft">{how}</span></p><div class="acts">{strike}</div></li> }
    });
    let rows = rows.collect_view();
    let people = std::iter::once((String::new(), t("mtg-somebody-else")));
    let people = people.chain(others.into_iter().map(|(id, name)| (id.to_string(), name))).collect::<Vec<_>>();
    let hows = vec![("present".to_owned(), t("mtg-themselves")), ("alternate".to_owned(), t("mtg-alternate"))];
    let content = view! {
        <p>{tv("mtg-there", &[("count", present.len().into())])}</p>
        <ul class="rows">{rows}</ul>
        <section class="part" aria-labelledby="note">
            <h2 id="note">{t("mtg-note")}</h2>
            <Form submit=t("mtg-note")>
                <div class="fields">
                    <Select name="person" label=t("mtg-person") options=people />
                    <Select name="attendance" label=t("mtg-how") options=hows />
                </div>
                <div class="fields">
                    <Field name="name" label=t("mtg-guest-name") hint=t("mtg-guest-name-hint") optional=true />
                    <Field name="affiliation" label=t("mtg-affiliation") optional=true />
                </div>
            </Form>
        </section>
    };
    below(group, meeting, t("mtg-attendance"), content)
}
