//! Who has a vote in a ballot: on its page where they are few, else in a list of their own, page by page.

use domain::ballot::{BallotState, CastAs};
use leptos::prelude::*;
use service::{
    ballot::{BallotSheet, PositionLine, VOTERS_A_PAGE, VoterLine, Voters, WantedVoters},
    group::GroupFacts,
};

use super::{list::badge, positions::line as said_line, words::position};
use crate::{
    group::group_page,
    i18n::{t, tv},
    page::Page,
    ui::Field,
};

/// Where the list of a ballot's voters is.
pub fn voters_path(facts: &GroupFacts, sheet: &BallotSheet) -> String {
    format!("/g/{}/ballots/{}/voters", facts.slug, sheet.facts.id)
}

/// Who has a vote, folded; the way to their list where they are many.
pub fn voters_part(facts: &GroupFacts, sheet: &BallotSheet) -> Option<impl IntoView + use<>> {
    if sheet.voters_count == 0 {
        return None;
    }
    let proxies: Vec<_> = sheet
        .proxies
        .iter()
        .map(|one| {
            let values = [("holder", one.holder.clone().into()), ("voter", one.voter.clone().into())];
            view! { <li>{tv("ballot-proxy-line", &values)}</li> }
        })
        .collect();
    let proxies = (!proxies.is_empty()).then(|| view! { <h3>{t("ballot-proxies")}</h3><ul>{proxies}</ul> });
    let count = tv("ballot-voters-count", &[("count", sheet.voters_count.into())]);
    let content = if sheet.voters.is_empty() {
        let path = voters_path(facts, sheet);
        let proxies = proxies.map(|list| view! { <details><summary>{t("ballot-proxies")}</summary>{list}</details> });
        view! { <p><a href=path>{count}</a></p>{proxies} }.into_any()
    } else {
        let weighted = sheet.voters.iter().any(|line| line.weight != 1);
        let rows: Vec<_> = sheet.voters.iter().map(|line| view! { <li>{voter(sheet, line, weighted)}</li> }).collect();
        view! { <details><summary>{count}</summary><ul class="plain">{rows}</ul>{proxies}</details> }.into_any()
    };
    Some(view! {
        <section class="part" aria-labelledby="voters">
            <h2 id="voters">{t("ballot-voters")}</h2>
            {content}
        </section>
    })
}

/// A name, what they say where that is seen, and what there is to know of their vote.
fn voter(sheet: &BallotSheet, line: &VoterLine, weighted: bool) -> impl IntoView + use<> {
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
    view! { {line.name.clone()} {choice} <span class="soft">" " {about.join(" · ")}</span> }
}

/// A page of those who have a vote, with what they say where the reader may see it.
pub fn ballot_voters_page(facts: &GroupFacts, sheet: &BallotSheet, voters: &Voters, wanted: &WantedVoters) -> Page {
    let ballot = &sheet.facts;
    let home = format!("/g/{}/ballots/{}", facts.slug, ballot.id);
    let weighted = voters.lines.iter().any(|line| line.weight != 1);
    let gives = gives_proxy(sheet);
    let row = |line: &VoterLine| {
        let said = voters.said.iter().find(|said| said.voter == line.voter && is_more_than_a_word(said));
        let said = said.filter(|_| ballot.terms.rule().is_some()).map(said_line);
        let content = match said {
            Some(said) => said.into_any(),
            None => view! { <h3>{voter(sheet, line, weighted)}</h3> }.into_any(),
        };
        let proxy = gives.filter(|own| *own != line.voter).map(|_| {
            let words = tv("ballot-proxy-give-to", &[("name", line.name.clone().into())]);
            view! {
                <form method="post" action=format!("{home}/proxy")>
                    <input type="hidden" name="holder" value=line.voter.to_string() />
                    <button class="button quiet">{words}</button>
                </form>
            }
        });
        view! { <li>{content}{proxy}</li> }
    };
    let rows: Vec<_> = voters.lines.iter().map(row).collect();
    let list = if rows.is_empty() {
        view! { <div class="empty"><h2>{t("ballot-voters-none-found")}</h2><p>{t("members-none-found-hint")}</p></div> }
            .into_any()
    } else {
        let count = tv("ballot-voters-count", &[("count", voters.count.into())]);
        view! { <h2>{count}</h2><ul class="rows">{rows}</ul> }.into_any()
    };
    let find = (voters.count > VOTERS_A_PAGE || !wanted.name.is_empty()).then(|| {
        view! {
            <details class="filter" open=!wanted.name.is_empty()><summary>{t("ballot-voters-find")}</summary>
                <form method="get">
                    <Field name="q" label=t("name") value=wanted.name.clone() kind="search" optional=true />
                    <div class="acts"><button class="button">{t("members-find-go")}</button></div>
                </form>
            </details>
        }
    });
    let main = view! {
        <header class="head">
            <p class="path"><a href=home.clone()>{ballot.title.clone()}</a></p>
            <h1>{t("ballot-voters")}</h1>
            <p class="standing">{badge(ballot.state)}</p>
        </header>
        {find}
        {list}
        {pages(&format!("{home}/voters"), voters, wanted)}
    };
    let title = format!("{} · {}", t("ballot-voters"), ballot.title);
    group_page(facts, title, main)
}

/// The reader's own vote, where they may give it to somebody else now.
pub fn gives_proxy(sheet: &BallotSheet) -> Option<domain::id::VoterId> {
    let own = sheet.own.iter().find(|vote| vote.cast_as == CastAs::Own)?;
    let allowed = sheet.facts.terms.conduct().proxies > 0 && sheet.facts.state == BallotState::Open;
    (allowed && !sheet.gave_proxy).then_some(own.voter)
}

/// Whether there is more to read of it than the choice.
fn is_more_than_a_word(said: &PositionLine) -> bool {
    let words = [&said.text, &said.ruling, &said.resolution];
    words.iter().any(|words| !words.is_empty()) || said.discounted || said.by.is_some()
}

fn pages(path: &str, voters: &Voters, wanted: &WantedVoters) -> Option<impl IntoView + use<>> {
    let to = |after: String| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        for (name, value) in [("q", &wanted.name), ("after", &after)].into_iter().filter(|(_, one)| !one.is_empty()) {
            query.append_pair(name, value);
        }
        format!("{path}?{}", query.finish())
    };
    let link = |to: String, key: &str| view! { <a class="button" href=to>{t(key)}</a> };
    let first = wanted.after.map(|_| link(to(String::new()), "members-first"));
    let next = voters.next.map(|after| link(to(after.to_string()), "members-next"));
    (first.is_some() || next.is_some()).then(|| view! { <p class="acts">{first} " " {next}</p> })
}
