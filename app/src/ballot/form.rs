//! Preparing a ballot.

use domain::ballot::{
    Method, Terms, TieBreak, TypedElection,
    rule::{Visibility, preset::Preset},
};
use leptos::prelude::*;
use service::{
    ballot::{BallotFacts, BallotRuleLine},
    group::GroupFacts,
};

use super::words::rule_name;
use crate::{
    group::manage_page,
    i18n::t,
    page::Page,
    ui::{Check, Field, Form, Select, TextArea},
};

/// The form that prepares a ballot.
pub fn new_ballot_page(facts: &GroupFacts, own: &[BallotRuleLine]) -> Page {
    manage_page(facts, t("ballot-new"), fields(own, None))
}

/// The form that edits a draft.
pub fn edit_ballot_page(facts: &GroupFacts, own: &[BallotRuleLine], ballot: &BallotFacts) -> Page {
    manage_page(facts, t("ballot-edit"), fields(own, Some(ballot)))
}

fn fields(own: &[BallotRuleLine], ballot: Option<&BallotFacts>) -> impl IntoView + use<> {
    let text = |of: fn(&BallotFacts) -> &String| ballot.map(|one| of(one).clone()).unwrap_or_default();
    let (title, question, consequence) =
        (text(|one| &one.title), text(|one| &one.question), text(|one| &one.consequence));
    let (subject_title, subject_text) = (text(|one| &one.subject_title), text(|one| &one.subject_text));
    let election = ballot.and_then(|one| one.terms.election());
    let rule = match ballot.map(|one| &one.terms) {
        Some(Terms::Election { .. }) => "election".to_owned(),
        Some(Terms::Decision { rule }) => {
            let name = ballot.map(|one| one.rule_name.clone()).unwrap_or_default();
            own.iter().find(|line| line.name == name && line.rule == *rule).map_or(name, |line| line.id.to_string())
        }
        None => Preset::OasisSimple.to_string(),
    };
    let rules = own.iter().map(|line| (line.id.to_string(), line.name.clone()));
    let presets = Preset::ALL.iter().map(|one| (one.to_string(), rule_name(one.as_str())));
    let elections = std::iter::once(("election".to_owned(), t("ballot-rule-election")));
    let options: Vec<(String, String)> = rules.chain(presets).chain(elections).collect();
    let methods = Method::ALL.iter().map(|one| (one.to_string(), rule_name(one.as_str()))).collect();
    let visibilities = Visibility::ALL.iter().map(|one| (one.to_string(), t(&format!("visibility-{one}")))).collect();
    let typed = election.map(TypedElection::of).unwrap_or_default();
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
            <Field name="title" label=t("ballot-title") value=title />
            <TextArea name="question" label=t("ballot-question") hint=t("ballot-question-hint") value=question />
            <Field name="consequence" label=t("ballot-consequence") hint=t("ballot-consequence-hint") value=consequence />
            <Field name="subject_title" label=t("ballot-subject-title") optional=true value=subject_title />
            <TextArea name="subject_text" label=t("ballot-subject-text") hint=t("ballot-subject-text-hint") optional=true value=subject_text />
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
                <Field name="quorum" label=t("ballot-quorum") hint=t("ballot-quorum-hint") width="short" optional=true value=typed.quorum />
                <Select name="ties" label=t("ballot-ties") options=ties value=typed.ties />
                <TextArea name="sources" label=t("ballot-sources") hint=t("ballot-sources-hint") optional=true value=typed.sources />
            </fieldset>
        </Form>
    }
}
