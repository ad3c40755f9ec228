//! Ties that wait: for public numbers, or for whoever has the casting vote.

use domain::ballot::{BallotState, ElectionRule, Terms, TieBreak, rule::Outcome};
use exchange::record::Tally;
use leptos::prelude::*;
use service::ballot::{BallotSheet, Tallied};

use crate::{
    i18n::{t, tv},
    ui::{Field, Form, Select},
    visit::Visit,
};

/// What settles ties in an election, in words.
pub fn ties_words(election: &ElectionRule, secret: Option<&String>, commitment: &str) -> impl IntoView + use<> {
    match election.ties {
        TieBreak::Lots => match secret {
            Some(secret) => tv("ballot-draw-told", &[("secret", secret.clone().into())]),
            None => tv("ballot-draw-committed", &[("commitment", commitment.to_owned().into())]),
        }
        .into_any(),
        TieBreak::Public => {
            let sources: Vec<_> = election.sources.iter().map(|source| view! { <li>{source.clone()}</li> }).collect();
            view! { {t("ballot-draw-public")} <ol>{sources}</ol> }.into_any()
        }
        TieBreak::CastingVote => t("ballot-draw-casting").into_any(),
    }
}

/// Whether what the ballot came to waits for a tie to be settled.
pub fn waits(sheet: &BallotSheet) -> bool {
    matches!(&sheet.tallied, Tallied::Over(tally) if tally.waits())
}

/// The form that settles the tie of a closed ballot.
pub fn tie_part(home: &str, sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    if sheet.facts.state != BallotState::Closed || !waits(sheet) {
        return None;
    }
    let form = match &sheet.facts.terms {
        Terms::Election { election } if election.ties == TieBreak::Public => numbers(home, election).into_any(),
        Terms::Election { .. } => ranking(home, sheet).into_any(),
        Terms::Decision { .. } => outcome(home).into_any(),
    };
    Some(view! {
        <section class="part" aria-labelledby="tie">
            <h2 id="tie">{t("ballot-tie-waits")}</h2>
            {form}
        </section>
    })
}

fn numbers(home: &str, election: &ElectionRule) -> impl IntoView + use<> {
    let fields: Vec<_> = election
        .sources
        .iter()
        .enumerate()
        .map(|(place, source)| view! { <Field name=format!("numbers-{place}") label=source.clone() /> })
        .collect();
    view! {
        <Form submit=t("ballot-draw-now") action=format!("{home}/draw")>
            <p class="hint">{t("ballot-numbers-hint")}</p>
            {fields}
        </Form>
    }
}

fn ranking(home: &str, sheet: &BallotSheet) -> impl IntoView + use<> {
    let problem = expect_context::<Visit>().messages("ranks").join(" ");
    let problem = (!problem.is_empty())
        .then(|| view! { <p class="error"><span class="unseen">{t("error-mark")}</span>{problem}</p> });
    let fields: Vec<_> = sheet
        .candidates
        .iter()
        .filter_map(|one| Some((one.number?, one)))
        .map(|(number, one)| {
            let name = if one.reopens { t("ballot-reopens-name") } else { one.name.clone() };
            let label = tv("ballot-rank-of", &[("name", name.into())]);
            view! { <Field name=format!("rank-{number}") label=label width="short" /> }
        })
        .collect();
    view! {
        <Form submit=t("ballot-decide-now") action=format!("{home}/decide")>
            <p class="hint">{t("ballot-decide-hint")}</p>
            <fieldset class="paper" id="ranks"><legend>{t("ballot-casting-vote")}</legend>{problem}{fields}</fieldset>
        </Form>
    }
}

fn outcome(home: &str) -> impl IntoView + use<> {
    let options = Outcome::ALL.iter().map(|one| (one.to_string(), t(&format!("ballot-outcome-{one}")))).collect();
    view! {
        <Form submit=t("ballot-decide-now") action=format!("{home}/decide")>
            <p class="hint">{t("ballot-decide-hint")}</p>
            <Select name="outcome" label=t("ballot-casting-vote") options=options />
        </Form>
    }
}

/// Who is tied, or that both sides are, while that waits.
pub fn tied_words(sheet: &BallotSheet, tally: &Tally) -> Option<String> {
    if !tally.waits() {
        return None;
    }
    let name = |number: usize| {
        let one = sheet.candidates.iter().find(|one| one.number.is_some_and(|own| usize::try_from(own) == Ok(number)));
        one.map(|one| if one.reopens { t("ballot-reopens-name") } else { one.name.clone() }).unwrap_or_default()
    };
    Some(match tally {
        Tally::Tied(tie) => {
            let names = tie.tied.iter().map(|one| name(one.number())).collect::<Vec<_>>().join(", ");
            tv("ballot-tied-between", &[("names", names.into())])
        }
        _ => t("ballot-tied-level"),
    })
}
