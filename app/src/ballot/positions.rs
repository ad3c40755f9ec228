//! What was said in a ballot, as far as the reader may know it.

use leptos::prelude::*;
use service::{
    ballot::{BallotSheet, PositionLine, VOTERS_A_PAGE},
    group::GroupFacts,
};

use super::{
    voters::voters_path,
    words::{moment, position},
};
use crate::{
    i18n::{t, tv},
    ui::rich_text,
};

/// What everybody said: the last word of each, with reasons, rulings and what was said before. Where there is too much for
/// a page, as many reasons as fit, and the way to the list of voters, which has them all.
pub fn positions_part(facts: &GroupFacts, sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    // In an election the record and the rounds say it; a list of rankings by name reads like nothing.
    sheet.facts.terms.rule()?;
    let many = sheet.voters_count > VOTERS_A_PAGE;
    let worth_it = |line: &&PositionLine| !many || !line.text.is_empty() || !line.ruling.is_empty();
    let listed = |is_last: bool| -> Vec<_> {
        let lines = sheet.positions.iter().filter(|line| line.is_last == is_last).filter(worth_it);
        lines.take(VOTERS_A_PAGE).map(|one| view! { <li>{line(one)}</li> }).collect()
    };
    let (last, before) = (listed(true), listed(false));
    let last = (!last.is_empty()).then(|| view! { <ul class="rows">{last}</ul> });
    let before = (!before.is_empty()).then(|| {
        view! { <details><summary>{t("ballot-superseded")}</summary><ul class="rows">{before}</ul></details> }
    });
    let all = many.then(|| view! { <p><a href=voters_path(facts, sheet)>{t("ballot-positions-all")}</a></p> });
    (!sheet.positions.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="said">
                <h2 id="said">{t("ballot-positions")}</h2>
                {all}
                {last}
                {before}
            </section>
        }
    })
}

/// One of them.
pub fn line(line: &PositionLine) -> impl IntoView + use<> {
    let by = line.by.clone().map(|by| {
        let words = tv("ballot-position-by", &[("by", by.into())]);
        view! { " " <span class="soft">{words}</span> }
    });
    let carried = line.carried.then(|| view! { " " <span class="badge">{t("ballot-carried")}</span> });
    let out = line.discounted.then(|| view! { " " <span class="badge bad">{t("ballot-discounted")}</span> });
    let text = (!line.text.is_empty()).then(|| rich_text(&line.text));
    let ruling = (!line.ruling.is_empty())
        .then(|| view! { <p><strong>{t("ballot-ruling")} ": "</strong>{line.ruling.clone()}</p> });
    let resolution = (!line.resolution.is_empty())
        .then(|| view! { <p><strong>{t("ballot-resolution")} ": "</strong>{line.resolution.clone()}</p> });
    view! {
        <h3>{line.name.clone()} " " <span class="badge">{position(&line.choice)}</span> {carried} {out} {by}</h3>
        {text}
        {ruling}
        {resolution}
        <p class="soft">{moment(line.at)}</p>
    }
}
