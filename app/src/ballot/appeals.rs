//! Appeals against rulings on what was said in a ballot.

use leptos::prelude::*;
use service::{
    ballot::{BallotSheet, PositionLine, RulingAppeal},
    group::GroupFacts,
};

use super::words::position;
use crate::{
    i18n::{t, tv},
    life::appeal_row,
    ui::{Form, Select, TextArea},
};

/// The appeals, and the form for a further one; nothing where there is neither.
pub(super) fn appeals_part(facts: &GroupFacts, sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    let at = format!("/g/{}/ballots/{}", facts.slug, sheet.facts.id);
    let rows: Vec<_> = sheet.appeals.iter().map(|one| row(one, &at)).collect();
    let ruled = sheet.positions.iter().filter(|line| sheet.appealable.contains(&line.id)).map(option);
    let ruled: Vec<_> = ruled.collect();
    (!rows.is_empty() || !ruled.is_empty()).then(|| {
        let lodge = (!ruled.is_empty()).then(|| {
            view! {
                <details>
                    <summary>{t("ruling-appeal-lodge")}</summary>
                    <Form submit=t("appeal-lodge-do") action=format!("{at}/appeals")>
                        <Select name="appealed" label=t("ruling-appealed") options=ruled />
                        <TextArea name="grounds" label=t("appeal-grounds") hint=t("ruling-appeal-grounds-hint") />
                    </Form>
                </details>
            }
        });
        view! {
            <section class="part" aria-labelledby="appeals">
                <h2 id="appeals">{t("ruling-appeals")}</h2>
                <ul class="rows">{rows}</ul>
                {lodge}
            </section>
        }
    })
}

fn row(one: &RulingAppeal, at: &str) -> impl IntoView + use<> {
    let words = tv("ruling-appeal-against", &[("name", one.name.clone().into())]);
    let against = view! { <p class="soft">{words} ": " {one.ruling.clone()}</p> }.into_any();
    appeal_row(&one.appeal, Some(against), one.may_decide, at)
}

fn option(line: &PositionLine) -> (String, String) {
    (line.id.to_string(), format!("{}, {}: {}", line.name, position(&line.choice), line.ruling))
}
