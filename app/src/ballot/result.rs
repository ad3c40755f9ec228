//! Where a ballot stands while voting goes on, and what it came to.

use domain::ballot::{
    BallotState,
    rule::{
        Condition, Judgement, Role,
        check::Check,
        live::{Line, Live, Still},
    },
};
use exchange::record::Tally;
use leptos::prelude::*;
use service::{
    ballot::{BallotSheet, Tallied},
    group::GroupFacts,
};

use super::{
    rounds::{count_part, unopposed_part},
    ties::tied_words,
    words::{phrase, position},
};
use crate::{
    i18n::{t, tv},
    island::KeepCurrent,
};

/// The live line, or the result with every number.
pub fn result_part(_: &GroupFacts, sheet: &BallotSheet) -> impl IntoView + use<> {
    if sheet.facts.opened_at.is_none() {
        return ().into_any();
    }
    match &sheet.tallied {
        Tallied::Live(live) if sheet.facts.state == BallotState::Annulled => annulled_part(live).into_any(),
        Tallied::Live(live) => view! { {live_part(live, sheet.struck)} {kept_current(sheet)} }.into_any(),
        Tallied::Turnout(returned, eligible) => {
            view! { {turnout_part(*returned, *eligible, sheet.struck)} {kept_current(sheet)} }.into_any()
        }
        Tallied::Over(tally) => match tally.as_ref() {
            Tally::Judged(judgement) => judged(sheet, judgement, tied_words(sheet, tally)).into_any(),
            Tally::Counted(count) => count_part(sheet, count).into_any(),
            Tally::Unopposed(elected) => unopposed_part(sheet, elected).into_any(),
            Tally::Tied(_) => {
                let words = tied_words(sheet, tally);
                view! { <section class="part live" aria-labelledby="result"><h2 id="result">{t("ballot-result")}</h2><p class="verdict"><strong>{words}</strong></p></section> }.into_any()
            }
        },
        Tallied::Nothing(why) => {
            let why = tv("ballot-not-counted", &[("why", why.clone().into())]);
            view! { <section class="part live" aria-labelledby="result"><h2 id="result">{t("ballot-result")}</h2><p>{why}</p></section> }.into_any()
        }
    }
}

/// Whoever has the page open sees the line move for as long as people vote.
fn kept_current(sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    let open = sheet.facts.state == BallotState::Open;
    open.then(|| view! { <KeepCurrent part="live-now".to_owned() over=t("keep-current-over") /> })
}

fn live_part(live: &Live, struck: usize) -> impl IntoView + use<> {
    let verdict = match (live.decided, live.outcome) {
        (Some(outcome), _) => t(&format!("ballot-live-decided-{outcome}")),
        (None, Some(outcome)) => t(&format!("ballot-live-{outcome}")),
        (None, None) => t("ballot-live-hidden"),
    };
    let lines: Vec<_> = live.lines.iter().map(|line| view! { <li>{live_line(line, live.eligible)}</li> }).collect();
    view! {
        <section class="part live" aria-labelledby="live">
            <h2 id="live">{t("ballot-live")}</h2>
            <div id="live-now" aria-live="polite">
                <p class="verdict"><strong>{verdict}</strong></p>
                <ul class="conditions">{lines}</ul>
                <p class="soft">{turnout(live.returned, live.eligible)}</p>
                {struck_words(struck)}
            </div>
        </section>
    }
}

/// What was annulled before it closed came to nothing: how many had voted is all there is to say.
fn annulled_part(live: &Live) -> impl IntoView + use<> {
    view! {
        <section class="part live" aria-labelledby="live">
            <h2 id="live">{t("ballot-result")}</h2>
            <p class="verdict"><strong>{t("ballot-annulled-nothing")}</strong></p>
            <p class="soft">{turnout(live.returned, live.eligible)}</p>
        </section>
    }
}

fn turnout_part(returned: Option<u64>, eligible: u64, struck: usize) -> impl IntoView + use<> {
    let words = if eligible == 0 { t("ballot-turnout-members") } else { turnout(returned, eligible) };
    let struck = (eligible > 0).then(|| struck_words(struck));
    view! {
        <section class="part live" aria-labelledby="live">
            <h2 id="live">{t("ballot-live")}</h2>
            <div id="live-now" aria-live="polite">
                <p class="verdict"><strong>{t("ballot-live-hidden")}</strong></p>
                <p class="soft">{words}</p>
                {struck}
            </div>
        </section>
    }
}

/// How many count on neither side, where anybody does not.
fn struck_words(struck: usize) -> Option<impl IntoView + use<>> {
    (struck > 0).then(|| view! { <p class="soft">{tv("ballot-live-struck", &[("count", struck.into())])}</p> })
}

fn turnout(returned: Option<u64>, eligible: u64) -> String {
    match returned {
        Some(returned) => tv("ballot-turnout", &[("returned", returned.into()), ("eligible", eligible.into())]),
        None => tv("ballot-turnout-hidden", &[("eligible", eligible.into())]),
    }
}

/// “Those who say Yes come to at least 2/3 of …: 5 needed, 4 now. One more would do.” with a bar that shows the same.
fn live_line(line: &Line, eligible: u64) -> impl IntoView + use<> {
    let what = format!("{}: {}", t(&format!("ballot-role-{}", line.role)), words(line.role, &line.condition));
    let wants_more = line.condition.comparison.wants_more();
    let mut values = vec![("what", what.into())];
    let key = match (line.needed, line.now, wants_more) {
        (Some(needed), Some(now), wants_more) => {
            values.extend([("needed", needed.into()), ("now", now.into())]);
            if wants_more { "ballot-line-least" } else { "ballot-line-most" }
        }
        (Some(needed), None, wants_more) => {
            values.push(("needed", needed.into()));
            if wants_more { "ballot-line-hidden-least" } else { "ballot-line-hidden-most" }
        }
        (None, Some(now), _) => {
            values.push(("now", now.into()));
            "ballot-line-open"
        }
        (None, None, _) => "ballot-line-hidden-open",
    };
    let still = line.still.map(|still| match still {
        Still::Settled => t("ballot-still-settled"),
        Still::Holds => t("ballot-still-holds"),
        Still::Missing(votes) => tv("ballot-still-missing", &[("votes", votes.into())]),
        Still::TooMany(votes) => tv("ballot-still-too-many", &[("votes", votes.into())]),
        Still::Open => t("ballot-still-open"),
        Still::OutOfReach => t("ballot-still-out-of-reach"),
    });
    let reached = matches!(line.still, Some(Still::Settled | Still::Holds));
    let bar = line.now.map(|now| bar(now, line.needed, eligible, reached));
    view! { <p><strong>{tv(key, &values)}</strong> " " {still}</p>{bar} }
}

/// A bar with the threshold as a mark. Its numbers stand beside it as text, so it is hidden from screen readers.
pub fn bar(now: u64, needed: Option<u64>, all: u64, reached: bool) -> impl IntoView + use<> {
    let scale = |votes: u64| votes.min(all).saturating_mul(200) / all.max(1);
    let mark = needed.filter(|needed| *needed <= all).map(|needed| {
        let x = scale(needed).to_string();
        view! { <line class="mark" x1=x.clone() x2=x y1="0" y2="12" /> }
    });
    let class = if reached { "gauge reached" } else { "gauge" };
    view! {
        <svg class=class viewBox="0 0 200 12" aria-hidden="true" focusable="false" preserveAspectRatio="none">
            <rect class="whole" x="0" y="3" width="200" height="6" />
            <rect class="part" x="0" y="3" width=scale(now).to_string() height="6" />
            {mark}
        </svg>
    }
}

fn words(role: Role, condition: &Condition) -> String {
    phrase(&condition.phrase(role))
}

fn judged(sheet: &BallotSheet, judgement: &Judgement, tied: Option<String>) -> impl IntoView + use<> {
    let class = if judgement.outcome.as_str() == "passes" { "verdict has" } else { "verdict" };
    let nobody = judgement.nobody_votes.then(|| view! { <p>{t("ballot-result-nobody")}</p> });
    let rows: Vec<_> = judgement.checks.iter().map(check).collect();
    let heads = ["ballot-condition", "ballot-numbers", "ballot-verdict"]
        .map(|key| view! { <th role="columnheader" scope="col">{t(key)}</th> });
    let effect = sheet.facts.terms.rule().map(|rule| {
        let effect = if judgement.outcome.as_str() == "passes" { rule.passes } else { rule.fails };
        view! { <p>{t(&format!("ballot-effect-{effect}"))} "."</p> }
    });
    let cast = judgement.casting.map(|outcome| {
        view! { <p>{tv("ballot-cast-by-chair", &[("outcome", outcome.as_str().into())])}</p> }
    });
    // While a tie waits, nothing has passed or failed.
    let (class, verdict, effect) = match tied {
        Some(words) => ("verdict", words, None),
        None => (class, t(&format!("ballot-result-{}", judgement.outcome)), effect),
    };
    view! {
        <section class="part live" aria-labelledby="result">
            <h2 id="result">{t("ballot-result")}</h2>
            <div class=class><strong>{verdict}</strong>{effect}</div>
            {cast}
            {nobody}
            <table class="table records" role="table">
                <thead role="rowgroup"><tr role="row">{heads.into_iter().collect_view()}</tr></thead>
                <tbody role="rowgroup">{rows}</tbody>
            </table>
            {totals(sheet)}
        </section>
    }
}

fn check(check: &Check) -> impl IntoView + use<> {
    let (class, verdict) =
        if check.holds { ("badge good", t("ballot-check-holds")) } else { ("badge bad", t("ballot-check-fails")) };
    let nothing = check.of_nothing.then(|| view! { <p class="soft">{t("ballot-check-nothing")}</p> });
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">{t(&format!("ballot-role-{}", check.role))} ": " {words(check.role, &check.condition)}</th>
            <td role="cell" data-label=t("ballot-numbers")><code>{check.inequality()}</code>{nothing}</td>
            <td role="cell" data-label=t("ballot-verdict")><span class=class>{verdict}</span></td>
        </tr>
    }
}

/// How many votes each position got, where that may be told.
fn totals(sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    let rule = sheet.facts.terms.rule()?;
    let by_voters =
        |word: &str| sheet.totals.iter().filter(|(choice, _)| choice == word).map(|(_, votes)| *votes).sum::<u64>();
    let by_papers = |word: &str| {
        let held = sheet.papers.iter().filter(|(choice, _)| choice == word);
        held.map(|(_, count)| *count as u64).sum::<u64>()
    };
    let confidential = rule.visibility == domain::ballot::rule::Visibility::Confidential;
    if !confidential && !sheet.sees_positions {
        return None;
    }
    let votes: Vec<(String, u64)> = rule
        .positions
        .iter()
        .map(|one| (position(&one.word), if confidential { by_papers(&one.word) } else { by_voters(&one.word) }))
        .collect();
    let all = votes.iter().map(|(_, votes)| votes).sum::<u64>();
    let rows: Vec<_> = votes
        .into_iter()
        .map(|(name, votes)| {
            let text = tv("ballot-bar", &[("name", name.into()), ("votes", votes.into()), ("all", all.into())]);
            view! { <li><p>{text}</p>{bar(votes, None, all, true)}</li> }
        })
        .collect();
    Some(view! { <ul class="conditions">{rows}</ul> })
}
