//! Decisions as a list from elsewhere: shown first, then planned.

use leptos::prelude::*;
use service::{
    cfp::CallFacts,
    conference::ConferenceFacts,
    decision::{Fault, ListLine},
};

use super::{call_pages, home};
use crate::{
    conference::organiser_page,
    i18n::{number, t, tv},
    page::Page,
    ui::TextArea,
};

/// The form, and below it what the list would do.
pub fn list_page(facts: &ConferenceFacts, call: &CallFacts, text: &str, lines: Option<&[ListLine]>) -> Page {
    let home = home(facts, call);
    let is_good = lines.is_some_and(|lines| !lines.is_empty() && lines.iter().all(|line| line.decision.is_ok()));
    let apply = is_good
        .then(|| view! { <button class="button primary" name="act" value="plan">{t("decision-list-plan")}</button> });
    let read = if is_good { "button" } else { "button primary" };
    let content = view! {
        {call_pages(facts, call)}
        <p class="lead">{t("decision-list-lead")}</p>
        <form class="form" method="post" novalidate>
            <TextArea name="list" label=t("decision-list") hint=t("decision-list-hint") value=text.to_owned() />
            <div class="acts"><button class=read name="act" value="read">{t("decision-list-read")}</button>{apply}</div>
        </form>
        {lines.map(preview)}
        <p><a href=format!("{home}/decisions.csv")>{t("decision-list-out")}</a></p>
    };
    organiser_page(facts, t("decision-list-in"), content)
}

fn preview(lines: &[ListLine]) -> impl IntoView + use<> {
    let bad = lines.iter().filter(|line| line.decision.is_err()).count();
    let words = tv("decision-list-standing", &[("count", number(lines.len()).into()), ("bad", number(bad).into())]);
    let rows = lines.iter().map(|line| {
        let said = match &line.decision {
            Ok((_, plan)) => {
                plan.decision.map_or_else(|| t("decision-none"), |decision| t(&format!("decision-{decision}")))
            }
            Err(fault) => t(match fault {
                Fault::Proposal => "decision-fault-proposal",
                Fault::Decision => "decision-fault-decision",
                Fault::State => "decision-fault-state",
                Fault::Twice => "decision-fault-twice",
                Fault::Note => "decision-fault-note",
            }),
        };
        let class = if line.decision.is_ok() { "badge good" } else { "badge bad" };
        let at = tv("decision-list-line", &[("number", number(line.number).into())]);
        view! { <li><span>{at}</span><span>{line.title.clone()} " " <span class=class>{said}</span></span></li> }
    });
    view! {
        <section class="part" aria-labelledby="read">
            <h2 id="read">{words}</h2>
            <ol class="findings">{rows.collect_view()}</ol>
        </section>
    }
}
