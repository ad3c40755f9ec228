//! The ballots of a group.

use domain::ballot::BallotState;
use leptos::prelude::*;
use service::{
    ballot::BallotLine,
    group::{GroupFacts, MyStanding},
};

use super::words::{moment, rule_name};
use crate::{
    group::{group_page, head_below},
    i18n::t,
    page::Page,
};

/// The ballots of a group, those that are open first; and whether the reader would vote.
pub fn ballots_page(facts: &GroupFacts, lines: &[BallotLine], mine: Option<&MyStanding>) -> Page {
    let of = |wanted: fn(BallotState) -> bool| lines.iter().filter(move |line| wanted(line.state)).collect::<Vec<_>>();
    let open = of(|state| matches!(state, BallotState::Open | BallotState::Deferred));
    let over = of(|state| matches!(state, BallotState::Closed | BallotState::Settled | BallotState::Annulled));
    let drafts = of(|state| state == BallotState::Draft);
    let nothing = lines.is_empty().then(|| {
        view! { <div class="empty"><h2>{t("ballots-none")}</h2><p>{t("ballots-none-hint")}</p></div> }
    });
    let standing = mine.and_then(|mine| mine.standing.as_ref()).map(|standing| {
        let words = if standing.votes { t("ballot-you-would-vote") } else { t("ballot-you-would-not-vote") };
        view! { <p class="soft">{words} " " <a href=format!("/g/{}/standing", facts.slug)>{t("ballot-see-why")}</a></p> }
    });
    let holds = facts.state.holds_ballots();
    let [feed, news] = ["ics", "atom"].map(|kind| format!("/g/{}/ballots.{kind}", facts.slug));
    let feed = (!lines.is_empty()).then(|| {
        view! { <p class="small"><a href=feed>{t("ballots-feed")}</a> " · " <a href=news>{t("ballots-news")}</a></p> }
    });
    let resting = (facts.may.edit && !holds).then(|| view! { <p class="notice">{t("ballots-not-now")}</p> });
    let acts = (facts.may.edit && holds).then(|| {
        view! {
            <p class="acts">
                <a class="button primary" href=format!("/g/{}/manage/ballots/new", facts.slug)>{t("ballot-new")}</a>
                <a class="button" href=format!("/g/{}/manage/ballots/rules", facts.slug)>{t("ballot-rules")}</a>
            </p>
        }
    });
    let main = view! {
        {head_below(facts, &t("ballots"))}
        <p class="lead">{t("ballots-lead")}</p>
        {standing}
        {resting}
        {acts}
        {nothing}
        {part(facts, "ballots-open", "open", &open)}
        {part(facts, if facts.may.edit { "ballots-drafts" } else { "ballots-nominations" }, "drafts", &drafts)}

        {part(facts, "ballots-over", "over", &over)}
        {feed}
    };
    let page = group_page(facts, t("ballots"), main);
    if facts.is_public() { page.listed(t("ballots-lead")) } else { page }
}

fn part(facts: &GroupFacts, title: &str, id: &'static str, lines: &[&BallotLine]) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = lines
        .iter()
        .map(|line| {
            let href = format!("/g/{}/ballots/{}", facts.slug, line.id);
            let when = match (line.state, line.closes_at, line.closed_at) {
                (BallotState::Open, Some(at), _) => {
                    Some(view! { <p class="soft">{t("ballot-until-word")} " " {moment(at)}</p> }.into_any())
                }
                (_, _, Some(at)) => {
                    Some(view! { <p class="soft">{t("ballot-closed-word")} " " {moment(at)}</p> }.into_any())
                }
                _ if line.nominates => Some(view! { <p class="soft">{t("ballot-nominates")}</p> }.into_any()),
                _ => None,
            };
            let outcome = line.outcome.filter(|_| line.state.is_over()).map(|outcome| {
                let class = if outcome.as_str() == "passes" { "badge good" } else { "badge" };
                view! { " " <span class=class>{t(&format!("ballot-outcome-{outcome}"))}</span> }
            });
            view! {
                <li>
                    <h3><a href=href>{line.title.clone()}</a> " " {badge(line.state)} {outcome}</h3>
                    <p class="soft">{rule_name(&line.rule_name)}</p>
                    {when}
                </li>
            }
        })
        .collect();
    let title = t(title);
    (!rows.is_empty()).then(|| {
        view! { <section class="part" aria-labelledby=id><h2 id=id>{title}</h2><ul class="rows">{rows}</ul></section> }
    })
}

/// Where a ballot stands, as a word in a box.
pub fn badge(state: BallotState) -> impl IntoView + use<> {
    let class = match state {
        BallotState::Open => "badge good",
        BallotState::Annulled => "badge bad",
        _ => "badge",
    };
    view! { <span class=class>{t(&format!("ballot-state-{state}"))}</span> }
}
