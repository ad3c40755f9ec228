//! The board on which a call is decided.

use domain::{
    cfp::{Decision, State},
    zone::Zone,
};
use leptos::prelude::*;
use service::{
    cfp::CallFacts,
    conference::ConferenceFacts,
    decision::{Board, BoardLine, Planned, Undelivered, Wanted, Why},
    review::{Figures, Word},
    team::MemberLine,
};

use super::{call_pages, home, quotas::quotas};
use crate::{
    cfp::state_badge,
    conference::organiser_page,
    i18n::{number, t, tv},
    page::Page,
    ui::{Field, Select, TextArea, rich_text},
    visit::Visit,
    when,
};

/// A page of the board. `team` are those who can be named as deputies.
pub fn board_page(
    facts: &ConferenceFacts,
    call: &CallFacts,
    wanted: &Wanted,
    board: &Board,
    team: &[MemberLine],
) -> Page {
    let home = home(facts, call);
    let zone = Zone::named_or_utc(&facts.zone);
    let rows = board.shown.lines.iter().map(|line| row(&home, &zone, line, board.has_scores)).collect_view();
    let found =
        tv("decision-found", &[("count", number(board.shown.found).into()), ("planned", board.quotas.planned.into())]);
    let list = if board.shown.lines.is_empty() {
        view! { <div class="empty"><h2>{t("cfp-no-offers")}</h2><p>{t("cfp-no-offers-hint")}</p></div> }.into_any()
    } else {
        view! {
            <form method="post" novalidate>
                {choose_error()}
                <table class="table records deciding" role="table">
                    <caption>{found.clone()}</caption>
                    <thead role="rowgroup"><tr role="row">
                        <th role="columnheader" scope="col">{t("title")}</th>
                        <th role="columnheader" scope="col">{t("cfp-state")}</th>
                        <th role="columnheader" scope="col">{t("decision-planned")}</th>
                        {board.has_scores.then(|| view! { <th role="columnheader" scope="col" class="number">{t("decision-score")}</th> })}
                    </tr></thead>
                    <tbody role="rowgroup">{rows}</tbody>
                </table>
                {plan(call)}
            </form>
        }
        .into_any()
    };
    let content = view! {
        {call_pages(facts, call)}
        {undelivered(&board.undelivered, &zone)}
        {filter(call, wanted, board.has_scores)}
        {list}
        {pages(&home, wanted, board)}
        {deputies(&home, board, team)}
        {quotas(&board.quotas, format!("{home}/decisions/quotas"))}
        <section class="part">
            <h2>{t("decision-files")}</h2>
            <ul class="rows">
                <li><a href=format!("{home}/decisions/list")>{t("decision-list-in")}</a></li>
                <li><a href=format!("{home}/decisions.csv")>{t("decision-list-out")}</a></li>
                <li><a href=format!("{home}/submission.json")>{t("decision-submissions")}</a></li>
            </ul>
        </section>
    };
    organiser_page(facts, t("decision-board"), content)
}

fn row(home: &str, zone: &Zone, line: &BoardLine, has_scores: bool) -> impl IntoView + use<> {
    let id = format!("proposal-{}", line.id);
    let ticked = expect_context::<Visit>()
        .refused
        .is_some_and(|refused| refused.typed.texts("proposals").iter().any(|typed| *typed == line.id.to_string()));
    let check = line.may_decide.then(|| {
        let label = tv("decision-choose", &[("title", line.title.clone().into())]);
        view! { <input type="checkbox" id=id name="proposals" value=line.id.to_string() checked=ticked aria-label=label />" " }
    });
    let by = line.confirm_by.map(|by| {
        let words = tv("decision-answer-by", &[("moment", when::moment(by, zone).into())]);
        let overdue = line.is_overdue.then(|| view! { " "<span class="badge bad">{t("decision-overdue")}</span> });
        view! { <span class="soft">{words}</span>{overdue} }
    });
    let deputy = line
        .deputy
        .clone()
        .map(|name| view! { <span class="soft">{tv("decision-deputy-is", &[("name", name.into())])}</span> });
    let waits =
        line.waits_for_deputy.then(|| view! { " "<span class="badge warn">{t("decision-needs-deputy")}</span> });
    let score = has_scores.then(|| {
        view! { <td role="cell" class="number" data-label=t("decision-score")>{line.figures.as_ref().map(figures)}</td> }
    });
    let details = details(line);
    view! {
        <tr role="row">
            <th role="rowheader" scope="row">
                {check}<a href=format!("{home}/proposals/{}", line.id)>{line.title.clone()}</a>{waits}
                <span class="soft who">{who(line)}</span>{deputy}
            </th>
            <td role="cell" data-label=t("cfp-state")>{state_badge(line.state)}{by}</td>
            <td role="cell" data-label=t("decision-planned")>{line.pending.as_ref().map(planned)}</td>
            {score}
        </tr>
        {details}
    }
}

/// Who speaks, in what.
fn who(line: &BoardLine) -> String {
    let parts = [line.speakers.join(", "), line.session_type.clone(), line.track.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Score and spread of a proposal.
fn figures(figures: &Figures) -> impl IntoView + use<> {
    let average = figures.average.map_or_else(|| "–".to_owned(), |score| score.to_string());
    let spread = figures.spread.map(|spread| tv("decision-spread", &[("spread", spread.to_string().into())]));
    view! { {average}{spread.map(|spread| view! { <span class="soft">{spread}</span> })} }
}

/// What each reviewer says, folded away in a row of its own; on a narrow screen who speaks is folded away with it.
fn details(line: &BoardLine) -> impl IntoView + use<> {
    let words: &[Word] = line.figures.as_ref().map_or(&[], |figures| &figures.words);
    let class = if words.is_empty() { "said bare" } else { "said" };
    let summary = match line.figures.as_ref().map_or(0, |figures| figures.reviews) {
        0 => t("decision-details"),
        count => tv("decision-reviews", &[("count", count.into())]),
    };
    let list = (!words.is_empty()).then(|| view! { <ul class="rows">{words.iter().map(word).collect_view()}</ul> });
    view! {
        <tr role="row" class=class>
            <td role="cell" colspan="4">
                <details>
                    <summary>{summary}</summary>
                    <p class="soft who">{who(line)}</p>
                    {list}
                </details>
            </td>
        </tr>
    }
}

fn word(word: &Word) -> impl IntoView + use<> {
    let score = word.score.map(|score| format!(" · {score}"));
    let to_speakers = (!word.for_speakers.is_empty()).then(|| {
        let read = t(if word.is_read { "decision-words-read" } else { "decision-words-unread" });
        view! { <p class="soft">{t("review-for-speakers")}" · "{read}</p>{rich_text(&word.for_speakers)} }
    });
    view! {
        <li>
            <p><strong>{word.by.clone()}</strong>{score}</p>
            {rich_text(&word.for_committee)}
            {to_speakers}
        </li>
    }
}

fn planned(planned: &Planned) -> impl IntoView + use<> {
    let class = match planned.decision {
        Decision::Accept => "badge good",
        Decision::Waitlist => "badge warn",
        Decision::Reject => "badge bad",
    };
    let minutes = planned.minutes.map(|minutes| tv("cfp-minutes", &[("minutes", minutes.into())]));
    let changes = [planned.session_type.clone(), planned.track.clone(), minutes];
    let changes = changes.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let changes = (!changes.is_empty()).then(|| view! { <span class="soft">{changes}</span> });
    let note = (!planned.note.is_empty()).then(|| view! { <span class="soft">{planned.note.clone()}</span> });
    view! { <span class=class>{t(&format!("decision-{}", planned.decision))}</span>{changes}{note} }
}

/// That nothing was chosen is said above the table.
fn choose_error() -> Option<impl IntoView + use<>> {
    let messages = expect_context::<Visit>().messages("proposals");
    (!messages.is_empty()).then(|| {
        view! { <p class="error" id="proposals" tabindex="-1"><span class="unseen">{t("error-mark")}</span>{messages.join(" ")}</p> }
    })
}

fn plan(call: &CallFacts) -> impl IntoView + use<> {
    let as_proposed = || (String::new(), t("decision-as-proposed"));
    let decisions = Decision::ALL.iter().map(|decision| (decision.to_string(), t(&format!("decision-{decision}"))));
    let decisions: Vec<_> = decisions.chain([(String::new(), t("decision-none"))]).collect();
    let types = call.types.iter().map(|kind| (kind.id.to_string(), kind.name.clone()));
    let types: Vec<_> = [as_proposed()].into_iter().chain(types).collect();
    let tracks = call.tracks.iter().map(|track| (track.id.to_string(), track.name.clone()));
    let tracks: Vec<_> = [as_proposed()].into_iter().chain(tracks).collect();
    view! {
        <fieldset class="part form">
            <legend>{t("decision-plan")}</legend>
            <p class="hint">{t("decision-plan-hint")}</p>
            <Select name="decision" label=t("decision-decision") options=decisions value="accept" />
            <div class="fields">
                <Select name="session_type" label=t("cfp-type") options=types />
                <Select name="track" label=t("cfp-track") options=tracks />
                <Field name="minutes" label=t("decision-minutes") optional=true width="short" />
            </div>
            <TextArea name="note" label=t("decision-note") hint=t("decision-note-hint") optional=true />
            <div class="acts"><button class="button primary">{t("decision-do-plan")}</button></div>
        </fieldset>
    }
}

fn filter(call: &CallFacts, wanted: &Wanted, has_scores: bool) -> impl IntoView + use<> {
    let all = || (String::new(), t("cfp-all"));
    let states = State::ALL.iter().filter(|state| **state != State::Draft);
    let states = states.map(|state| (state.to_string(), t(&format!("cfp-state-{state}"))));
    let states: Vec<_> = [all()].into_iter().chain(states).collect();
    let pending = Decision::ALL.iter().map(|decision| (decision.to_string(), t(&format!("decision-{decision}"))));
    let pending: Vec<_> = [all(), ("none".to_owned(), t("decision-nothing"))].into_iter().chain(pending).collect();
    let types = call.types.iter().map(|kind| (kind.id.to_string(), kind.name.clone()));
    let types: Vec<_> = [all()].into_iter().chain(types).collect();
    let tracks = call.tracks.iter().map(|track| (track.id.to_string(), track.name.clone()));
    let tracks: Vec<_> = [all()].into_iter().chain(tracks).collect();
    let sorts = vec![(String::new(), t("decision-sort-begun")), ("score".to_owned(), t("decision-sort-score"))];
    let sort = has_scores.then(|| {
        let value = if wanted.by_score { "score" } else { "" };
        view! { <Choice name="sort" label=t("decision-sort") options=sorts value=value.to_owned() /> }
    });
    let state = wanted.state.map(|state| state.to_string()).unwrap_or_default();
    let planned = wanted.pending.map(word_of).unwrap_or_default();
    let kind = wanted.session_type.map(|id| id.to_string()).unwrap_or_default();
    let track = wanted.track.map(|id| id.to_string()).unwrap_or_default();
    let is_set = *wanted != Wanted::default();
    view! {
        <details class="filter" open=is_set>
            <summary>{t("decision-filter")}</summary>
            <form method="get">
                <div class="field"><label for="q">{t("decision-words")}</label><input id="q" name="q" type="search" value=wanted.text.clone() /></div>
                <Choice name="state" label=t("cfp-state") options=states value=state />
                <Choice name="planned" label=t("decision-planned") options=pending value=planned />
                <Choice name="kind" label=t("cfp-type") options=types value=kind />
                <Choice name="of" label=t("cfp-track") options=tracks value=track />
                {sort}
                <div class="acts"><button class="button">{t("cfp-filter")}</button></div>
            </form>
        </details>
    }
}

/// A choice of a filter: its id differs from those of the fields that plan.
#[component]
fn Choice(name: &'static str, label: String, options: Vec<(String, String)>, value: String) -> impl IntoView {
    let id = format!("filter-{name}");
    let options = options.into_iter().map(|(option, words)| {
        let selected = option == value;
        view! { <option value=option selected=selected>{words}</option> }
    });
    view! { <div class="field"><label for=id.clone()>{label}</label><select id=id name=name>{options.collect_view()}</select></div> }
}

fn word_of(pending: Option<Decision>) -> String {
    pending.map_or_else(|| "none".to_owned(), |decision| decision.to_string())
}

fn pages(home: &str, wanted: &Wanted, board: &Board) -> Option<impl IntoView + use<>> {
    let text: String = url::form_urlencoded::byte_serialize(wanted.text.as_bytes()).collect();
    let query = format!(
        "q={text}&state={}&planned={}&kind={}&of={}&sort={}",
        wanted.state.map(|state| state.to_string()).unwrap_or_default(),
        wanted.pending.map(word_of).unwrap_or_default(),
        wanted.session_type.map(|id| id.to_string()).unwrap_or_default(),
        wanted.track.map(|id| id.to_string()).unwrap_or_default(),
        if wanted.by_score { "score" } else { "" },
    );
    let at = |page: usize| format!("{home}/decisions?{query}&page={page}");
    let before = wanted.page.checked_sub(1).map(at);
    let after = board.shown.goes_on.then(|| at(wanted.page + 1));
    (before.is_some() || after.is_some()).then(|| {
        let link = |href: Option<String>, rel: &'static str, words: &'static str| match href {
            Some(href) => view! { <a class="button" rel=rel href=href>{t(words)}</a> }.into_any(),
            None => view! { <span></span> }.into_any(),
        };
        view! {
            <nav class="pages" aria-label=t("decision-board")>
                {link(before, "prev", "decision-previous")}
                <span class="soft">{number(wanted.page + 1)}</span>
                {link(after, "next", "decision-next")}
            </nav>
        }
    })
}

fn undelivered(letters: &[Undelivered], zone: &Zone) -> Option<impl IntoView + use<>> {
    let lines = letters.iter().take(50).map(|letter| {
        let why = match letter.why {
            Why::NoAddress => "decision-no-address",
            Why::Underway => "decision-underway",
            Why::GivenUp => "decision-given-up",
        };
        let since = when::moment(letter.sent_at, zone);
        view! { <li>{letter.to.clone()} " · " {letter.subject.clone()} " · " {since} " · " {t(why)}</li> }
    });
    let lines = lines.collect_view();
    (!letters.is_empty()).then(|| {
        view! {
            <div class="notice warn">
                <strong>{tv("decision-undelivered", &[("count", number(letters.len()).into())])}</strong>
                <ul>{lines}</ul>
            </div>
        }
    })
}

/// A deputy for each proposal of the page that needs one; where none does, nothing is shown.
fn deputies(home: &str, board: &Board, team: &[MemberLine]) -> Option<impl IntoView + use<>> {
    let needy: Vec<_> = board
        .shown
        .lines
        .iter()
        .filter(|line| line.waits_for_deputy || line.deputy.is_some())
        .map(|line| (line.id.to_string(), line.title.clone()))
        .collect();
    let nobody = (String::new(), t("decision-nobody"));
    let people = team.iter().map(|member| (member.person.to_string(), member.name.clone()));
    let people: Vec<_> = [nobody].into_iter().chain(people).collect();
    let action = format!("{home}/decisions/deputy");
    (!needy.is_empty()).then(|| {
        view! {
            <section class="part" aria-labelledby="deputies">
                <h2 id="deputies">{t("decision-deputies")}</h2>
                <p>{t("decision-deputies-hint")}</p>
                <form class="form" method="post" action=action novalidate>
                    <Select name="proposal" label=t("decision-proposal") options=needy />
                    <Select name="deputy" label=t("decision-deputy") options=people />
                    <div class="acts"><button class="button">{t("decision-name-deputy")}</button></div>
                </form>
            </section>
        }
    })
}
