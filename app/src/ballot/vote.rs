//! The reader's votes: why there are any, what was said, and the form that casts one.

use domain::ballot::{
    BallotState, CastAs, Method, Terms,
    rule::{LostStanding, Rule},
};
use leptos::prelude::*;
use service::{
    ballot::{BallotSheet, CandidateLine, OwnVote},
    group::GroupFacts,
};

use super::{
    voters::voters_path,
    words::{because, position},
};
use crate::{
    i18n::{t, tv},
    ui::{Field, Form, TextArea},
    visit::Visit,
};

/// What the reader does here.
pub fn vote_part(facts: &GroupFacts, sheet: &BallotSheet, signed_in: bool) -> impl IntoView + use<> {
    let own = &sheet.facts;
    let nominated: Vec<_> =
        sheet.candidates.iter().filter(|one| one.oneself).map(|one| nomination(facts, sheet, one)).collect();
    if own.state == BallotState::Draft {
        return view! { {nominated} }.into_any();
    }
    let running = matches!(own.state, BallotState::Open | BallotState::Deferred);
    let votes = match (&sheet.own[..], signed_in) {
        ([], false) => running.then(|| view! { <p class="soft">{t("ballot-sign-in-to-vote")}</p> }.into_any()),
        ([], true) => running.then(|| {
            view! { <p><strong>{t("ballot-no-vote-here")}</strong>" "{t("ballot-no-vote-hint")}</p> }.into_any()
        }),
        (votes, _) => {
            // Once nothing can be cast any more, only what was cast has something to say.
            let shown = votes.iter().enumerate().filter(|(_, vote)| running || vote.voted);
            let all: Vec<_> = shown.map(|(place, vote)| one_vote(sheet, place, vote)).collect();
            (!all.is_empty()).then(|| view! { {all} }.into_any())
        }
    };
    let Some(votes) = votes else { return view! { {nominated} }.into_any() };
    let proxy = proxy_part(facts, sheet);
    view! {
        {nominated}
        <section class="part mine" aria-labelledby="mine">
            <h2 id="mine">{t("ballot-your-vote")}</h2>
            {votes}
            {proxy}
        </section>
    }
    .into_any()
}

fn one_vote(sheet: &BallotSheet, place: usize, vote: &OwnVote) -> impl IntoView + use<> {
    let ballot = &sheet.facts;
    let whose = (vote.cast_as != CastAs::Own)
        .then(|| view! { <h3>{tv("ballot-your-vote-of", &[("name", vote.name.clone().into())])}</h3> });
    let place_words = view! { <p class="soft">{t(&format!("ballot-cast-as-{}", vote.cast_as))}</p> };
    let confidential = ballot.terms.conduct().is_confidential();
    let said = match (&vote.choice, &ballot.terms) {
        (Some(choice), Terms::Decision { .. }) => Some(tv("ballot-said", &[("choice", position(choice).into())])),
        (Some(choice), Terms::Election { .. }) => Some(tv("ballot-said", &[("choice", order(sheet, choice).into())])),
        (None, _) if vote.voted && confidential => Some(t("ballot-voted-noted")),
        _ => None,
    };
    let said = said.map(|said| view! { <p class="verdict has" role="status"><strong>{said}</strong></p> });
    let conduct = ballot.terms.conduct();
    let absent = conduct.in_room && !vote.present;
    let said_for_good = vote.voted && !conduct.changeable;
    let struck_for_good = vote.struck && conduct.lost_standing == LostStanding::Struck;
    let form = if ballot.state != BallotState::Open || said_for_good || struck_for_good {
        None
    } else if absent {
        Some(view! { <p class="notice">{t("ballot-not-present")}</p> }.into_any())
    } else {
        Some(form(sheet, place, vote).into_any())
    };
    let why = view! { <details><summary>{t("ballot-why-vote")}</summary>{because(&vote.because)}</details> };
    // Where the rule of standing is asked again at the close, a member may still vote and hope.
    let struck = vote.struck.then(|| view! { <p class="notice">{t("ballot-own-struck")}</p> });
    view! { <div class="vote">{whose}{place_words}{said}{struck}{form}{why}</div> }
}

/// Names in the order of a ranking.
fn order(sheet: &BallotSheet, choice: &str) -> String {
    let name = |number: &str| {
        let one = sheet.candidates.iter().find(|one| one.number.is_some_and(|own| own.to_string() == number));
        one.map(|one| if one.reopens { t("ballot-reopens-name") } else { one.name.clone() }).unwrap_or_default()
    };
    let rank = |rank: &str| rank.split('=').map(name).collect::<Vec<_>>().join(" = ");
    let ranks: Vec<String> = choice.split_whitespace().map(rank).collect();
    if ranks.is_empty() { t("ballot-blank-paper") } else { ranks.join(", ") }
}

fn form(sheet: &BallotSheet, place: usize, vote: &OwnVote) -> impl IntoView + use<> {
    let submit = if vote.voted { t("ballot-change") } else { t("ballot-vote") };
    let fields = match &sheet.facts.terms {
        Terms::Decision { rule } => positions(rule, place, vote).into_any(),
        Terms::Election { election } => paper(sheet, election.method, vote).into_any(),
    };
    let voter = vote.voter.to_string();
    view! {
        <Form submit=submit>
            <input type="hidden" name="voter" value=voter />
            {fields}
        </Form>
    }
}

fn positions(rule: &Rule, place: usize, vote: &OwnVote) -> impl IntoView + use<> {
    let visit = expect_context::<Visit>();
    let chosen = visit.typed("position").filter(|typed| !typed.is_empty()).or_else(|| vote.choice.clone());
    let problem = visit.messages("position").join(" ");
    let problem = (!problem.is_empty()).then(
        || view! { <p class="error" id="position-error"><span class="unseen">{t("error-mark")}</span>{problem}</p> },
    );
    let choices: Vec<_> = rule
        .positions
        .iter()
        .enumerate()
        .map(|(row, one)| {
            let id = format!("position-{place}-{row}");
            let checked = chosen.as_deref() == Some(one.word.as_str());
            let mark = if one.needs_text { " *" } else { "" };
            let kind = [
                (one.blocks, "ballot-kind-blocks"),
                (one.recuses, "ballot-kind-recuses"),
                (one.abstains, "ballot-kind-abstains"),
                (one.advises, "ballot-kind-advises"),
            ];
            let hint = kind.iter().find(|(is, _)| *is).map(|(_, key)| view! { <span class="soft">" " {t(key)}</span> });
            view! {
                <div class="check">
                    <input type="radio" id=id.clone() name="position" value=one.word.clone() checked=checked />
                    <label for=id>{position(&one.word)} {mark} {hint}</label>
                </div>
            }
        })
        .collect();
    view! {
        <fieldset id="position"><legend>{t("ballot-position")}</legend>{problem}{choices}</fieldset>
        <TextArea name="text" label=t("ballot-reason") hint=t("ballot-reason-hint") optional=true value=vote.text.clone() />
    }
}

fn paper(sheet: &BallotSheet, method: Method, vote: &OwnVote) -> impl IntoView + use<> {
    let visit = expect_context::<Visit>();
    let problem = visit.messages("ranks").join(" ");
    let problem = (!problem.is_empty())
        .then(|| view! { <p class="error"><span class="unseen">{t("error-mark")}</span>{problem}</p> });
    let hint = match method {
        Method::Approval => "ballot-approve-hint",
        Method::Plurality => "ballot-choose-one-hint",
        _ => "ballot-rank-hint",
    };
    let equal = matches!(method, Method::Debian | Method::Schulze).then(|| t("ballot-rank-equal-hint"));
    let ranks: Vec<Vec<String>> = vote
        .choice
        .as_deref()
        .unwrap_or_default()
        .split_whitespace()
        .map(|rank| rank.split('=').map(str::to_owned).collect())
        .collect();
    let rows: Vec<_> = sheet
        .candidates
        .iter()
        .filter_map(|one| Some((one.number?, one)))
        .map(|(number, one)| {
            let name = if one.reopens { t("ballot-reopens-name") } else { one.name.clone() };
            let rank = ranks.iter().position(|rank| rank.contains(&number.to_string())).map(|place| (place + 1).to_string());
            let label = tv("ballot-rank-of", &[("name", name.into())]);
            view! { <Field name=format!("rank-{number}") label=label value=rank.unwrap_or_default() optional=true width="short" /> }
        })
        .collect();
    view! {
        <fieldset class="paper" id="ranks"><legend>{t("ballot-your-vote")}</legend><p class="hint">{t(hint)} " " {equal}</p>{problem}{rows}</fieldset>
    }
}

fn nomination(facts: &GroupFacts, sheet: &BallotSheet, one: &CandidateLine) -> impl IntoView + use<> {
    let action = format!("/g/{}/ballots/{}/nomination", facts.slug, sheet.facts.id);
    let state = match (one.accepted, one.declined) {
        (_, true) => t("ballot-candidate-declined"),
        (true, _) => t("ballot-candidate-accepted"),
        _ => t("ballot-candidate-waits"),
    };
    let (candidate, statement) = (one.id.to_string(), one.statement.clone());
    let form = match sheet.facts.state {
        BallotState::Draft => Some(
            view! {
                <Form submit=t("ballot-nomination-accept") action=action>
                    <input type="hidden" name="candidate" value=candidate />
                    <TextArea name="statement" label=t("ballot-candidate-statement") optional=true value=statement />
                    <p><button class="button" name="act" value="decline">{t("ballot-nomination-decline")}</button></p>
                </Form>
            }
            .into_any(),
        ),
        BallotState::Open if !one.declined => Some(
            view! {
                <form method="post" action=action>
                    <input type="hidden" name="candidate" value=candidate />
                    <button class="button" name="act" value="decline">{t("ballot-nomination-withdraw")}</button>
                </form>
            }
            .into_any(),
        ),
        _ => None,
    };
    view! {
        <section class="part mine" aria-labelledby="nominated">
            <h2 id="nominated">{t("ballot-nomination-yours")}</h2>
            <p class="soft">{state}</p>
            {form}
        </section>
    }
}

fn proxy_part(facts: &GroupFacts, sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    let own = sheet.own.iter().find(|vote| vote.cast_as == CastAs::Own)?;
    if sheet.facts.terms.conduct().proxies == 0 || sheet.facts.state != BallotState::Open {
        return None;
    }
    let action = format!("/g/{}/ballots/{}/proxy", facts.slug, sheet.facts.id);
    let form = if sheet.gave_proxy {
        view! { <form method="post" action=action><button class="button" name="act" value="withdraw">{t("ballot-proxy-back")}</button></form> }.into_any()
    } else if sheet.voters.len() < sheet.voters_count {
        view! { <p><a href=voters_path(facts, sheet)>{t("ballot-proxy-choose")}</a></p> }.into_any()
    } else {
        let others = sheet.voters.iter().filter(|line| line.voter != own.voter);
        let options: Vec<(String, String)> = others.map(|line| (line.voter.to_string(), line.name.clone())).collect();
        view! {
            <Form submit=t("ballot-proxy-give") action=action>
                <crate::ui::Select name="holder" label=t("ballot-proxy-holder") hint=t("ballot-proxy-hint") options=options />
            </Form>
        }
        .into_any()
    };
    Some(view! { <details><summary>{t("ballot-proxy-give")}</summary>{form}</details> })
}
