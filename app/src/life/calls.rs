//! The calls of a group.

use leptos::prelude::*;
use service::{
    group::GroupFacts,
    life::{CallLine, CallPage},
};

use super::words::{call_badge, call_title, in_zone};
use crate::{
    group::place::{group_page, head_below},
    i18n::{t, tv},
    page::Page,
};

/// The calls of a group, the latest first.
pub fn calls_page(group: &GroupFacts, page: &CallPage) -> Page {
    let rows = page.lines.iter().map(|line| row(group, line)).collect_view();
    let next = page.next.map(|id| {
        view! { <p class="acts"><a class="button" href=format!("/g/{}/calls?after={id}", group.slug)>{t("calls-earlier")}</a></p> }
    });
    let body = if page.lines.is_empty() {
        view! { <div class="empty"><h2>{t("calls-none")}</h2><p>{t("calls-none-hint")}</p></div> }.into_any()
    } else {
        view! { <ul class="listing">{rows}</ul> {next} }.into_any()
    };
    let feed = group.is_public().then(|| {
        view! { <p class="acts"><a class="button quiet" href=format!("/g/{}/feed.atom", group.slug)>{t("calls-feed")}</a></p> }
    });
    let main = view! { {head_below(group, &t("calls"))} {body} {feed} };
    group_page(group, t("calls"), main)
}

fn row(group: &GroupFacts, line: &CallLine) -> impl IntoView + use<> {
    let about = match &line.draft {
        Some(_) => tv("call-on-revision", &[("number", line.revision.into())]),
        None => tv("call-on-charter", &[("number", line.revision.into())]),
    };
    view! {
        <li>
            <p class="when">{t("call-until")} " " {in_zone(line.closes_at, &line.zone)}</p>
            <h2><a href=format!("/g/{}/calls/{}", group.slug, line.id)>{call_title(line)}</a> " " {call_badge(line)}</h2>
            <p class="soft">{about}</p>
        </li>
    }
}

/// The calls of a group that are open, on the group's own page.
pub(crate) fn open_part(group: &GroupFacts, open: &[CallLine]) -> Option<AnyView> {
    (!open.is_empty()).then(|| {
        let rows = open.iter().map(|line| {
            view! {
                <li>
                    <h3><a href=format!("/g/{}/calls/{}", group.slug, line.id)>{call_title(line)}</a></h3>
                    <p class="soft">{t("call-until")} " " {in_zone(line.closes_at, &line.zone)}</p>
                </li>
            }
        });
        view! {
            <section class="part" aria-labelledby="calls">
                <h2 id="calls">{t("calls-open")}</h2>
                <ul class="rows">{rows.collect_view()}</ul>
                <p class="small"><a href=format!("/g/{}/calls", group.slug)>{t("calls-all")}</a></p>
            </section>
        }
        .into_any()
    })
}

/// The calls on a version of a charter, and where whoever runs the group issues one.
pub(crate) fn on_charter(group: &GroupFacts, number: i32, calls: &[CallLine]) -> Option<AnyView> {
    let is_settled = |line: &CallLine| !line.state.is_unsettled();
    let issue = (group.may.edit && calls.iter().all(is_settled)).then(|| {
        view! { <p class="acts"><a class="button small" href=format!("/g/{}/charter/{number}/call", group.slug)>{t("call-issue")}</a></p> }
    });
    (issue.is_some() || !calls.is_empty()).then(|| {
        let rows = calls.iter().map(|line| {
            view! {
                <li>
                    <a href=format!("/g/{}/calls/{}", group.slug, line.id)>{t("call-kind-charter")}</a> " " {call_badge(line)}
                    <p class="soft small">{t("call-until")} " " {in_zone(line.closes_at, &line.zone)}</p>
                </li>
            }
        });
        view! {
            <section class="part">
                <h2>{tv("calls-on-version", &[("number", number.into())])}</h2>
                <ul class="rows">{rows.collect_view()}</ul>
                {issue}
            </section>
        }
        .into_any()
    })
}
