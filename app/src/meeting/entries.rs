//! Decisions, action items and corrections, with what adds and settles them.

use domain::{
    id::PersonId,
    meeting::{ActionState, EntryKind, MinutesState},
};
use leptos::prelude::*;
use service::{
    group::GroupFacts,
    meeting::{EntryLine, MeetingFacts},
};

use super::place::{below, path};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select, TextArea},
    when,
};

/// What was written down, for those in the group. `people` can take something on.
pub fn entries_page(
    group: &GroupFacts,
    meeting: &MeetingFacts,
    entries: &[EntryLine],
    people: Vec<(PersonId, String)>,
    me: Option<PersonId>,
) -> Page {
    let at = path(group, meeting);
    let approved = meeting.minutes_state == MinutesState::Approved;
    let rows = entries.iter().map(|entry| row(meeting, entry, &at, me, approved)).collect_view();
    let list = if entries.is_empty() {
        view! { <p class="soft">{t("mtg-entries-none")}</p> }.into_any()
    } else {
        view! { <ol class="rows">{rows}</ol> }.into_any()
    };
    let form = match (approved, meeting.may.run, meeting.may.write) {
        (true, true, _) => Some(correction().into_any()),
        (false, _, true) => Some(decision_or_action(people).into_any()),
        _ => None,
    };
    below(group, meeting, t("mtg-entries"), view! { {list} {form} })
}

fn row(
    meeting: &MeetingFacts,
    entry: &EntryLine,
    at: &str,
    me: Option<PersonId>,
    approved: bool,
) -> impl IntoView + use<> {
    let why = (!entry.rationale.is_empty())
        .then(|| view! { <p class="soft">{tv("mtg-because", &[("why", entry.rationale.clone().into())])}</p> });
    let remove = (meeting.may.write && !approved).then(|| {
        let fields = vec![("act", "remove".to_owned()), ("entry", entry.id.to_string())];
        super::place::button(format!("{at}/entries"), fields, t("mtg-entry-remove"), &entry.text, "button small quiet")
    });
    let action = (entry.kind == EntryKind::Action).then(|| {
        let due = entry.due.map(|due| view! { " · " {tv("mtg-due", &[("day", when::date_long(due).into())])} });
        let state = if entry.late { t("mtg-late") } else { t(&format!("mtg-action-{}", entry.state)) };
        let may = meeting.may.run || me.is_some() && me == entry.holder;
        let settle = may.then(|| settle(entry, at));
        view! { <p class="soft">{entry.holder_name.clone()}{due} " · " {state}</p>{settle} }
    });
    view! {
        <li id=format!("e{}", entry.id)>
            <h2 class="kind">{t(&format!("mtg-entry-{}", entry.kind))}</h2>
            <p>{entry.text.clone()}</p>
            {why}
            {action}
            {remove}
        </li>
    }
}

/// One small form for each: what was said is sent with the button that was pressed.
fn settle(entry: &EntryLine, at: &str) -> impl IntoView + use<> {
    let steps: &[ActionState] = if entry.state == ActionState::Open {
        &[ActionState::Done, ActionState::Dropped]
    } else {
        &[ActionState::Open]
    };
    let buttons = steps.iter().map(|to| {
        let about = entry.text.clone();
        view! { <button class="button small" name="state" value=to.to_string()>{t(&format!("mtg-settle-{to}"))}<span class="unseen">": " {about}</span></button> " " }
    });
    let buttons = buttons.collect_view();
    let id = format!("note-{}", entry.id);
    let note = (entry.state == ActionState::Open).then(|| {
        view! {
            <div class="field"><label for=id.clone()>{t("mtg-settle-note")} " " <span class="optional">{t("optional")}</span></label>
            <input id=id.clone() name="note" type="text" /></div>
        }
    });
    view! { <form class="form" method="post" action=format!("{at}/entries/{}", entry.id) novalidate>{note}<div class="acts">{buttons}</div></form> }
}

fn decision_or_action(people: Vec<(PersonId, String)>) -> impl IntoView {
    let kinds = [EntryKind::Decision, EntryKind::Action];
    let kinds = kinds.iter().map(|kind| (kind.to_string(), t(&format!("mtg-entry-{kind}")))).collect::<Vec<_>>();
    let holders = std::iter::once((String::new(), t("mtg-nobody")));
    let holders = holders.chain(people.into_iter().map(|(id, name)| (id.to_string(), name))).collect::<Vec<_>>();
    view! {
        <section class="part" aria-labelledby="add">
            <h2 id="add">{t("mtg-entry-add")}</h2>
            <Form submit=t("mtg-entry-add")>
                <Select name="kind" label=t("mtg-entry-kind") options=kinds />
                <TextArea name="text" label=t("mtg-entry-text") />
                <TextArea name="rationale" label=t("mtg-entry-why") optional=true />
                <div class="fields">
                    <Select name="holder" label=t("mtg-entry-holder") hint=t("mtg-entry-holder-hint") options=holders />
                    <Field name="due" label=t("mtg-entry-due") kind="date" optional=true width="middle" />
                </div>
            </Form>
        </section>
    }
}

fn correction() -> impl IntoView {
    view! {
        <section class="part" aria-labelledby="add">
            <h2 id="add">{t("mtg-correct")}</h2>
            <p>{t("mtg-correct-hint")}</p>
            <Form submit=t("mtg-correct")>
                <input type="hidden" name="kind" value="correction" />
                <TextArea name="text" label=t("mtg-correct-text") />
                <TextArea name="rationale" label=t("mtg-correct-why") />
            </Form>
        </section>
    }
}
