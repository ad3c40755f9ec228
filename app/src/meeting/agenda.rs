//! The agenda: how it reads, and how it is put together.

use leptos::prelude::*;
use service::{
    group::GroupFacts,
    meeting::{AgendaLine, MeetingFacts},
};

use super::place::{below, button, path};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, Form, Select, TextArea, rich_text},
};

/// What an item can be about: drafts by name and ballots by id, each with its title.
#[derive(Clone, Debug, Default)]
pub struct AgendaChoices {
    /// Drafts.
    pub drafts: Vec<(String, String)>,
    /// Ballots.
    pub ballots: Vec<(String, String)>,
}

/// The items as lines of a list.
pub fn agenda_lines(group: &GroupFacts, lines: &[AgendaLine]) -> Vec<AnyView> {
    lines.iter().map(|line| item(group, line, None)).collect()
}

fn item(group: &GroupFacts, line: &AgendaLine, acts: Option<AnyView>) -> AnyView {
    let minutes = line.minutes.map(
        |minutes| view! { <span class="soft nowrap">{tv("mtg-item-minutes", &[("minutes", minutes.into())])}</span> },
    );
    let presenter = (!line.presenter.is_empty()).then(|| view! { <p class="soft">{line.presenter.clone()}</p> });
    let text = (!line.text.is_empty()).then(|| rich_text(&line.text));
    let draft = line.draft.as_ref().map(|draft| {
        let at = format!("/g/{}/drafts/{}", group.slug, draft.name);
        let newest = draft.newest.map(|number| {
            let words = tv("mtg-item-revision", &[("number", number.into())]);
            view! { ", " <a href=format!("{at}/{number}")>{words}</a> }
        });
        let changes = draft.newest.zip(draft.last_seen).map(|(newest, seen)| {
            if newest > seen {
                let words = tv("mtg-item-changes", &[("number", seen.into())]);
                view! { ", " <a href=format!("{at}/compare?from={seen}&to={newest}")>{words}</a> }.into_any()
            } else {
                view! { ", " <span class="soft">{t("mtg-item-unchanged")}</span> }.into_any()
            }
        });
        view! { <p>{t("mtg-item-draft")} " " <a href=at>{draft.title.clone()}</a>{newest}{changes}</p> }
    });
    let ballot = line.ballot.as_ref().map(|ballot| {
        let href = format!("/g/{}/ballots/{}", group.slug, ballot.id);
        view! { <p>{t("mtg-item-ballot")} " " <a href=href>{ballot.title.clone()}</a></p> }
    });
    view! { <li><h3>{line.title.clone()} " " {minutes}</h3>{presenter}{text}{draft}{ballot}{acts}</li> }.into_any()
}

/// The agenda with what changes it.
pub fn agenda_page(group: &GroupFacts, meeting: &MeetingFacts, lines: &[AgendaLine], choices: &AgendaChoices) -> Page {
    let at = format!("{}/agenda", path(group, meeting));
    let last = lines.len().saturating_sub(1);
    let items = lines.iter().enumerate().map(|(nth, line)| {
        let one = format!("{at}/{}", line.id);
        let move_to = |word: &'static str, key: &str| {
            button(one.clone(), vec![("act", word.to_owned())], t(key), &line.title, "button small quiet")
        };
        let up = (nth > 0).then(|| move_to("up", "mtg-item-up"));
        let down = (nth < last).then(|| move_to("down", "mtg-item-down"));
        let remove = move_to("remove", "mtg-item-remove");
        let votes = group.kind.features().votes && line.ballot.is_none();
        let vote = votes.then(|| {
            let href = format!("/g/{}/manage/ballots/new?meeting={}&item={}", group.slug, meeting.id, line.id);
            view! { <a class="button small" href=href>{t("mtg-item-prepare-ballot")}<span class="unseen">": " {line.title.clone()}</span></a> }
        });
        let acts = view! {
            <div class="acts">
                <a class="button small" href=one.clone()>{t("mtg-item-edit")}<span class="unseen">": " {line.title.clone()}</span></a>
                {vote} {up} {down} {remove}
            </div>
        };
        item(group, line, Some(acts.into_any()))
    });
    let items = items.collect_view();
    let list = if lines.is_empty() {
        view! { <p class="soft">{t("mtg-agenda-none")}</p> }.into_any()
    } else {
        view! { <h2 class="unseen">{t("mtg-items")}</h2><ol class="agenda-items">{items}</ol> }.into_any()
    };
    let content = view! {
        {list}
        <section class="part" aria-labelledby="add">
            <h2 id="add">{t("mtg-item-add")}</h2>
            {item_form(None, choices, t("mtg-item-add"))}
        </section>
    };
    below(group, meeting, t("mtg-agenda"), content)
}

/// The form that changes one item.
pub fn agenda_item_page(
    group: &GroupFacts,
    meeting: &MeetingFacts,
    line: &AgendaLine,
    choices: &AgendaChoices,
) -> Page {
    let content = view! {
        <p><a href=format!("{}/agenda", path(group, meeting))>{t("mtg-agenda")}</a></p>
        {item_form(Some(line), choices, t("save"))}
    };
    below(group, meeting, line.title.clone(), content)
}

fn item_form(line: Option<&AgendaLine>, choices: &AgendaChoices, submit: String) -> impl IntoView + use<> {
    let with_none = |choices: &[(String, String)]| {
        std::iter::once((String::new(), t("mtg-item-none"))).chain(choices.iter().cloned()).collect::<Vec<_>>()
    };
    let (drafts, ballots) = (with_none(&choices.drafts), with_none(&choices.ballots));
    let line = line.cloned();
    let minutes = line.as_ref().and_then(|line| line.minutes).map(|minutes| minutes.to_string()).unwrap_or_default();
    let draft = line.as_ref().and_then(|line| line.draft.as_ref()).map(|draft| draft.name.clone()).unwrap_or_default();
    let ballot =
        line.as_ref().and_then(|line| line.ballot.as_ref()).map(|ballot| ballot.id.to_string()).unwrap_or_default();
    let (title, presenter, text) = line.map(|line| (line.title, line.presenter, line.text)).unwrap_or_default();
    view! {
        <Form submit=submit>
            <Field name="title" label=t("mtg-item-title") value=title />
            <div class="fields">
                <Field name="minutes" label=t("mtg-item-length") kind="number" value=minutes optional=true width="short" />
                <Field name="presenter" label=t("mtg-item-presenter") value=presenter optional=true />
            </div>
            <TextArea name="text" label=t("mtg-item-text") hint=t("mtg-markdown") value=text optional=true />
            <div class="fields">
                <Select name="draft" label=t("mtg-item-about-draft") hint=t("mtg-item-about-draft-hint") options=drafts value=draft />
                <Select name="ballot" label=t("mtg-item-about-ballot") options=ballots value=ballot />
            </div>
        </Form>
    }
}
