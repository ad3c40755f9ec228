//! The organisers' list of calls.

use leptos::prelude::*;
use service::{cfp::CallFacts, conference::ConferenceFacts};

use super::{call::standing_badge, moment::moment};
use crate::{conference::organiser_page, i18n::t, page::Page};

/// The calls with what can be done to each.
pub fn organise_calls_page(facts: &ConferenceFacts, calls: &[CallFacts]) -> Page {
    let home = format!("/c/{}/organise/calls", facts.slug);
    let lines = calls.iter().map(|call| line(facts, &home, call)).collect_view();
    let list = if calls.is_empty() {
        view! { <div class="empty"><h2>{t("cfp-no-calls")}</h2><p>{t("cfp-no-calls-hint")}</p></div> }.into_any()
    } else {
        view! { <ul class="rows">{lines}</ul> }.into_any()
    };
    let new = facts.may_edit.then(|| {
        view! { <p class="acts"><a class="button primary" href=format!("{home}/new")>{t("cfp-write-call")}</a></p> }
    });
    organiser_page(facts, t("cfp"), view! { {list} {new} })
}

fn line(facts: &ConferenceFacts, home: &str, call: &CallFacts) -> impl IntoView + use<> {
    let href = format!("{home}/{}", call.slug);
    let hidden = (!call.is_shown).then(|| view! { " "<span class="badge warn">{t("cfp-hidden")}</span> });
    view! {
        <li>
            <h2><a href=format!("/c/{}/cfp/{}", facts.slug, call.slug)>{call.title.clone()}</a> " " {standing_badge(call)} {hidden}</h2>
            <p>{t("cfp-opens")} " " {moment(facts, call.opens)} ". " {t("cfp-closes")} " " {moment(facts, call.last_deadline())} "."</p>
            {facts.may_edit.then(|| acts(&href, call))}
        </li>
    }
}

fn acts(href: &str, call: &CallFacts) -> impl IntoView + use<> {
    let (verb, act) = if call.is_shown { ("hide", "cfp-hide") } else { ("show", "cfp-show") };
    let button = |verb: &str, act: &str| {
        let action = format!("{href}/{verb}");
        view! { <form method="post" action=action><button class="button small">{t(act)}</button></form> }
    };
    let close = (call.standing == domain::cfp::CallStanding::Open).then(|| button("close", "cfp-close"));
    view! {
        <div class="acts">
            <a class="button small" href=format!("{href}/proposals")>{t("cfp-offers")}</a>
            <a class="button small" href=format!("{href}/review")>{t("review")}</a>
            <a class="button small" href=format!("{href}/decisions")>{t("decision-board")}</a>
            <a class="button small" href=href.to_owned()>{t("cfp-edit")}</a>
            <a class="button small" href=format!("{href}/questions")>{t("questions")}</a>
            <a class="button small" href=format!("{href}/codes")>{t("codes")}</a>
            {button(verb, act)}
            {close}
        </div>
    }
}
