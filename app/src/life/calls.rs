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
            <h3><a href=format!("/g/{}/calls/{}", group.slug, line.id)>{call_title(line)}</a> " " {call_badge(line)}</h3>
            <p class="soft">{about}</p>
        </li>
    }
}
