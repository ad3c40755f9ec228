//! Writing minutes, proposing and approving them.

use domain::{draft::merge::Part, meeting::MinutesState};
use leptos::prelude::*;
use service::{
    group::GroupFacts,
    meeting::{MeetingFacts, MinutesClash, MinutesPage},
};

use super::place::{below, button, path};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Form, TextArea, rich_text},
    when,
};

/// The text, for those who write it; `saved` is what came of the save before.
pub fn write_minutes_page(group: &GroupFacts, page: &MinutesPage, saved: Option<&str>) -> Page {
    let meeting = &page.meeting;
    let at = path(group, meeting);
    let said = saved.filter(|word| matches!(*word, "here" | "merged" | "unchanged")).map(|word| {
        view! { <div class="notice good" role="status"><strong>{t(&format!("mtg-saved-{word}"))}</strong></div> }
    });
    let (number, text) = (page.number.to_string(), page.text.clone());
    let content = if meeting.minutes_state == MinutesState::Writing {
        view! {
            {said}
            <Form submit=t("mtg-save-minutes")>
                <input type="hidden" name="made_from" value=number />
                <TextArea name="text" label=t("mtg-minutes-text") hint=t("mtg-minutes-hint") value=text optional=true />
            </Form>
            <p><a class="button" href=format!("{at}/entries")>{t("mtg-write-entries")}</a></p>
        }
        .into_any()
    } else {
        let text = rich_text(&text);
        view! { <div class="minutes">{text}</div> }.into_any()
    };
    let steps = meeting.may.run.then(|| steps(meeting, &at));
    below(group, meeting, t("mtg-minutes"), view! { <div class="minutes-desk">{content} {steps}</div> })
}

fn steps(meeting: &MeetingFacts, at: &str) -> Option<AnyView> {
    let step = |to: &'static str, tone: &'static str| {
        button(format!("{at}/minutes/step"), vec![("state", to.to_owned())], t(&format!("mtg-step-{to}")), "", tone)
    };
    match meeting.minutes_state {
        MinutesState::Writing => Some(
            view! { <section class="part" aria-labelledby="steps"><h2 id="steps">{t("mtg-step")}</h2><p>{t("mtg-step-propose-hint")}</p>{step("proposed", "button")}</section> }
                .into_any(),
        ),
        MinutesState::Proposed => Some(
            view! {
                <section class="part" aria-labelledby="steps">
                    <h2 id="steps">{t("mtg-step")}</h2>
                    <p>{t("mtg-step-approve-hint")}</p>
                    <div class="acts">{step("approved", "button primary")} {step("writing", "button")}</div>
                </section>
            }
            .into_any(),
        ),
        MinutesState::Approved => None,
    }
}

/// Two texts that changed the same lines, and one form that settles it. Nothing of either is lost.
pub fn clash_page(group: &GroupFacts, meeting: &MeetingFacts, clash: &MinutesClash) -> Page {
    let values = [("name", clash.by.clone().into()), ("moment", when::moment(clash.at, &meeting.zone).into())];
    let parts = clash.merge.parts.iter().filter_map(|part| match part {
        Part::Settled(_) => None,
        Part::Conflict { mine, theirs, .. } => Some(view! {
            <li>
                <h3>{t("mtg-clash-mine")}</h3><pre class="verbatim" tabindex="0">{mine.clone()}</pre>
                <h3>{t("mtg-clash-theirs")}</h3><pre class="verbatim" tabindex="0">{theirs.clone()}</pre>
            </li>
        }),
    });
    let parts = parts.collect_view();
    let (number, both) = (clash.number.to_string(), clash.merge.with_both());
    let content = view! {
        <div class="notice warn" role="alert"><strong>{t("mtg-clash")}</strong><p>{tv("mtg-clash-by", &values)}</p></div>
        <ol class="rows">{parts}</ol>
        <Form submit=t("mtg-save-minutes")>
            <input type="hidden" name="made_from" value=number />
            <TextArea name="text" label=t("mtg-clash-settle") hint=t("mtg-clash-settle-hint") value=both />
        </Form>
    };
    below(group, meeting, t("mtg-minutes"), content)
}
