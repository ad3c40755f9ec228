//! What the pages of a meeting share.

use domain::{
    Instant,
    meeting::{Phase, Times},
    zone::Zone,
};
use leptos::prelude::*;
use service::{group::GroupFacts, meeting::MeetingFacts};

use crate::{
    group::group_page,
    i18n::{t, tv},
    page::Page,
    when,
};

/// Where a meeting's page is.
pub fn path(group: &GroupFacts, meeting: &MeetingFacts) -> String {
    format!("/g/{}/meetings/{}", group.slug, meeting.id)
}

/// A page below a meeting's own, for those who do something there.
pub fn below(group: &GroupFacts, meeting: &MeetingFacts, title: String, content: impl IntoView + 'static) -> Page {
    let at = path(group, meeting);
    let main = view! {
        <header class="head">
            <p class="path">
                <a href=format!("/g/{}", group.slug)>{group.name.clone()}</a>
                <a href=format!("/g/{}/meetings", group.slug)>{t("mtg-meetings")}</a>
                <a href=at>{meeting.title.clone()}</a>
            </p>
            <h1>{title.clone()}</h1>
            <p class="standing">{when_words(meeting)}</p>
        </header>
        {content}
    };
    group_page(group, title, main)
}

/// A badge for where a meeting stands, but for one that is simply to come or over.
pub fn badges(meeting: &MeetingFacts) -> impl IntoView + use<> {
    let phase = match meeting.phase {
        Phase::Upcoming | Phase::Over => None,
        Phase::On => Some("badge good"),
        Phase::Postponed => Some("badge warn"),
        Phase::Cancelled => Some("badge bad"),
    };
    let phase = phase.map(|tone| view! { <span class=tone>{t(&format!("mtg-phase-{}", meeting.phase))}</span> " " });
    let closed = meeting.closed.then(|| view! { <span class="badge">{t("mtg-closed-badge")}</span> });
    view! { {phase} {closed} }
}

/// When a meeting is, by the clock of its place; the day alone where it was only recorded.
pub fn when_words(meeting: &MeetingFacts) -> AnyView {
    let Some(times) = meeting.times else {
        return view! { <time datetime=meeting.on.to_string()>{when::date_long(meeting.on)}</time> }.into_any();
    };
    let start = when::machine(times.start, &meeting.zone);
    let words = span(times, &meeting.zone);
    view! { <time datetime=start>{words}</time> }.into_any()
}

/// `Thu 29 Jan 2026, 14:05 to 15:05 (Brussels)`
pub fn span(times: Times, zone: &Zone) -> String {
    let end = zone.civil(times.end);
    let end =
        if zone.civil(times.start).date() == end.date() { when::time(end) } else { when::moment(times.end, zone) };
    let values = [
        ("start", when::moment(times.start, zone).into()),
        ("end", end.into()),
        ("place", when::zone_place(zone.name()).into()),
    ];
    tv("mtg-span", &values)
}

/// The same by the reader's clock, where that shows something else.
pub fn own_time(meeting: &MeetingFacts, own: &Zone) -> Option<String> {
    let times = meeting.times?;
    (own.civil(times.start) != meeting.zone.civil(times.start))
        .then(|| tv("mtg-own-time", &[("span", span(times, own).into())]))
}

/// A moment, by the clock of the meeting's place.
pub fn moment(meeting: &MeetingFacts, at: Instant) -> impl IntoView + use<> {
    let (machine, words) = (when::machine(at, &meeting.zone), when::moment(at, &meeting.zone));
    view! { <time datetime=machine>{words}</time> }
}

/// A button that posts one word.
pub fn button(
    action: String,
    fields: Vec<(&'static str, String)>,
    label: String,
    about: &str,
    tone: &'static str,
) -> impl IntoView + use<> {
    let fields = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    let unseen = (!about.is_empty()).then(|| view! { <span class="unseen">": " {about.to_owned()}</span> });
    view! {
        <form method="post" action=action>
            {fields.collect_view()}
            <button class=tone>{label} {unseen}</button>
        </form>
    }
}
