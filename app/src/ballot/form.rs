//! Preparing a ballot.

use chrono::NaiveDate;
use domain::ballot::{
    Method, OfficeKind, Terms, TieBreak, TypedElection,
    rule::{Visibility, preset::Preset},
};
use leptos::prelude::*;
use service::{
    ballot::{BallotFacts, BallotRuleLine, OfficeLine},
    draft::VotedOn,
    group::GroupFacts,
    meeting::{ItemToVoteOn, SessionLine},
};

use super::{offices::office_name, words::rule_name};
use crate::{
    group::manage_page,
    i18n::{t, tv},
    page::Page,
    ui::{Check, Field, Form, Select, TextArea},
};

/// What the form for a new ballot starts from.
#[derive(Clone, Debug, Default)]
pub struct Begun {
    /// The revision that is voted on.
    pub revision: Option<VotedOn>,
    /// The vacant seat that an election fills for the rest of its term, and today.
    pub fills: Option<(OfficeLine, NaiveDate)>,
    /// The item of an agenda on which it is held, and the meeting's part of addresses.
    pub item: Option<(String, ItemToVoteOn)>,
    /// The session of a programme at which it is held.
    pub session: Option<SessionLine>,
}

/// The form that prepares a ballot.
pub fn new_ballot_page(facts: &GroupFacts, own: &[BallotRuleLine], begun: &Begun) -> Page {
    manage_page(facts, t("ballot-new"), fields(own, None, begun))
}

/// The form that edits a draft; `revision` is what it is on, for somebody who may read that.
pub fn edit_ballot_page(
    facts: &GroupFacts,
    own: &[BallotRuleLine],
    ballot: &BallotFacts,
    revision: Option<&VotedOn>,
) -> Page {
    let begun = Begun { revision: revision.cloned(), ..Begun::default() };
    manage_page(facts, t("ballot-edit"), fields(own, Some(ballot), &begun))
}

/// The revision that is voted on, as a link and a hidden field; else the text of the ballot's own.
fn subject(ballot: Option<&BallotFacts>, begun: &Begun) -> AnyView {
    let text = |of: fn(&BallotFacts) -> &String| ballot.map(|one| of(one).clone()).unwrap_or_default();
    let Some(revision) = &begun.revision else {
        return view! {
            <Field name="subject_title" label=t("ballot-subject-title") optional=true value=text(|one| &one.subject_title) />
            <TextArea name="subject_text" label=t("ballot-subject-text") hint=t("ballot-subject-text-hint") optional=true value=text(|one| &one.subject_text) />
        }
        .into_any();
    };
    let href = format!("/g/{}/drafts/{}/{}", revision.group, revision.draft, revision.number);
    let messages = expect_context::<crate::visit::Visit>().messages("revision").join(" ");
    let messages = (!messages.is_empty())
        .then(|| view! { <p class="error"><span class="unseen">{t("error-mark")}</span>{messages}</p> });
    view! {
        <div class="notice" id="revision">
            <strong>{t("ballot-voted-on")} ": " <a href=href>{revision.title.clone()} " (" {revision.cited.clone()} ")"</a></strong>
            <p class="soft">{t("ballot-on-revision-hint")} " " <code class="hash">{revision.hash.clone()}</code></p>
            {messages}
        </div>
        <input type="hidden" name="revision" value=revision.id.to_string() />
    }
    .into_any()
}

/// What the election fills.
fn office(typed: &TypedElection, begun: &Begun) -> impl IntoView + use<> {
    let visit = expect_context::<crate::visit::Visit>();
    let none = std::iter::once((String::new(), t("office-none")));
    let kinds = none.chain(OfficeKind::ALL.iter().map(|one| (one.to_string(), t(&format!("office-{one}"))))).collect();
    let mut typed = typed.clone();
    if let Some((term, today)) = &begun.fills {
        typed.office = term.kind.to_string();
        typed.office_title.clone_from(&term.title);
        typed.office_from = today.to_string();
        typed.office_until = term.ends.to_string();
        typed.office_fills = term.id.to_string();
    }
    let fills = visit.typed("office_fills").unwrap_or(typed.office_fills);
    let messages = visit.messages("office_fills").join(" ");
    let messages = (!messages.is_empty())
        .then(|| view! { <p class="error"><span class="unseen">{t("error-mark")}</span>{messages}</p> });
    let rest = (!fills.is_empty()).then(|| view! { <p class="notice" id="office_fills">{t("office-fills-rest")}</p> });
    view! {
        <Field name="seconds" label=t("ballot-seconds") hint=t("ballot-seconds-hint") width="short" optional=true value=typed.seconds />
        <Select name="office" label=t("office-filled") hint=t("office-filled-hint") options=kinds value=typed.office />
        {rest}
        {messages}
        <Field name="office_title" label=t("office-title") hint=t("office-title-hint") optional=true value=typed.office_title />
        <div class="fields">
            <Field name="office_from" label=t("office-from") kind="date" width="middle" optional=true value=typed.office_from />
            <Field name="office_until" label=t("office-until") kind="date" width="middle" optional=true value=typed.office_until />
        </div>
        <input type="hidden" name="office_fills" value=fills />
    }
}

fn fields(own: &[BallotRuleLine], ballot: Option<&BallotFacts>, begun: &Begun) -> impl IntoView + use<> {
    let text = |of: fn(&BallotFacts) -> &String| ballot.map(|one| of(one).clone()).unwrap_or_default();
    let (title, question) = match (ballot, &begun.revision, &begun.fills) {
        (None, Some(revision), _) => {
            (revision.title.clone(), tv("ballot-revision-question", &[("cited", revision.cited.clone().into())]))
        }
        (None, None, Some((term, _))) => {
            let office = office_name(term.kind, &term.title);
            (office.clone(), tv("ballot-vacancy-question", &[("office", office.into())]))
        }
        _ => (text(|one| &one.title), text(|one| &one.question)),
    };
    let (title, question) = match &begun.item {
        Some((_, item)) if begun.revision.is_none() => (item.title.clone(), item.text.clone()),
        Some((_, item)) => (item.title.clone(), question),
        None => (title, question),
    };
    let title = match &begun.session {
        Some(session) if title.is_empty() => session.title.clone(),
        _ => title,
    };
    let session = begun.session.as_ref().map(|session| {
        let values =
            [("session", session.title.clone().into()), ("conference", session.conference_name.clone().into())];
        view! {
            <p class="notice">{tv("ballot-on-session", &values)}</p>
            <input type="hidden" name="conference" value=session.conference.clone() />
            <input type="hidden" name="session" value=session.code.clone() />
        }
    });
    let item = begun.item.as_ref().map(|(meeting, item)| {
        let (meeting, id) = (meeting.clone(), item.id.to_string());
        view! {
            <p class="notice">{tv("ballot-on-item", &[("item", item.title.clone().into())])}</p>
            <input type="hidden" name="meeting" value=meeting />
            <input type="hidden" name="item" value=id />
        }
    });
    let consequence = text(|one| &one.consequence);
    let subject = subject(ballot, begun);
    let election = ballot.and_then(|one| one.terms.election());
    let rule = match ballot.map(|one| &one.terms) {
        Some(Terms::Election { .. }) => "election".to_owned(),
        Some(Terms::Decision { rule }) => {
            let name = ballot.map(|one| one.rule_name.clone()).unwrap_or_default();
            own.iter().find(|line| line.name == name && line.rule == *rule).map_or(name, |line| line.id.to_string())
        }
        None if begun.fills.is_some() => "election".to_owned(),
        None => Preset::OasisSimple.to_string(),
    };
    let rules = own.iter().map(|line| (line.id.to_string(), line.name.clone()));
    let presets = Preset::ALL.iter().map(|one| (one.to_string(), rule_name(one.as_str())));
    let elections = std::iter::once(("election".to_owned(), t("ballot-rule-election")));
    let options: Vec<(String, String)> = rules.chain(presets).chain(elections).collect();
    let methods = Method::ALL.iter().map(|one| (one.to_string(), rule_name(one.as_str()))).collect();
    let visibilities = Visibility::ALL.iter().map(|one| (one.to_string(), t(&format!("visibility-{one}")))).collect();
    let typed = election.map(TypedElection::of).unwrap_or_default();
    let office = office(&typed, begun);
    let ties = TieBreak::ALL.iter().map(|one| (one.to_string(), t(&format!("ties-{one}")))).collect();
    let method = election.map_or(Method::Schulze, |one| one.method).to_string();
    let seats = election.map_or_else(|| "1".to_owned(), |one| one.seats.to_string());
    let limit = election.and_then(|one| one.limit).map(|most| most.to_string()).unwrap_or_default();
    let visibility = election.map_or(Visibility::Sealed, |one| one.visibility).to_string();
    let reopen = election.is_some_and(|one| one.reopen);
    let shows = election.is_none_or(|one| one.shows_turnout);
    let hours = ballot.map_or_else(|| "168".to_owned(), |one| one.hours.to_string());
    let feeds = ballot.is_none_or(|one| one.feeds_standing);
    view! {
        <Form submit=t("ballot-save")>
            {item}
            {session}
            <Field name="title" label=t("ballot-title") value=title />
            <TextArea name="question" label=t("ballot-question") hint=t("ballot-question-hint") value=question />
            <Field name="consequence" label=t("ballot-consequence") hint=t("ballot-consequence-hint") value=consequence />
            {subject}
            <Select name="rule" label=t("ballot-rule") hint=t("ballot-rule-hint") options=options value=rule />
            <Field name="hours" label=t("ballot-hours") hint=t("ballot-hours-hint") width="short" value=hours />
            <Check name="feeds_standing" label=t("ballot-feeds") checked=feeds />
            <fieldset>
                <legend>{t("ballot-election-part")}</legend>
                <Select name="method" label=t("ballot-method") options=methods value=method />
                <div class="fields">
                    <Field name="seats" label=t("ballot-seats") width="short" value=seats />
                    <Field name="limit" label=t("ballot-limit") width="short" optional=true value=limit />
                </div>
                <Check name="reopen" label=t("ballot-reopen") checked=reopen />
                <Select name="visibility" label=t("ballot-visibility") options=visibilities value=visibility />
                <Check name="shows_turnout" label=t("ballot-shows-turnout") checked=shows />
                <Check name="unopposed" label=t("ballot-unopposed") checked=typed.unopposed />
                <Field name="months" label=t("ballot-months") hint=t("ballot-months-hint") width="middle" optional=true value=typed.months />
                {office}
                <Field name="quorum" label=t("ballot-quorum") hint=t("ballot-quorum-hint") width="short" optional=true value=typed.quorum />
                <Select name="ties" label=t("ballot-ties") options=ties value=typed.ties />
                <TextArea name="sources" label=t("ballot-sources") hint=t("ballot-sources-hint") optional=true value=typed.sources />
            </fieldset>
        </Form>
    }
}
