//! Where a draft stands, who must act, and what leads on.

use domain::life::{Mover, Need};
use leptos::prelude::*;
use service::{
    draft::{Candidate, DraftFacts},
    group::GroupFacts,
    life::{CallLine, Life, StepLine},
};

use super::{
    history::history,
    manage::manage,
    words::{call_badge, call_title, day, in_zone, state_word},
};
use crate::{
    draft::place::{draft_page, head_below, path},
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select},
};

/// What the page shows besides the draft's facts.
#[derive(Clone, Debug)]
pub struct LifeView {
    /// Where it stands.
    pub life: Life,
    /// The calls on it.
    pub calls: Vec<CallLine>,
    /// Who can be named to act.
    pub people: Vec<Candidate>,
}

/// The page on which a draft's life stands.
pub fn life_page(group: &GroupFacts, draft: &DraftFacts, shown: &LifeView) -> Page {
    let at = path(group, draft);
    let life = &shown.life;
    let follows = tv("life-follows", &[("workflow", t(&format!("workflow-{}", life.workflow)).into())]);
    let way = domain::publication::way(life.workflow);
    let leads_on = life.lines.iter().any(|one| one.line == way.line && one.state.key == way.from);
    let publish = (leads_on && life.may_manage).then(|| format!("{at}/publish"));
    let main = view! {
        {head_below(group, draft, t("life"), view! { <p class="standing">{follows}</p> }.into_any())}
        {stand(life)}
        {steps(life, publish, &at)}
        {calls(group, shown, &at)}
        <section class="part" aria-labelledby="beside">
            <h2 id="beside">{t("life-beside")}</h2>
            <ul class="rows">
                <li><a href=format!("{at}/rights")>{t("rights")}</a></li>
                <li><a href=format!("{at}/write-up")>{t("write-up")}</a></li>
            </ul>
        </section>
        {life.may_manage.then(|| manage(life, &shown.people, &at))}
        {history(life, group)}
    };
    draft_page(group, draft, t("life"), main).narrow()
}

fn stand(life: &Life) -> impl IntoView + use<> {
    let workflow = life.workflow;
    let lines = life.lines.iter().map(|one| {
        let due = one.due.map(|due| view! { " · " {t("life-due")} " " {day(due)} });
        let powers = one.state.powers.iter().map(|power| t(&format!("life-power-{power}"))).collect::<Vec<_>>().join(" ");
        view! {
            <div>
                <dt>{t(&format!("life-line-{}", one.line))}</dt>
                <dd><strong>{state_word(workflow, one.line, one.state.key)}</strong> ", " {t("life-since")} " " {day(one.since)} {due}
                    <br/><span class="soft">{powers}</span></dd>
            </div>
        }
    });
    let holder = life.holder.as_ref().map(|(_, name)| {
        let due = life.holder_due.map(|due| view! { " · " {t("life-due")} " " {day(due)} });
        let note = (!life.holder_note.is_empty()).then(|| view! { <br/><span class="soft">{life.holder_note.clone()}</span> });
        view! { <div><dt>{t("life-holder")}</dt><dd>{name.clone()} ", " {t("life-since")} " " {day(life.holder_since)} {due} {note}</dd></div> }
    });
    let shepherd = life.shepherd.as_ref().map(|(_, name)| {
        view! { <div><dt>{t("life-shepherd")}</dt><dd>{name.clone()}</dd></div> }
    });
    let tags = (!life.tags.is_empty()).then(|| {
        let words: Vec<String> = life.tags.iter().map(|tag| t(&format!("life-tag-{tag}"))).collect();
        view! { <div><dt>{t("life-tags")}</dt><dd>{words.join(", ")}</dd></div> }
    });
    view! { <dl class="facts">{lines.collect_view()} {holder} {shepherd} {tags}</dl> }
}

fn steps(life: &Life, publish: Option<String>, at: &str) -> impl IntoView + use<> {
    let workflow = life.workflow;
    let several = life.lines.len() > 1;
    let word = move |step: &StepLine| {
        let word = state_word(workflow, step.line, step.to);
        if several { format!("{}: {word}", t(&format!("life-line-{}", step.line))) } else { word }
    };
    let ready: Vec<(String, String)> = life
        .steps
        .iter()
        .filter(|step| step.may && step.missing.is_empty())
        .map(|step| (format!("{} {}", step.line, step.to), word(step)))
        .collect();
    let form = (!ready.is_empty()).then(|| {
        view! {
            <Form submit=t("life-move") action=format!("{at}/life/move")>
                <Select name="to" label=t("life-to") options=ready />
                <Field name="note" label=t("life-note") hint=t("life-note-hint") optional=true />
            </Form>
        }
    });
    let waits = life.steps.iter().filter(|step| !step.missing.is_empty() || !step.may).map(|step| {
        let needs = step.missing.iter().map(|need| view! { <li>{needed(*need, at)}</li> }).collect_view();
        let by = (step.by == Mover::Above).then(|| view! { " " <span class="soft">{t("life-by-above")}</span> });
        view! { <li><p><strong>{word(step)}</strong> {by}</p><ul>{needs}</ul></li> }
    });
    let waits: Vec<_> = waits.collect();
    let waits = (!waits.is_empty()).then(|| {
        view! { <h3>{t("life-waits")}</h3><ul class="rows">{waits}</ul> }
    });
    let none = (life.steps.is_empty() && publish.is_none()).then(|| view! { <p>{t("life-no-step")}</p> });
    let publish =
        publish.map(|href| view! { <p class="acts"><a class="button primary" href=href>{t("publish")}</a></p> });
    view! {
        <section class="part" aria-labelledby="next">
            <h2 id="next">{t("life-next")}</h2>
            {none}
            {publish}
            {form}
            {waits}
        </section>
    }
}

/// What a step needs, with where it is done where that is a page of the draft.
fn needed(need: Need, at: &str) -> AnyView {
    let words = t(&format!("life-need-{need}"));
    let page = match need {
        Need::Issues => Some("issues"),
        Need::WriteUp => Some("write-up"),
        _ => None,
    };
    match page {
        Some(page) => view! { <a href=format!("{at}/{page}")>{words}</a> }.into_any(),
        None => words.into_any(),
    }
}

fn calls(group: &GroupFacts, shown: &LifeView, at: &str) -> impl IntoView + use<> {
    let rows = shown.calls.iter().map(|call| {
        let href = format!("/g/{}/calls/{}", group.slug, call.id);
        let revision = tv("call-on-revision", &[("number", call.revision.into())]);
        view! {
            <li>
                <p><a href=href>{call_title(call)}</a> " " {call_badge(call)}</p>
                <p class="soft">{revision} " · " {t("call-until")} " " {in_zone(call.closes_at, &call.zone)}</p>
            </li>
        }
    });
    let rows: Vec<_> = rows.collect();
    let none = rows.is_empty().then(|| view! { <p>{t("calls-none")}</p> });
    let issue = shown.life.callable.iter().any(|(_, may)| *may).then(|| {
        view! { <p class="acts"><a class="button" href=format!("{at}/call")>{t("call-issue")}</a></p> }
    });
    view! {
        <section class="part" aria-labelledby="calls">
            <h2 id="calls">{t("calls")}</h2>
            {none}
            <ul class="rows">{rows}</ul>
            {issue}
        </section>
    }
}
