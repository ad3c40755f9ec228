//! Where a call stands.

use domain::{
    cfp::{
        State,
        volunteered::{Question, Totals},
    },
    review::figures::Coverage,
};
use leptos::prelude::*;
use service::{cfp::CallFacts, conference::ConferenceFacts, decision::Overview};

use super::{
    call_pages,
    chart::{self, Bar, bar},
};
use crate::{
    conference::organiser_page,
    i18n::{number, t, tv},
    page::Page,
    when,
};

/// When things came in, where they stand, who is heard.
pub fn overview_page(facts: &ConferenceFacts, call: &CallFacts, overview: &Overview) -> Page {
    let all: u32 = overview.days.values().sum();
    let busiest = overview.days.iter().max_by_key(|(_, count)| **count);
    let label = busiest.map(|(day, most)| {
        tv(
            "overview-line",
            &[
                ("all", all.into()),
                ("days", overview.days.len().into()),
                ("most", (*most).into()),
                ("day", when::date_long(*day).into()),
            ],
        )
    });
    let line = label.clone().and_then(|label| chart::days(&overview.days, label));
    let ends = overview.days.keys().next().zip(overview.days.keys().next_back());
    let ends = ends.filter(|(first, last)| first != last).map(|(first, last)| {
        view! { <p class="soft small ends"><span>{when::date_long(*first)}</span><span>{when::date_long(*last)}</span></p> }
    });
    let days = overview.days.iter().rev().take(30).map(|(day, count)| {
        view! { <li>{when::date_long(*day)} " " <span class="number">{number(*count as usize)}</span></li> }
    });
    let states = State::ALL.iter().filter_map(|state| {
        let count = overview.states.get(state)?;
        Some(view! { <li><strong>{number(*count as usize)}</strong> " " {t(&format!("cfp-state-{state}"))}</li> })
    });
    let content = view! {
        {call_pages(facts, call)}
        <ul class="figures">{states.collect_view()}</ul>
        <section class="part" aria-labelledby="line">
            <h2 id="line">{t("overview-handed-in")}</h2>
            {line}
            {ends}
            <p>{label}</p>
            <details><summary>{t("overview-days")}</summary><ul class="index">{days.collect_view()}</ul></details>
        </section>
        {reviewing(&overview.reviewing)}
        {volunteered(overview)}
    };
    organiser_page(facts, t("decision-overview"), content)
}

/// How far reviewing has come; nothing where nobody was asked to review.
fn reviewing(coverage: &Coverage) -> Option<impl IntoView + use<>> {
    let open = coverage.assigned.saturating_sub(coverage.done);
    let words = tv("overview-reviews", &[("done", coverage.done.into()), ("assigned", coverage.assigned.into())]);
    let below = tv("overview-below", &[("below", coverage.below.into()), ("proposals", coverage.proposals.into())]);
    let drawn = Bar { parts: vec![("chosen", coverage.done), ("rest", open)], wanted: None };
    (coverage.assigned > 0).then(|| {
        view! {
            <section class="part" aria-labelledby="reviewing">
                <h2 id="reviewing">{t("overview-reviewing")}</h2>
                {bar(&drawn, coverage.assigned, words.clone())}
                <p>{words}" "{below}</p>
            </section>
        }
    })
}

fn volunteered(overview: &Overview) -> impl IntoView + use<> {
    let told = match &overview.volunteered {
        None => view! { <p>{t("overview-volunteered-later")}</p> }.into_any(),
        Some(all) => all.iter().map(|(question, totals)| group(*question, totals)).collect_view().into_any(),
    };
    view! {
        <section class="part" aria-labelledby="heard">
            <h2 id="heard">{t("overview-volunteered")}</h2>
            <p class="soft">{t("overview-volunteered-hint")}</p>
            {told}
        </section>
    }
}

fn group(question: Question, totals: &Totals) -> impl IntoView + use<> {
    let named = totals.groups.iter().map(|(answer, count)| {
        let words =
            if answer.is_empty() { t("volunteer-nothing") } else { t(&format!("volunteer-{question}-{answer}")) };
        view! { <li>{words} " " <span class="number">{number(*count as usize)}</span></li> }
    });
    let others = totals.others.map(|count| {
        view! { <li>{t("overview-others")} " " <span class="number">{number(count as usize)}</span></li> }
    });
    let is_empty = totals.groups.is_empty() && totals.others.is_none();
    let too_few = is_empty.then(|| view! { <p>{t("overview-too-few")}</p> });
    view! { <h3>{t(&format!("volunteer-{question}"))}</h3> <ul class="index">{named.collect_view()}{others}</ul> {too_few} }
}
