//! What the words of the life of a draft are on pages.

use domain::{
    Instant,
    life::{CallState, State, Workflow},
    zone::Zone,
};
use leptos::prelude::*;
use service::life::CallLine;

use crate::{
    i18n::{t, tv},
    when,
};

/// What a state is called.
pub fn state_word(workflow: Workflow, line: &str, key: &str) -> String {
    t(&format!("life-{workflow}-{line}-{}", key.replace('.', "-")))
}

/// A state beside a draft's title, where it says more than that the draft is written.
pub fn life_badge(workflow: Workflow, state: &State) -> Option<impl IntoView + use<>> {
    let plain = workflow == Workflow::Simple && state.key == "working";
    let word = state_word(workflow, domain::life::workflow::MAIN, state.key);
    (!plain).then(|| view! { " " <span class="badge">{word}</span> })
}

/// A moment in UTC.
pub fn moment(at: Instant) -> impl IntoView + use<> {
    in_zone(at, "UTC")
}

/// A moment on the clock of a zone, which is named.
pub fn in_zone(at: Instant, zone: &str) -> impl IntoView + use<> {
    let zone = Zone::named_or_utc(zone);
    let machine = at.format("%Y-%m-%dT%H:%M:%SZ").to_string();
    view! { <time datetime=machine>{when::moment(at, &zone)} " " {zone.name().to_owned()}</time> }
}

/// A day in UTC.
pub fn day(at: Instant) -> impl IntoView + use<> {
    let day = at.date_naive();
    view! { <time datetime=day.to_string()>{when::date_long(day)}</time> }
}

/// Where a call stands, as a badge.
pub fn call_badge(call: &CallLine) -> impl IntoView + use<> {
    let tone = match call.state {
        CallState::Open => "badge accent",
        CallState::Closed => "badge warn",
        CallState::Settled => "badge good",
        CallState::Voided | CallState::Restarted | CallState::Annulled => "badge",
    };
    let word = match call.outcome {
        Some(outcome) if call.state == CallState::Settled => t(&format!("call-outcome-{outcome}")),
        _ => t(&format!("call-state-{}", call.state)),
    };
    view! { <span class=tone>{word}</span> }
}

/// What a call is called.
pub fn call_title(call: &CallLine) -> String {
    tv(&format!("call-kind-{}-of", call.kind), &[("title", call.title.clone().into())])
}

/// Somebody with whose they were.
pub fn named(name: &str, affiliation: &str) -> String {
    if affiliation.is_empty() { name.to_owned() } else { format!("{name} ({affiliation})") }
}

#[cfg(test)]
mod tests {
    use domain::life::{CallKind, Workflow};

    use crate::i18n::try_t;

    /// Keys that are put together when a page is made are looked for nowhere else.
    #[test]
    fn every_state_tag_and_question_has_a_name_in_every_language() {
        for workflow in Workflow::ALL {
            let table = workflow.table();
            let states = table.lines.iter().flat_map(|line| line.states.iter().map(|state| (line.key, state.key)));
            let states = states.map(|(line, key)| format!("life-{workflow}-{line}-{}", key.replace('.', "-")));
            let tags = table.tags.iter().map(|tag| format!("life-tag-{tag}"));
            let questions = table.questions.iter().map(|question| format!("write-up-{workflow}-{question}"));
            for key in states.chain(tags).chain(questions).chain([format!("workflow-{workflow}")]) {
                assert!(try_t(&key).is_some(), "{key}");
            }
        }
        for kind in CallKind::ALL {
            for key in ["call-kind-{}", "call-kind-{}-of", "work-call-open-{}", "work-call-closed-{}"] {
                assert!(try_t(&key.replace("{}", kind.as_str())).is_some(), "{key} {kind}");
            }
        }
    }
}
