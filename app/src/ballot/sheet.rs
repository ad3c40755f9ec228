//! A ballot: what it asks, the reader's vote, where it stands, what was said.

use domain::ballot::{BallotState, SubjectKind, Terms};
use leptos::prelude::*;
use service::{
    ballot::{BallotSheet, VoterLine},
    group::GroupFacts,
};

use super::{
    list::badge,
    positions::positions_part,
    result::result_part,
    vote::vote_part,
    words::{explained, moment, position, rule_name, visible},
};
use crate::{
    group::{below_the_head, group_page},
    i18n::{t, tv},
    page::Page,
    ui::{excerpt, rich_text},
};

/// A ballot as the reader may see it.
pub fn ballot_page(facts: &GroupFacts, sheet: &BallotSheet, signed_in: bool) -> Page {
    let ballot = &sheet.facts;
    let home = format!("/g/{}/ballots", facts.slug);
    let note = (!ballot.state_note.is_empty()).then(|| {
        view! { <div class="notice"><strong>{t(&format!("ballot-state-{}", ballot.state))}</strong>{rich_text(&ballot.state_note)}</div> }
    });
    let draft = (ballot.state == BallotState::Draft).then(|| view! { <p class="notice">{t("ballot-no-standing")}</p> });
    let extended = (ballot.times_extended > 0)
        .then(|| view! { <p class="soft">{tv("ballot-extended", &[("times", ballot.times_extended.into())])}</p> });
    let run = facts.may.edit.then(|| {
        view! { <p class="acts"><a class="button" href=format!("{home}/{}/run", ballot.id)>{t("ballot-run")}</a></p> }
    });
    let main = view! {
        <header class="head">
            <p class="path"><a href=home.clone()>{t("ballots")}</a></p>
            <h1>{ballot.title.clone()}</h1>
            <p class="standing">{badge(ballot.state)} " " {clock(sheet)}</p>
        </header>
        {note}
        {draft}
        {run}
        <div class="ballot">
            <section class="part" aria-labelledby="asks">
                <h2 id="asks">{t("ballot-asks")}</h2>
                {rich_text(&ballot.question)}
                <p><strong>{t("ballot-a-pass")} ": "</strong>{ballot.consequence.clone()}</p>
            </section>
            {result_part(facts, sheet)}
            {vote_part(facts, sheet, signed_in)}
            {extended}
            {the_rule(sheet)}
            {candidates_part(sheet)}
            {subject(sheet)}
            {positions_part(sheet)}
            {voters_part(sheet)}
            {record_part(facts, sheet)}
        </div>
    };
    let page = group_page(facts, ballot.title.clone(), main);
    if facts.is_public() && ballot.state != BallotState::Draft {
        page.listed(excerpt(&ballot.question, 160))
    } else {
        page
    }
}

fn clock(sheet: &BallotSheet) -> impl IntoView + use<> {
    let ballot = &sheet.facts;
    match (ballot.state, ballot.closes_at, ballot.closed_at) {
        (BallotState::Open, Some(at), _) => view! { {t("ballot-until-word")} " " {moment(at)} }.into_any(),
        (_, _, Some(at)) => view! { {t("ballot-closed-word")} " " {moment(at)} }.into_any(),
        (BallotState::Draft, ..) => tv("ballot-opens-for", &[("hours", ballot.hours.into())]).into_any(),
        _ => ().into_any(),
    }
}

fn the_rule(sheet: &BallotSheet) -> impl IntoView + use<> {
    let ballot = &sheet.facts;
    let words = match &ballot.terms {
        Terms::Decision { rule } => explained(rule).into_any(),
        Terms::Election { election } => {
            let seats = tv("ballot-for-seats", &[("seats", election.seats.into())]);
            let limit = election.limit.map(|most| view! { <p>{t("ballot-limit")} ": " {most}</p> });
            view! { <p>{seats}</p>{limit}<p class="soft">{draw(sheet)}</p> }.into_any()
        }
    };
    let visibility = visible(ballot.terms.conduct().visibility);
    view! {
        <section class="part" aria-labelledby="rule">
            <h2 id="rule">{t("ballot-the-rule")} ": " {rule_name(&ballot.rule_name)}</h2>
            {words}
            <p class="soft">{visibility}</p>
        </section>
    }
}

fn draw(sheet: &BallotSheet) -> String {
    match &sheet.facts.secret {
        Some(secret) => tv("ballot-draw-told", &[("secret", secret.clone().into())]),
        None => tv("ballot-draw-committed", &[("commitment", sheet.facts.commitment.clone().into())]),
    }
}

fn subject(sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    let ballot = &sheet.facts;
    if ballot.subject_kind == SubjectKind::Question {
        return None;
    }
    let title = if ballot.subject_title.is_empty() { t("ballot-voted-on") } else { ballot.subject_title.clone() };
    let (text, hash) = (ballot.subject_text.clone(), ballot.subject_hash.clone());
    Some(view! {
        <section class="part" aria-labelledby="subject">
            <h2 id="subject">{title}</h2>
            <p class="soft">{t("ballot-bound")} " " <code class="hash">{hash}</code></p>
            <details open><summary>{t("ballot-voted-on")}</summary>{rich_text(&below_the_head(&text))}</details>
        </section>
    })
}

fn candidates_part(sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    sheet.facts.terms.election()?;
    let rows: Vec<_> = sheet
        .candidates
        .iter()
        .map(|one| {
            let name = if one.reopens { t("ballot-reopens-name") } else { one.name.clone() };
            let number = one.number.map(|number| view! { <span class="soft">{number} ". "</span> });
            let state = match (one.is_person, one.accepted, one.declined, one.number) {
                (true, _, true, Some(_)) => Some(t("ballot-candidate-withdrew")),
                (true, _, true, None) => Some(t("ballot-candidate-declined")),
                (true, false, false, _) => Some(t("ballot-candidate-waits")),
                _ => None,
            };
            let state = state.map(|state| view! { " " <span class="badge">{state}</span> });
            let affiliation =
                (!one.affiliation.is_empty()).then(|| view! { <p class="soft">{one.affiliation.clone()}</p> });
            let statement = (!one.statement.is_empty()).then(|| rich_text(&one.statement));
            view! { <li><h3>{number} {name} {state}</h3>{affiliation}{statement}</li> }
        })
        .collect();
    Some(view! {
        <section class="part" aria-labelledby="candidates">
            <h2 id="candidates">{t("ballot-candidates")}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    })
}

fn voters_part(sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    if sheet.voters.is_empty() {
        return None;
    }
    let weighted = sheet.voters.iter().any(|line| line.weight != 1);
    let row = |line: &VoterLine| {
        let mut about: Vec<String> = Vec::new();
        if !line.category.is_empty() {
            about.push(line.category.clone());
        }
        if weighted {
            about.push(format!("{} {}", t("ballot-weight"), line.weight));
        }
        if line.present {
            about.push(t("ballot-in-room"));
        }
        if line.struck {
            about.push(t("ballot-struck"));
        }
        let choice = line.choice.clone().filter(|_| sheet.facts.terms.rule().is_some()).map(|choice| {
            view! { " " <span class="badge">{position(&choice)}</span> }
        });
        view! { <li>{line.name.clone()} {choice} <span class="soft">" " {about.join(" · ")}</span></li> }
    };
    let rows: Vec<_> = sheet.voters.iter().map(row).collect();
    let proxies: Vec<_> = sheet
        .proxies
        .iter()
        .map(|one| {
            let values = [("holder", one.holder.clone().into()), ("voter", one.voter.clone().into())];
            view! { <li>{tv("ballot-proxy-line", &values)}</li> }
        })
        .collect();
    let proxies = (!proxies.is_empty()).then(|| view! { <h3>{t("ballot-proxies")}</h3><ul>{proxies}</ul> });
    let count = tv("ballot-voters-count", &[("count", sheet.voters.len().into())]);
    Some(view! {
        <section class="part" aria-labelledby="voters">
            <h2 id="voters">{t("ballot-voters")}</h2>
            <details><summary>{count}</summary><ul class="plain">{rows}</ul>{proxies}</details>
        </section>
    })
}

fn record_part(facts: &GroupFacts, sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    let record = sheet.record.as_ref()?;
    let home = format!("/g/{}/ballots/{}", facts.slug, sheet.facts.id);
    let values = [("number", record.number.into()), ("hash", record.hash.clone().into())];
    let blt = sheet.facts.terms.election().map(|_| {
        view! { <li><a href=format!("{home}/record.blt")>{t("ballot-record-blt")}</a></li> }
    });
    let words = tv("ballot-record-hash", &values);
    Some(view! {
        <section class="part" aria-labelledby="record">
            <h2 id="record">{t("ballot-record")}</h2>
            <p class="hash">{words}</p>
            <ul>
                <li><a href=format!("{home}/record.json")>{t("ballot-record-json")}</a></li>
                <li><a href=format!("{home}/record.csv")>{t("ballot-record-csv")}</a></li>
                {blt}
            </ul>
        </section>
    })
}
