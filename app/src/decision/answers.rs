//! What speakers answered, as organisers read it.

use domain::{cfp::Reply, zone::Zone};
use leptos::prelude::*;
use service::{cfp::CallFacts, conference::ConferenceFacts, decision::AnswerLine};

use super::{call_pages, home};
use crate::{
    conference::organiser_page,
    i18n::{t, tv},
    page::Page,
    when,
};

/// Every answer, those that are missing first.
pub fn answers_page(facts: &ConferenceFacts, call: &CallFacts, lines: &[AnswerLine]) -> Page {
    let home = home(facts, call);
    let zone = Zone::named_or_utc(&facts.zone);
    let rows = lines.iter().map(|line| row(&home, &zone, line)).collect_view();
    let list = if lines.is_empty() {
        view! { <div class="empty"><h2>{t("answers-none")}</h2><p>{t("answers-none-hint")}</p></div> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let content = view! { {call_pages(facts, call)} <p class="soft">{t("answers-private")}</p> {list} };
    organiser_page(facts, t("decision-answers"), content)
}

fn row(home: &str, zone: &Zone, line: &AnswerLine) -> impl IntoView + use<> {
    let (class, words) = match (line.reply, line.is_overdue) {
        (Reply::Confirmed, _) => ("badge good", "answers-yes"),
        (Reply::Declined, _) => ("badge bad", "answers-no"),
        (Reply::Awaited, true) => ("badge bad", "decision-overdue"),
        (Reply::Awaited, false) => ("badge warn", "answers-awaited"),
    };
    let by = line.confirm_by.filter(|_| line.reply == Reply::Awaited);
    let by = by.map(|by| tv("decision-answer-by", &[("moment", when::moment(by, zone).into())]));
    let recording = line.recording.map(|yes| t(if yes { "answer-recording-yes" } else { "answer-recording-no" }));
    let said = [
        ("answer-recording", recording.unwrap_or_default()),
        ("answer-availability", line.availability.clone()),
        ("answer-travel", line.needs.travel.clone()),
        ("answer-visa", line.needs.visa.clone()),
        ("answer-access", line.needs.access.clone()),
    ];
    let said: Vec<_> = said
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(words, text)| view! { <div><dt>{t(words)}</dt><dd>{text}</dd></div> })
        .collect();
    let facts = (!said.is_empty()).then(|| view! { <dl class="facts">{said.collect_view()}</dl> });
    let co = (!line.is_main).then(|| format!(" · {}", t("answers-co")));
    view! {
        <li>
            <h2>{line.speaker.clone()} " " <span class=class>{t(words)}</span></h2>
            <p><a href=format!("{home}/proposals/{}", line.proposal)>{line.title.clone()}</a>{co} " " {by}</p>
            {facts}
        </li>
    }
}
