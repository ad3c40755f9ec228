//! Announcing meetings, and changing those that are to come.

use domain::{
    group::standing::Kind,
    meeting::{Audience, MeetingState, Notice, Phase, Repeats, TypedMeetingDetails},
    zone::Zone,
};
use leptos::prelude::*;
use service::{group::GroupFacts, meeting::MeetingFacts};

use super::place::{below, path};
use crate::{
    group::{group_page, head_below},
    i18n::t,
    page::Page,
    ui::{Check, Field, Form, Select, TextArea, VersionField},
};

/// The form for a new meeting or series; `zone` is what the reader's clock goes by.
pub fn announce_meeting_page(group: &GroupFacts, zone: &Zone) -> Page {
    let typed = TypedMeetingDetails { zone: zone.to_string(), minutes: "60".into(), ..TypedMeetingDetails::default() };
    let repeats = std::iter::once((String::new(), t("mtg-repeats-no")))
        .chain(Repeats::ALL.iter().map(|one| (one.to_string(), t(&format!("mtg-repeats-{one}")))))
        .collect::<Vec<_>>();
    let main = view! {
        {head_below(group, &t("mtg-announce"))}
        <Form submit=t("mtg-announce")>
            {fields(typed)}
            <fieldset>
                <legend>{t("mtg-series")}</legend>
                <div class="fields">
                    <Select name="repeats" label=t("mtg-repeats") options=repeats />
                    <Field name="every" label=t("mtg-every") kind="number" value="1".to_owned() optional=true width="short" />
                    <Field name="until" label=t("mtg-until") kind="date" optional=true width="middle" />
                </div>
            </fieldset>
        </Form>
    };
    group_page(group, t("mtg-announce"), main)
}

/// The form that changes a meeting, and those that postpone and cancel it.
pub fn edit_meeting_page(group: &GroupFacts, meeting: &MeetingFacts) -> Page {
    let at = path(group, meeting);
    let following = meeting.series.map(|_| {
        view! { <Check name="following" label=t("mtg-following") hint=t("mtg-following-hint") /> }
    });
    let open = meeting.phase != Phase::Over;
    let states = [MeetingState::Cancelled, MeetingState::Postponed];
    let states = states.iter().map(|state| (state.to_string(), t(&format!("mtg-step-{state}")))).collect::<Vec<_>>();
    let stop = (open && meeting.state != MeetingState::Cancelled).then(|| {
        view! {
            <section class="part" aria-labelledby="stop">
                <h2 id="stop">{t("mtg-stop")}</h2>
                <Form action=format!("{at}/state") submit=t("mtg-stop")>
                    <Select name="state" label=t("mtg-what-happens") options=states />
                    <Field name="reason" label=t("mtg-reason-label") hint=t("mtg-reason-hint") />
                </Form>
            </section>
        }
    });
    let end = meeting.series.map(|_| {
        view! {
            <section class="part" aria-labelledby="end">
                <h2 id="end">{t("mtg-end-series")}</h2>
                <p>{t("mtg-end-series-hint")}</p>
                <form class="form" method="post" action=format!("{at}/series") novalidate>
                    <div class="field"><label for="end-reason">{t("mtg-reason-label")}</label><input id="end-reason" name="reason" type="text" required=true /></div>
                    <div class="acts"><button class="button danger">{t("mtg-end-series")}</button></div>
                </form>
            </section>
        }
    });
    let (version, typed) = (meeting.version.to_string(), meeting.typed());
    let content = view! {
        <Form submit=t("save")>
            <VersionField version=version />
            {fields(typed)}
            {following}
        </Form>
        {stop}
        {end}
    };
    below(group, meeting, t("mtg-edit"), content)
}

fn fields(typed: TypedMeetingDetails) -> impl IntoView {
    let zones = Zone::names().into_iter().map(|name| (name.clone(), name.replace('_', " "))).collect::<Vec<_>>();
    let audiences =
        Audience::ALL.iter().rev().map(|who| (who.to_string(), t(&format!("mtg-for-{who}")))).collect::<Vec<_>>();
    let kinds = Kind::ALL.iter().map(|kind| (kind.to_string(), t(&format!("meeting-{kind}")))).collect::<Vec<_>>();
    let notices = Notice::ALL.iter().map(|one| (one.to_string(), t(&format!("mtg-notice-{one}")))).collect::<Vec<_>>();
    let closed = typed.closed == "yes";
    view! {
        <Field name="title" label=t("mtg-title") value=typed.title />
        <div class="fields">
            <Field name="day" label=t("mtg-day") kind="date" value=typed.day />
            <Field name="time" label=t("mtg-time") kind="time" value=typed.time />
            <Field name="minutes" label=t("mtg-length") kind="number" value=typed.minutes width="short" />
        </div>
        <Select name="zone" label=t("mtg-zone") options=zones value=typed.zone />
        <Field name="place" label=t("mtg-place") hint=t("mtg-place-hint") value=typed.place optional=true />
        <div class="fields">
            <Field name="link" label=t("mtg-link") hint=t("mtg-link-hint") kind="url" value=typed.link optional=true />
            <Select name="link_for" label=t("mtg-link-for") options=audiences value=typed.link_for />
        </div>
        <Check name="closed" label=t("mtg-closed") hint=t("mtg-closed-hint") checked=closed />
        <div class="fields">
            <Select name="notice" label=t("mtg-notice") hint=t("mtg-notice-hint") options=notices value=typed.notice />
            <Select name="kind" label=t("mtg-kind") hint=t("mtg-kind-hint") options=kinds value=typed.kind />
        </div>
        <TextArea name="about" label=t("mtg-about") hint=t("mtg-markdown") value=typed.about optional=true />
        <div class="fields">
            <Field name="conference" label=t("mtg-conference") hint=t("mtg-conference-hint") value=typed.conference optional=true />
            <Field name="session" label=t("mtg-session-code") value=typed.session optional=true />
        </div>
    }
}
