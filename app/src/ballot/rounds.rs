//! A count, round by round: tables that anybody can follow by hand, with a bar beside each number.

use chrono::Months;
use domain::ballot::{
    Candidate, Count,
    tally::report::{By, Comparisons, Draw, Rounds, Scores},
};
use exchange::record::Unopposed;
use leptos::prelude::*;
use service::ballot::BallotSheet;

use super::{result::bar, stages::stage_tables};
use crate::{
    i18n::{t, tv},
    when,
};

/// Who is elected, and how that came about.
pub fn count_part(sheet: &BallotSheet, count: &Count) -> impl IntoView + use<> {
    let names = Names::of(sheet);
    let elected = if count.winners.is_empty() {
        t("ballot-elected-nobody")
    } else {
        let winners = count.winners.iter().map(|one| names.name(*one)).collect::<Vec<_>>().join(", ");
        tv("ballot-elected", &[("count", count.winners.len().into()), ("names", winners.into())])
    };
    let number = |key, count: usize| (count > 0).then(|| view! { <p>{tv(key, &[("count", count.into())])}</p> });
    let papers = tv("ballot-valid", &[("valid", count.valid.into()), ("blank", count.blank.into())]);
    let quota = count.quota.map(|quota| view! { <p>{tv("ballot-quota", &[("quota", quota.to_string().into())])}</p> });
    let rounds = match &count.rounds {
        Rounds::Scores(scores) => score_table(&names, scores).into_any(),
        Rounds::Stages(stages) => stage_tables(&names, stages, count.quota).into_any(),
        Rounds::Comparisons(all) => pairs(&names, all).into_any(),
    };
    let ties: Vec<_> = count.draws().into_iter().map(|draw| view! { <li>{names.tie(draw)}</li> }).collect();
    let ties = (!ties.is_empty()).then(|| view! { <h3>{t("ballot-draw")}</h3><ul>{ties}</ul> });
    view! {
        <section class="part live" aria-labelledby="result">
            <h2 id="result">{t("ballot-result")}</h2>
            <div class="verdict has"><strong>{elected}</strong></div>
            {number("ballot-reopened", count.reopened)}
            {number("ballot-vacant", count.vacant)}
            {offices(sheet, &names, &count.winners)}
            <p class="soft">{papers}</p>
            {quota}
            {rounds}
            {ties}
        </section>
    }
}

/// Who is elected without a vote.
pub fn unopposed_part(sheet: &BallotSheet, elected: &Unopposed) -> impl IntoView + use<> {
    let names = Names::of(sheet);
    let winners = [("count", elected.winners.len().into()), ("names", names.list(&elected.winners).into())];
    let vacant =
        (elected.vacant > 0).then(|| view! { <p>{tv("ballot-vacant", &[("count", elected.vacant.into())])}</p> });
    view! {
        <section class="part live" aria-labelledby="result">
            <h2 id="result">{t("ballot-result")}</h2>
            <div class="verdict has"><strong>{tv("ballot-elected-unopposed", &winners)}</strong></div>
            {vacant}
            {offices(sheet, &names, &elected.winners)}
        </section>
    }
}

/// How long each of those elected is in office, where the rule says so: from the first day of the office, or from the day on
/// which the ballot closed.
fn offices(sheet: &BallotSheet, names: &Names, winners: &[Candidate]) -> Option<impl IntoView + use<>> {
    let (election, closed) = (sheet.facts.terms.election()?, sheet.facts.closed_at?.date_naive());
    let until = |(place, one): (usize, &Candidate)| {
        let months = election.months_at(place);
        let last = match &election.office {
            // An office ends before its first day without it.
            Some(office) => office.ends(months)?.pred_opt()?,
            None => closed.checked_add_months(Months::new(months?))?,
        };
        let values = [("name", names.name(*one).into()), ("day", when::date_long(last).into())];
        Some(view! { <li>{tv("ballot-office-until", &values)}</li> })
    };
    let lines: Vec<_> = winners.iter().enumerate().filter_map(until).collect();
    (!lines.is_empty()).then(|| view! { <ol>{lines}</ol> })
}

/// The candidates' names by their number.
pub(super) struct Names(Vec<String>);

impl Names {
    fn of(sheet: &BallotSheet) -> Self {
        let numbered = sheet.candidates.iter().filter(|one| one.number.is_some());
        Self(numbered.map(|one| if one.reopens { t("ballot-reopens-name") } else { one.name.clone() }).collect())
    }

    /// One of them.
    pub(super) fn name(&self, one: Candidate) -> String {
        self.0.get(one.index()).cloned().unwrap_or_default()
    }

    /// Some of them, commas between.
    pub(super) fn list(&self, all: &[Candidate]) -> String {
        all.iter().map(|one| self.name(*one)).collect::<Vec<_>>().join(", ")
    }

    fn tie(&self, draw: &Draw) -> String {
        let by = match draw.by {
            By::Lot => "lot".to_owned(),
            By::Stage(stage) => stage.to_string(),
        };
        let values =
            [("names", self.list(&draw.tied).into()), ("chosen", self.name(draw.chosen).into()), ("by", by.into())];
        tv("ballot-tie", &values)
    }
}

fn score_table(names: &Names, scores: &Scores) -> impl IntoView + use<> {
    let most = scores.totals.iter().copied().max().unwrap_or_default();
    let rows: Vec<_> = names
        .0
        .iter()
        .zip(&scores.totals)
        .map(|(name, votes)| {
            view! {
                <tr role="row">
                    <th role="rowheader" scope="row">{name.clone()}</th>
                    <td role="cell" data-label=t("ballot-votes") class="number">{*votes}{bar(*votes, None, most, true)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="table records" role="table">
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{t("ballot-candidate")}</th><th role="columnheader" scope="col">{t("ballot-votes")}</th></tr></thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

/// The table of comparisons, the row over the column.
fn pairs(names: &Names, all: &Comparisons) -> impl IntoView + use<> {
    let everybody: Vec<Candidate> = Candidate::first(names.0.len()).collect();
    let heads: Vec<_> = everybody.iter().map(|one| view! { <th scope="col">{names.name(*one)}</th> }).collect();
    let rows: Vec<_> = everybody
        .iter()
        .map(|one| {
            let cells: Vec<_> = everybody
                .iter()
                .map(|other| {
                    if one == other {
                        return view! { <td class="self">"–"</td> }.into_any();
                    }
                    let (wins, loses) = (all.pairwise.prefer(*one, *other), all.pairwise.prefer(*other, *one));
                    let class = if wins > loses { "number wins" } else { "number" };
                    if wins > loses {
                        view! { <td class=class><strong>{wins}</strong></td> }.into_any()
                    } else {
                        view! { <td class=class>{wins}</td> }.into_any()
                    }
                })
                .collect();
            view! { <tr><th scope="row">{names.name(*one)}</th>{cells}</tr> }
        })
        .collect();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t("ballot-pairwise")>
            <table class="table pairs">
                <caption>{t("ballot-pairwise")} ". " {t("ballot-pairwise-caption")}</caption>
                <thead><tr><td></td>{heads}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
