//! The fields of a proposal, in steps: one form without scripts, a step at a time with them.

use std::collections::BTreeSet;

use domain::{
    Instant,
    cfp::{Length, Question, Target, TypedProposal, Unit},
    id::TrackId,
};
use leptos::prelude::*;
use service::{
    cfp::{CallFacts, OfferedTrack},
    conference::ConferenceFacts,
};

use super::{
    proposal::saved,
    question::{Asking, answer_fields},
};
use crate::{
    i18n::{t, tv},
    island::DraftWizard,
    ui::{Counted, Field, Select, TextArea},
    visit::Visit,
};

/// What the form starts from.
pub(super) struct ProposalForm<'a> {
    /// At which conference.
    pub facts: &'a ConferenceFacts,
    /// For which call.
    pub call: &'a CallFacts,
    /// What is saved.
    pub typed: &'a TypedProposal,
    /// The tracks that its access code opens.
    pub opened: &'a BTreeSet<TrackId>,
    /// What the call asks.
    pub questions: &'a [Question],
    /// When.
    pub now: Instant,
    /// Whether it was begun already.
    pub is_stored: bool,
}

/// The steps and the keeping of the form `proposal`, where scripts run.
pub(super) fn wizard(keeps: bool) -> impl IntoView {
    view! {
        <DraftWizard
            form="proposal".to_owned() keeps=keeps label=t("wizard-steps") next=t("wizard-next") back=t("wizard-back")
            keeping=t("wizard-keeping") kept=t("wizard-kept") failed=t("wizard-failed") elsewhere=t("wizard-elsewhere")
        />
    }
}

impl ProposalForm<'_> {
    /// The steps, each with its fields. Steps without a field are left out.
    pub(super) fn fields(&self) -> impl IntoView + use<> {
        let typed = self.typed.clone();
        let steps: Vec<(&str, AnyView)> = [
            Some(("cfp-part-what", self.what().into_any())),
            Some(("cfp-part-text", self.text().into_any())),
            self.asked(Target::Proposal).map(|fields| ("cfp-part-questions", fields)),
            self.asked(Target::Speaker).map(|fields| ("cfp-part-oneself", fields)),
            Some(("cfp-part-organisers", self.notes().into_any())),
        ]
        .into_iter()
        .flatten()
        .collect();
        let steps = steps.into_iter().zip(1..).map(|((key, fields), nth)| {
            let title = tv("cfp-step", &[("number", nth.into()), ("title", t(key).into())]);
            view! { <section class="form step"><h2>{title}</h2>{fields}</section> }
        });
        let steps = steps.collect_view();
        // What was answered about oneself may change in another form; the rest has the proposal's own version.
        let made_from = typed.answers_made_from;
        let visit = expect_context::<Visit>();
        let kept = visit.refused.as_ref().filter(|refused| refused.problem.code != "changed-meanwhile");
        let made_from = kept.map_or(made_from, |refused| refused.typed.text("answers_made_from").to_owned());
        view! {
            <input type="hidden" name="answers_made_from" value=made_from />
            {steps}
        }
    }

    fn what(&self) -> impl IntoView + use<> {
        let typed = self.typed;
        let none = (String::new(), t("cfp-choose"));
        let types = self.call.types.iter().map(|kind| {
            let length = tv("cfp-minutes", &[("minutes", kind.minutes.into())]);
            (kind.id.to_string(), format!("{} · {length}", kind.name))
        });
        let types: Vec<_> = [none.clone()].into_iter().chain(types).collect();
        let is_offered = |track: &&OfferedTrack| {
            !track.is_restricted || self.opened.contains(&track.id) || track.id.to_string() == typed.track
        };
        let tracks = self.call.tracks.iter().filter(is_offered);
        let tracks: Vec<_> =
            [none.clone()].into_iter().chain(tracks.map(|track| (track.id.to_string(), track.name.clone()))).collect();
        let has_tracks = tracks.len() > 1;
        let languages = self.call.languages.iter().map(|tag| (tag.clone(), tag.clone()));
        let languages: Vec<_> = [none].into_iter().chain(languages).collect();
        let has_languages = self.call.languages.len() > 1;
        let title = Length { unit: Unit::Characters, least: 0, most: TypedProposal::TITLE_MOST };
        let (track, language, name) = (typed.track.clone(), typed.language.clone(), typed.title.clone());
        view! {
            <Counted length=title>
                <Field name="title" label=t("title") hint=limit(TypedProposal::TITLE_MOST) value=name />
            </Counted>
            {self.saved("title", &typed.title)}
            <Select name="session_type" label=t("cfp-type") options=types value=typed.session_type.clone() />
            {has_tracks.then(|| view! { <Select name="track" label=t("cfp-track") options=tracks value=track /> })}
            {has_languages.then(|| view! { <Select name="language" label=t("cfp-language") options=languages value=language /> })}
            {self.code()}
        }
    }

    /// The code has a field where there is one, or where a track asks for one.
    fn code(&self) -> Option<impl IntoView + use<>> {
        let visit = expect_context::<Visit>();
        let is_asked = self.call.tracks.iter().any(|track| track.is_restricted)
            || !self.typed.code.is_empty()
            || visit.typed("code").is_some_and(|code| !code.is_empty());
        let value = self.typed.code.clone();
        is_asked.then(|| {
            view! {
                <Field name="code" label=t("code-field") hint=t("code-field-hint") value=value optional=true width="middle" />
            }
        })
    }

    fn text(&self) -> impl IntoView + use<> {
        let typed = self.typed;
        let hint = format!("{} {}", t("markup-hint"), limit(TypedProposal::DESCRIPTION.most));
        let (summary, description) = (typed.summary.clone(), typed.description.clone());
        view! {
            <Counted length=TypedProposal::SUMMARY>
                <TextArea name="summary" label=t("cfp-summary") hint=limit(TypedProposal::SUMMARY.most) value=summary optional=true />
            </Counted>
            {self.saved("summary", &typed.summary)}
            <Counted length=TypedProposal::DESCRIPTION>
                <TextArea name="description" label=t("description") hint=hint value=description />
            </Counted>
            {self.saved("description", &typed.description)}
        }
    }

    fn notes(&self) -> impl IntoView + use<> {
        let hint = format!("{} {}", t("cfp-notes-hint"), limit(TypedProposal::NOTES.most));
        let notes = self.typed.notes.clone();
        view! {
            <Counted length=TypedProposal::NOTES>
                <TextArea name="notes" label=t("cfp-notes") hint=hint value=notes optional=true />
            </Counted>
            {self.saved("notes", &self.typed.notes)}
        }
    }

    fn asked(&self, target: Target) -> Option<AnyView> {
        let asking = Asking { facts: self.facts, call: self.call, typed: &self.typed.answers, now: self.now };
        let questions: Vec<&Question> = self.questions.iter().filter(|question| question.target == target).collect();
        (!questions.is_empty()).then(|| answer_fields(asking, &questions).into_any())
    }

    fn saved(&self, field: &'static str, value: &str) -> Option<AnyView> {
        self.is_stored.then(|| saved(field, value).into_any())
    }
}

fn limit(most: usize) -> String {
    tv("cfp-limit", &[("most", most.into())])
}
