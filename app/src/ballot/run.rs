//! Running a ballot: opening, ending, rulings, the room, and who stands.

use domain::ballot::{
    BallotState,
    rule::{Precondition, electorate::OpeningFlaw},
};
use leptos::prelude::*;
use service::{
    ballot::{BallotSheet, PositionLine, Prospect, ProspectLine, VoterLine},
    group::{GroupFacts, GroupMember},
};

use super::{
    list::badge,
    nominations::seconds_words,
    ties::tie_part,
    words::{because, position},
};
use crate::{
    group::manage_page,
    i18n::{t, tv},
    page::Page,
    ui::{Check, Field, Form, Select, TextArea, rich_text},
};

/// What those who run a ballot do with it now.
pub fn run_ballot_page(
    facts: &GroupFacts,
    sheet: &BallotSheet,
    prospect: Option<&Prospect>,
    members: &[GroupMember],
    voters: &[VoterLine],
) -> Page {
    let ballot = &sheet.facts;
    let home = format!("/g/{}/ballots/{}", facts.slug, ballot.id);
    let steps = steps(&home, sheet).into_any();
    let content = view! {
        <p><a href=home.clone()>{ballot.title.clone()}</a> " " {badge(ballot.state)}</p>
        <p class="soft">{t("ballot-run-lead")}</p>
        {prospect.map(|one| prospect_part(facts, &home, sheet, one, members))}
        {hall_part(&home, sheet, voters)}
        {rulings_part(&home, sheet)}
        {tie_part(&home, sheet)}
        {steps}
    };
    manage_page(facts, t("ballot-run"), content)
}

fn prospect_part(
    facts: &GroupFacts,
    home: &str,
    sheet: &BallotSheet,
    prospect: &Prospect,
    members: &[GroupMember],
) -> impl IntoView + use<> {
    let flaws: Vec<_> = prospect.flaws.iter().map(|flaw| view! { <li>{opening_flaw(flaw)}</li> }).collect();
    let may_open = flaws.is_empty();
    let flaws = (!may_open).then(|| view! { <ul class="notice bad">{flaws}</ul> });
    let rows: Vec<_> = prospect.voters.iter().map(prospect_line).collect();
    let without: Vec<_> =
        prospect.without.iter().map(|(name, why)| view! { <li><h3>{name.clone()}</h3>{because(why)}</li> }).collect();
    let without = (!without.is_empty()).then(|| {
        view! { <details><summary>{t("ballot-prospect-without")}</summary><ul class="rows">{without}</ul></details> }
    });
    let values = [("count", prospect.voters.len().into()), ("without", prospect.without.len().into())];
    let open = may_open.then(|| {
        view! {
            <Form submit=t("ballot-open-now") action=format!("{home}/begin")><p class="soft">{t("ballot-open-hint")}</p></Form>
        }
    });
    let edit = format!("/g/{}/manage/ballots/{}", facts.slug, sheet.facts.id);
    view! {
        <p class="acts"><a class="button" href=edit>{t("ballot-edit")}</a></p>
        {nominations(home, sheet, members)}
        <section class="part" aria-labelledby="prospect">
            <h2 id="prospect">{t("ballot-prospect")}</h2>
            <p>{t("ballot-prospect-hint")}</p>
            {flaws}
            <details><summary>{tv("ballot-prospect-count", &values)}</summary><ul class="rows">{rows}</ul></details>
            {without}
            {open}
        </section>
        <form method="post" action=format!("{home}/discard")><button class="button quiet">{t("ballot-discard")}</button></form>
    }
}

fn prospect_line(line: &ProspectLine) -> impl IntoView + use<> {
    let casters = if line.casters.is_empty() { t("ballot-no-caster") } else { line.casters.join(", ") };
    let category = (!line.category.is_empty()).then(|| format!(" · {}", line.category));
    view! {
        <li>
            <h3>{line.name.clone()}</h3>
            <p class="soft">{t("ballot-casters")} " " {casters} {category} " · " {t("ballot-weight")} " " {line.weight}</p>
            {because(&line.because)}
        </li>
    }
}

/// What keeps a ballot from opening, in the reader's words.
pub fn opening_flaw(flaw: &OpeningFlaw) -> String {
    let number = |key, number: u64| tv(key, &[("number", number.into())]);
    match flaw {
        OpeningFlaw::NobodyVotes => t("ballot-flaw-nobody"),
        OpeningFlaw::Precondition(Precondition::Members(least)) => number("ballot-flaw-members", *least),
        OpeningFlaw::Precondition(Precondition::Organisations(least)) => number("ballot-flaw-organisations", *least),
        OpeningFlaw::Precondition(Precondition::Voters(least)) => number("ballot-flaw-voters", *least),
        OpeningFlaw::Precondition(Precondition::NoCategoryOver(most)) => {
            tv("ballot-flaw-unbalanced", &[("category", "".into()), ("most", most.to_string().into())])
        }
        OpeningFlaw::Unbalanced { category, most, .. } => {
            let values = [("category", category.clone().into()), ("most", most.to_string().into())];
            tv("ballot-flaw-unbalanced", &values)
        }
        OpeningFlaw::WeightTellsWho(weight) => tv("ballot-flaw-weight", &[("weight", (*weight).into())]),
        OpeningFlaw::CategoryTellsWho(category) => tv("ballot-flaw-category", &[("category", category.clone().into())]),
    }
}

fn nominations(home: &str, sheet: &BallotSheet, members: &[GroupMember]) -> Option<impl IntoView + use<>> {
    let election = sheet.facts.terms.election()?;
    let majority = election.has_default().then(|| {
        view! { <Field name="majority" label=t("ballot-candidate-majority") hint=t("ballot-candidate-majority-hint") width="short" optional=true /> }
    });
    let nobody = std::iter::once((String::new(), t("ballot-nominate-nobody")));
    let people = members.iter().map(|line| (line.person.to_string(), line.name.clone()));
    let options: Vec<(String, String)> = nobody.chain(people).collect();
    let rows: Vec<_> = sheet
        .candidates
        .iter()
        .map(|one| {
            let state = match (one.is_person, one.accepted, one.declined) {
                (true, _, true) => Some(t("ballot-candidate-declined")),
                (true, true, _) => Some(t("ballot-candidate-accepted")),
                (true, ..) => Some(t("ballot-candidate-waits")),
                _ => None,
            };
            let seconds = (election.seconds > 0).then(|| view! { <p class="soft">{seconds_words(election, one)}</p> });
            let remove = tv("ballot-candidate-remove", &[("name", one.name.clone().into())]);
            view! {
                <li>
                    <h3>{one.name.clone()} " " <span class="soft">{state}</span></h3>
                    {seconds}
                    <form method="post" action=format!("{home}/candidates/remove")>
                        <input type="hidden" name="candidate" value=one.id.to_string() />
                        <button class="button quiet">{remove}</button>
                    </form>
                </li>
            }
        })
        .collect();
    Some(view! {
        <section class="part" aria-labelledby="nominate">
            <h2 id="nominate">{t("ballot-candidates")}</h2>
            <ul class="rows">{rows}</ul>
            <Form submit=t("ballot-nominate") action=format!("{home}/candidates")>
                <p class="hint">{t("ballot-nominate-hint")}</p>
                <Select name="person" label=t("ballot-nominate-person") options=options />
                <Field name="name" label=t("ballot-candidate-name") optional=true />
                <Field name="affiliation" label=t("ballot-candidate-affiliation") optional=true />
                {majority}
                <TextArea name="statement" label=t("ballot-candidate-statement") optional=true />
            </Form>
        </section>
    })
}

fn hall_part(home: &str, sheet: &BallotSheet, voters: &[VoterLine]) -> Option<impl IntoView + use<>> {
    let conduct = sheet.facts.terms.conduct();
    if sheet.facts.state != BallotState::Open || conduct.is_confidential() {
        return None;
    }
    let rule = sheet.facts.terms.rule()?;
    let options: Vec<(String, String)> =
        voters.iter().map(|line| (line.voter.to_string(), line.name.clone())).collect();
    let positions = rule.positions.iter().map(|one| (one.word.clone(), position(&one.word))).collect();
    let presence = conduct.in_room.then(|| {
        let boxes: Vec<_> = voters
            .iter()
            .map(|line| view! { <Check name="present" value=line.voter.to_string() label=line.name.clone() checked=line.present /> })
            .collect();
        view! {
            <section class="part" aria-labelledby="presence">
                <h2 id="presence">{t("ballot-presence")}</h2>
                <Form submit=t("ballot-presence-save") action=format!("{home}/presence")><fieldset><legend>{t("ballot-presence")}</legend>{boxes}</fieldset></Form>
            </section>
        }
    });
    Some(view! {
        {presence}
        <section class="part" aria-labelledby="recorded">
            <h2 id="recorded">{t("ballot-record-vote")}</h2>
            <Form submit=t("ballot-record-vote") action=format!("{home}/recorded")>
                <p class="hint">{t("ballot-record-vote-hint")}</p>
                <Select name="voter" label=t("ballot-record-voter") options=options />
                <Select name="position" label=t("ballot-position-of") options=positions />
                <TextArea name="text" label=t("ballot-why") optional=true />
            </Form>
        </section>
    })
}

fn rulings_part(home: &str, sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    let rule = sheet.facts.terms.rule()?;
    let reasoned = |line: &&PositionLine| {
        line.is_last && rule.positions.iter().any(|one| one.word == line.choice && (one.blocks || one.needs_text))
    };
    let rulable = matches!(sheet.facts.state, BallotState::Open | BallotState::Closed);
    let rows: Vec<_> = sheet.positions.iter().filter(reasoned).map(|line| ruling(home, line, rulable)).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="rulings">
                <h2 id="rulings">{t("ballot-rulings")}</h2>
                <p>{t("ballot-rulings-hint")}</p>
                <ul class="rows">{rows}</ul>
            </section>
        }
    })
}

fn ruling(home: &str, line: &PositionLine, rulable: bool) -> impl IntoView + use<> {
    let id = line.id.to_string();
    let text = (!line.text.is_empty()).then(|| rich_text(&line.text));
    let rule_out = rulable.then(|| {
        let (word, value) = if line.discounted { ("ballot-rule-in", "yes") } else { ("ballot-rule-out", "no") };
        view! { <p><button class="button" name="counts" value=value>{t(word)}</button></p> }
    });
    // The id of a field is its name: each row has its own.
    let field = format!("reason-{id}");
    let resolution = line.resolution.clone();
    view! {
        <li>
            <h3>{line.name.clone()} " " <span class="badge">{position(&line.choice)}</span></h3>
            {text}
            <Form submit=t("ballot-resolve") action=format!("{home}/rulings")>
                <input type="hidden" name="position" value=id />
                // Several lines: a line break in one line would press the first button.
                <TextArea name=field label=t("ballot-why") value=resolution />
                {rule_out}
            </Form>
        </li>
    }
}

fn steps(home: &str, sheet: &BallotSheet) -> impl IntoView + use<> {
    let state = sheet.facts.state;
    let plain = |verb: &'static str, hint: &'static str| {
        let action = format!("{home}/{verb}");
        view! { <Form submit=t(&format!("ballot-{verb}")) action=action><p class="soft">{t(hint)}</p></Form> }
            .into_any()
    };
    let reasoned = |verb: &'static str, hint: &'static str| {
        let (action, field) = (format!("{home}/{verb}"), format!("reason-{verb}"));
        view! {
            <Form submit=t(&format!("ballot-{verb}")) action=action>
                <p class="soft">{t(hint)}</p>
                <TextArea name=field label=t("ballot-why") />
            </Form>
        }
        .into_any()
    };
    let office = sheet.facts.terms.election().is_some_and(|election| election.office.is_some());
    let settles = if office { "ballot-settle-installs" } else { "ballot-settle-hint" };
    let forms: Vec<AnyView> = match state {
        BallotState::Open => vec![
            plain("close", "ballot-close-hint"),
            reasoned("defer", "ballot-defer-hint"),
            reasoned("annul", "ballot-annul-hint"),
        ],
        BallotState::Deferred => vec![plain("resume", "ballot-defer-hint"), reasoned("annul", "ballot-annul-hint")],
        BallotState::Closed => vec![plain("settle", settles), reasoned("annul", "ballot-annul-hint")],
        BallotState::Settled => vec![reasoned("annul", "ballot-annul-hint")],
        BallotState::Draft => Vec::new(),
        BallotState::Annulled => vec![view! { <p>{t("ballot-nothing-to-run")}</p> }.into_any()],
    };
    let nothing = forms.is_empty();
    (!nothing).then(|| {
        view! { <section class="part steps-of-ballot" aria-labelledby="steps"><h2 id="steps">{t("ballot-steps")}</h2>{forms}</section> }
    })
}
