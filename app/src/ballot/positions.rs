//! What was said in a ballot, as far as the reader may know it.

use leptos::prelude::*;
use service::ballot::{BallotSheet, PositionLine};

use super::words::{moment, position};
use crate::{
    i18n::{t, tv},
    ui::rich_text,
};

/// What everybody said: the last word of each, with reasons, rulings and what was said before.
pub fn positions_part(sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    // In an election the record and the rounds say it; a list of rankings by name reads like nothing.
    sheet.facts.terms.rule()?;
    let last: Vec<_> = sheet.positions.iter().filter(|line| line.is_last).map(line).collect();
    let before: Vec<_> = sheet.positions.iter().filter(|line| !line.is_last).map(line).collect();
    let before = (!before.is_empty()).then(|| {
        view! { <details><summary>{t("ballot-superseded")}</summary><ul class="rows">{before}</ul></details> }
    });
    (!last.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="said">
                <h2 id="said">{t("ballot-positions")}</h2>
                <ul class="rows">{last}</ul>
                {before}
            </section>
        }
    })
}

fn line(line: &PositionLine) -> impl IntoView + use<> {
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
        <li>
            <h3>{line.name.clone()} " " <span class="badge">{position(&line.choice)}</span> {carried} {out} {by}</h3>
            {text}
            {ruling}
            {resolution}
            <p class="soft">{moment(line.at)}</p>
        </li>
    }
}
