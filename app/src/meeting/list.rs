//! The meetings of a group.

use leptos::prelude::*;
use service::{
    group::GroupFacts,
    meeting::{MeetingFacts, MeetingList},
};

use super::place::{badges, path, when_words};
use crate::{
    group::{group_page, head_below},
    i18n::{t, tv},
    page::Page,
};

/// Those to come, and a page of those that are over.
pub fn meetings_list_page(group: &GroupFacts, list: &MeetingList, may_run: bool, is_first: bool) -> Page {
    let at = format!("/g/{}/meetings", group.slug);
    let announce = may_run.then(|| {
        view! {
            <a class="button primary" href=format!("{at}/new")>{t("mtg-announce")}</a>
            <a class="button quiet" href=format!("/g/{}/manage/meetings", group.slug)>{t("mtg-record-held")}</a>
        }
    });
    let coming = is_first.then(|| {
        let content = if list.coming.is_empty() {
            view! { <div class="empty"><h3>{t("mtg-none-coming")}</h3><p>{t("mtg-none-coming-hint")}</p></div> }.into_any()
        } else {
            view! { <ul class="rows meetings">{rows(group, &list.coming)}</ul> }.into_any()
        };
        view! { <section class="part bare" aria-labelledby="coming"><h2 id="coming">{t("mtg-coming")}</h2>{content}</section> }
    });
    let past = (!list.past.is_empty()).then(|| {
        view! { <section class="part" aria-labelledby="past"><h2 id="past">{t("mtg-past")}</h2><ul class="rows meetings">{rows(group, &list.past)}</ul></section> }
    });
    let next = list.next.map(|(on, id)| {
        let href = format!("{at}?after={on}_{id}");
        view! { <a class="button" rel="next" href=href>{t("mtg-older")}</a> }
    });
    let newest = (!is_first).then(|| view! { <a class="button" rel="prev" href=at.clone()>{t("mtg-newest")}</a> });
    let pages = (next.is_some() || newest.is_some())
        .then(|| view! { <nav class="pages" aria-label=t("mtg-past")>{newest}<span></span>{next}</nav> });
    let main = view! {
        {head_below(group, &t("mtg-meetings"))}
        <p class="acts">{announce} <a class="button" href=format!("/g/{}/meetings.ics", group.slug)>{t("mtg-calendar")}</a></p>
        {coming}
        {past}
        {pages}
    };
    group_page(group, t("mtg-meetings"), main)
}

/// The next meetings of a group, for its own page.
pub(crate) fn coming_part(group: &GroupFacts, coming: &[MeetingFacts]) -> impl IntoView + use<> {
    (!coming.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="meetings">
                <h2 id="meetings">{t("mtg-next")}</h2>
                <ul class="rows meetings">{rows(group, coming)}</ul>
                <p class="small"><a href=format!("/g/{}/meetings", group.slug)>{t("mtg-all")}</a></p>
            </section>
        }
    })
}

fn rows(group: &GroupFacts, all: &[MeetingFacts]) -> Vec<AnyView> {
    let row = |meeting: &MeetingFacts| {
        let minutes = (meeting.was_held() && meeting.is_told())
            .then(|| view! { " · " {t(&format!("mtg-minutes-{}", meeting.minutes_state))} });
        let place = (!meeting.place.is_empty()).then(|| view! { " · " {meeting.place.clone()} });
        let note = (!meeting.state_note.is_empty())
            .then(|| view! { <p>{tv("mtg-reason", &[("reason", meeting.state_note.clone().into())])}</p> });
        view! {
            <li>
                <h3><a href=path(group, meeting)>{meeting.title.clone()}</a> " " {badges(meeting)}</h3>
                <p class="soft">{when_words(meeting)} {place} {minutes}</p>
                {note}
            </li>
        }
        .into_any()
    };
    all.iter().map(row).collect()
}
