//! Who stands or is nominated, with their seconds, and the buttons that second.

use domain::ballot::{BallotState, ElectionRule};
use leptos::prelude::*;
use service::{
    ballot::{BallotSheet, CandidateLine},
    group::GroupFacts,
};

use crate::{
    i18n::{t, tv},
    ui::rich_text,
};

/// Everybody who stands, or while an election is prepared is nominated.
pub fn candidates_part(facts: &GroupFacts, sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    let election = sheet.facts.terms.election()?;
    let rows: Vec<_> = sheet.candidates.iter().map(|one| row(facts, sheet, election, one)).collect();
    let asked = (election.seconds > 0).then(|| {
        let words = tv("ballot-seconds-asked", &[("count", election.seconds.into())]);
        view! { <p>{words}</p> }
    });
    Some(view! {
        <section class="part" aria-labelledby="candidates">
            <h2 id="candidates">{t("ballot-candidates")}</h2>
            {asked}
            <ul class="rows">{rows}</ul>
        </section>
    })
}

fn row(facts: &GroupFacts, sheet: &BallotSheet, election: &ElectionRule, one: &CandidateLine) -> impl IntoView + use<> {
    let name = if one.reopens { t("ballot-reopens-name") } else { one.name.clone() };
    let number = one.number.map(|number| view! { <span class="soft">{number} ". "</span> });
    let state = match (one.is_person, one.accepted, one.declined, one.number) {
        (true, _, true, Some(_)) => Some(t("ballot-candidate-withdrew")),
        (true, _, true, None) => Some(t("ballot-candidate-declined")),
        (true, false, false, _) => Some(t("ballot-candidate-waits")),
        _ => None,
    };
    let state = state.map(|state| view! { " " <span class="badge">{state}</span> });
    let affiliation = (!one.affiliation.is_empty()).then(|| view! { <p class="soft">{one.affiliation.clone()}</p> });
    let statement = (!one.statement.is_empty()).then(|| rich_text(&one.statement));
    let majority = one
        .majority
        .clone()
        .map(|times| view! { <p class="soft">{tv("ballot-majority-of-option", &[("times", times.into())])}</p> });
    let seconds =
        (election.seconds > 0 && !one.reopens).then(|| view! { <p class="soft">{seconds_words(election, one)}</p> });
    let act = second_act(facts, sheet, one);
    view! { <li><h3>{number} {name} {state}</h3>{affiliation}{majority}{statement}{seconds}{act}</li> }
}

/// “Seconded by Ann, Bea: 2 of 3.”
pub fn seconds_words(election: &ElectionRule, one: &CandidateLine) -> String {
    let values = [
        ("names", one.seconds.join(", ").into()),
        ("named", u32::try_from(one.seconds.len()).unwrap_or_default().into()),
        ("count", one.seconded.into()),
        ("needed", election.seconds.into()),
    ];
    tv("ballot-seconded-by", &values)
}

fn second_act(facts: &GroupFacts, sheet: &BallotSheet, one: &CandidateLine) -> Option<impl IntoView + use<>> {
    if sheet.facts.state != BallotState::Draft || one.reopens || one.oneself || one.declined {
        return None;
    }
    if !sheet.may_second && !one.seconded_by_me {
        return None;
    }
    let action = format!("/g/{}/ballots/{}/seconds", facts.slug, sheet.facts.id);
    let (key, act) = if one.seconded_by_me { ("ballot-second-back", "withdraw") } else { ("ballot-second", "second") };
    let label = tv(key, &[("name", one.name.clone().into())]);
    Some(view! {
        <form method="post" action=action>
            <input type="hidden" name="candidate" value=one.id.to_string() />
            <button class="button" name="act" value=act>{label}</button>
        </form>
    })
}
