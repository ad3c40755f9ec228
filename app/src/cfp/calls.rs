//! The calls of a conference.

use domain::cfp::CallStanding;
use leptos::prelude::*;
use service::{cfp::CallFacts, conference::ConferenceFacts};

use super::{call::standing_badge, moment::moment};
use crate::{
    i18n::{t, tv},
    page::{Page, Place},
};

/// The calls of a conference, those that are open first.
pub fn calls_page(facts: &ConferenceFacts, calls: &[CallFacts]) -> Page {
    let mut sorted: Vec<&CallFacts> = calls.iter().collect();
    sorted.sort_by_key(|call| match call.standing {
        CallStanding::Open => 0,
        CallStanding::Coming => 1,
        CallStanding::Closed => 2,
    });
    let lines = sorted.into_iter().map(|call| line(facts, call)).collect_view();
    let list = if calls.is_empty() {
        view! { <div class="empty"><h2>{t("cfp-none")}</h2><p>{t("cfp-none-hint")}</p></div> }.into_any()
    } else {
        view! { <ul class="rows">{lines}</ul> }.into_any()
    };
    let main = view! {
        <header class="head"><h1>{t("cfp")}</h1></header>
        {list}
    };
    let description = tv("cfp-described", &[("conference", facts.title.clone().into())]);
    in_conference(facts, Page::new(t("cfp"), main)).listed(description)
}

/// A page in the place of its conference.
pub(super) fn in_conference(facts: &ConferenceFacts, page: Page) -> Page {
    let home = format!("/c/{}", facts.slug);
    let pages = vec![(t("cfp"), format!("{home}/cfp"))];
    page.within(Place { name: facts.title.clone(), href: home, pages }).themed(facts.theme.to_string())
}

fn line(facts: &ConferenceFacts, call: &CallFacts) -> impl IntoView + use<> {
    let href = format!("/c/{}/cfp/{}", facts.slug, call.slug);
    let (key, at) = match call.standing {
        CallStanding::Coming => ("cfp-opens", call.opens),
        CallStanding::Open => ("cfp-closes", call.last_deadline()),
        CallStanding::Closed => ("cfp-closed", call.last_deadline()),
    };
    view! {
        <li>
            <h2><a href=href>{call.title.clone()}</a> " " {standing_badge(call)}</h2>
            <p>{t(key)} " " {moment(facts, at)}</p>
        </li>
    }
}
