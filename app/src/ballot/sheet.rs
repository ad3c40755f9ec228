//! A ballot: what it asks, the reader's vote, where it stands, what was said.

use domain::ballot::{BallotState, ElectionRule, Terms};
use leptos::prelude::*;
use service::{ballot::BallotSheet, group::GroupFacts, meeting::HeldIn};

use super::{
    appeals::appeals_part,
    list::badge,
    nominations::candidates_part,
    offices::{office_words, offices_part},
    positions::positions_part,
    result::result_part,
    subject::{round_part, subject_part},
    ties::ties_words,
    vote::vote_part,
    voters::voters_part,
    words::{explained, moment, rule_name, visible},
};
use crate::{
    group::group_page,
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
    let draft = (ballot.state == BallotState::Draft).then(|| {
        let nominates = ballot.terms.election().is_some_and(|election| election.seconds > 0);
        let words = if nominates { t("ballot-nominations-open") } else { t("ballot-no-standing") };
        view! { <p class="notice">{words}</p> }
    });
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
                {held_in(facts, sheet)}
            </section>
            {round_part(facts, sheet)}
            {result_part(facts, sheet)}
            {offices_part(facts, &sheet.offices)}
            {vote_part(facts, sheet, signed_in)}
            {extended}
            {the_rule(sheet)}
            {candidates_part(facts, sheet)}
            {subject_part(sheet)}
            {positions_part(facts, sheet)}
            {appeals_part(facts, sheet)}
            {voters_part(facts, sheet)}
            {record_part(facts, sheet)}
        </div>
    };
    let page = group_page(facts, ballot.title.clone(), main);
    let page = if sheet.record.is_some() { page.with_counter() } else { page };
    let page = if ballot.state == BallotState::Open { page.with_islands() } else { page };
    if facts.is_public() && ballot.state != BallotState::Draft {
        page.listed(excerpt(&ballot.question, 160))
    } else {
        page
    }
}

/// The meetings on whose agendas it stands, and the session of a programme at which it is held.
fn held_in(facts: &GroupFacts, sheet: &BallotSheet) -> impl IntoView + use<> {
    let meeting = |one: &HeldIn| {
        let href = format!("/g/{}/meetings/{}", facts.slug, one.id);
        view! { <p>{t("ballot-held-in")} " " <a href=href>{one.title.clone()}</a></p> }
    };
    let session = sheet.session.as_ref().map(|session| {
        let href = format!("/c/{}/talks/{}", session.conference, session.code);
        view! { <p>{t("ballot-at-session")} " " <a href=href>{session.title.clone()}</a> ", " {session.conference_name.clone()}</p> }
    });
    view! { {sheet.meetings.iter().map(meeting).collect_view()} {session} }
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
            let quorum = election.quorum.map(|times| {
                view! { <p>{tv("ballot-quorum-of-options", &[("times", times.to_string().into())])}</p> }
            });
            let unopposed = election.unopposed.then(|| view! { <p>{t("ballot-unopposed-rule")}</p> });
            let months = terms_of_office(election).map(|words| view! { <p>{words}</p> });
            let office = election.office.as_ref().map(|office| view! { <p>{office_words(office)}</p> });
            let ties = ties_words(election, ballot.secret.as_ref(), &ballot.commitment);
            view! { <p>{seats}</p>{limit}{quorum}{unopposed}{office}{months}<div class="soft">{ties}</div> }.into_any()
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

/// “Elected for 24, 24, 12 months, in this order.”
fn terms_of_office(election: &ElectionRule) -> Option<String> {
    let months: Vec<String> = election.months.iter().map(u32::to_string).collect();
    let order = if months.len() > 1 { "order" } else { "all" };
    let values = [("months", months.join(", ").into()), ("order", order.into())];
    (!months.is_empty()).then(|| tv("ballot-office", &values))
}

fn record_part(facts: &GroupFacts, sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    let record = sheet.record.as_ref()?;
    let home = format!("/g/{}/ballots/{}", facts.slug, sheet.facts.id);
    let values = [("number", record.number.into()), ("hash", record.hash.clone().into())];
    let blt = sheet.facts.terms.election().map(|_| {
        view! { <li><a href=format!("{home}/record.blt")>{t("ballot-record-blt")}</a></li> }
    });
    let words = tv("ballot-record-hash", &values);
    let head = sheet.head.as_ref().map(|head| {
        view! { <p class="hash">{tv("ballot-record-head", &[("head", head.clone().into())])}</p> }
    });
    let count = count_command(sheet).map(|command| {
        view! { <li>{t("ballot-count-papers")}<pre class="verbatim" tabindex="0"><code>{command}</code></pre></li> }
    });
    Some(view! {
        <section class="part" aria-labelledby="record">
            <h2 id="record">{t("ballot-record")}</h2>
            <p class="hash">{words}</p>
            {head}
            <ul>
                <li><a href=format!("{home}/record.json")>{t("ballot-record-json")}</a></li>
                <li><a href=format!("{home}/record.csv")>{t("ballot-record-csv")}</a></li>
                {blt}
            </ul>
            <details>
                <summary>{t("ballot-count-yourself")}</summary>
                {count_here(&home)}
                <ol>
                    <li>{t("ballot-count-record")}<pre class="verbatim" tabindex="0"><code>"plenary verify record.json"</code></pre></li>
                    {count}
                </ol>
            </details>
        </section>
    })
}

/// What `app/count.js` shows itself and fills: nothing of it is there without a script.
fn count_here(home: &str) -> impl IntoView + use<> {
    let took = ["votes", "voters", "milliseconds"].map(|word| view! { <span data-fill=word></span> });
    let [votes, voters, milliseconds] = took;
    view! {
        <div class="count-here" data-record=format!("{home}/record.json") hidden>
            <p>{t("ballot-count-in-browser")}</p>
            <p><button type="button" class="button">{t("ballot-count-here")}</button></p>
            <div role="status">
                <p class="verdict has" data-says="holds" hidden><strong>{t("ballot-count-holds")}</strong></p>
                <p class="verdict" data-says="flawed" hidden><strong>{t("ballot-count-flawed")}</strong></p>
                <ul lang="en" data-list="flaws"></ul>
                <p data-says="passes" hidden>{t("ballot-result-passes")}</p>
                <p data-says="fails" hidden>{t("ballot-result-fails")}</p>
                <p data-says="elected" hidden>{t("ballot-count-elected")} " " <span data-fill="elected"></span></p>
                <p class="soft" data-says="took" hidden>
                    {t("ballot-count-votes")} " " {votes} " / " {voters} " · " {milliseconds} " ms"
                </p>
                <p data-says="broken" hidden>{t("ballot-count-broken")}</p>
            </div>
        </div>
    }
}

/// What counts the papers of an election again without the record. A limit, a quorum or a majority of options are in the
/// record alone, and so are lots.
fn count_command(sheet: &BallotSheet) -> Option<String> {
    let election = sheet.facts.terms.election()?;
    let special = election.limit.is_some() || election.quorum.is_some() || election.unopposed;
    if special || sheet.candidates.iter().any(|one| one.majority.is_some()) {
        return None;
    }
    let reopen = sheet.candidates.iter().find(|one| one.reopens).and_then(|one| one.number);
    let reopen = reopen.map(|number| format!(" --reopen {number}")).unwrap_or_default();
    Some(format!("plenary count --rule {} --seats {}{reopen} record.blt", election.method, election.seats))
}
