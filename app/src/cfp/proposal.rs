//! Writing a proposal: a new one, and one's own.

use domain::{
    cfp::{State, TypedProposal},
    zone::Zone,
};
use leptos::prelude::*;
use service::{
    cfp::{CallFacts, OwnProposal},
    conference::ConferenceFacts,
};

use super::{calls::in_conference, moment::moment};
use crate::{
    i18n::{t, tv},
    identity::settings_page,
    page::Page,
    ui::{Field, Select, TextArea, VersionField, rich_text},
    visit::Visit,
    when,
};

/// The form that begins a proposal.
pub fn propose_page(facts: &ConferenceFacts, call: &CallFacts) -> Page {
    let home = format!("/c/{}/cfp/{}", facts.slug, call.slug);
    let main = view! {
        <header class="head">
            <p class="path"><a href=home>{call.title.clone()}</a></p>
            <h1>{t("cfp-propose")}</h1>
            <p class="lead">{t("cfp-propose-lead")}</p>
        </header>
        <form class="form" method="post" novalidate>
            {fields(call, &TypedProposal::default(), false)}
            <div class="acts"><button class="button primary">{t("cfp-save-draft")}</button></div>
        </form>
    };
    in_conference(facts, Page::new(t("cfp-propose"), main))
}

/// One's own proposal: a form where it can be edited, otherwise what was handed in.
pub fn proposal_page(own: &OwnProposal) -> Page {
    let title = title_of(&own.typed.title);
    let call = format!("/c/{}/cfp/{}", own.conference.slug, own.call.slug);
    let (key, at) = ("cfp-closes", own.deadline);
    let body = if own.may_edit { editor(own).into_any() } else { reading(own).into_any() };
    let content = view! {
        <p>
            {state_badge(own.state)} " " <a href=call>{own.call.title.clone()}</a> " · " {own.conference.title.clone()}
            " · " {t(key)} " " {moment(&own.conference, at)}
        </p>
        {crate::decision::asked_of(own)}
        {body}
        {ends(own)}
    };
    settings_page(title, None, content)
}

/// Where a proposal stands, in a word.
pub(crate) fn state_badge(state: State) -> impl IntoView + use<> {
    let class = match state {
        State::Accepted | State::Confirmed => "badge good",
        State::Draft => "badge warn",
        State::Rejected | State::Cancelled => "badge bad",
        _ => "badge",
    };
    view! { <span class=class>{t(&format!("cfp-state-{state}"))}</span> }
}

/// What a proposal is called; a draft may have no name yet.
pub(super) fn title_of(title: &str) -> String {
    if title.is_empty() { t("cfp-untitled") } else { title.to_owned() }
}

/// The form posts to its page; which button was used says what is meant.
fn editor(own: &OwnProposal) -> impl IntoView + use<> {
    let is_draft = own.state == State::Draft;
    let version = own.version.to_string();
    let submit = is_draft.then(|| {
        view! { <button class="button primary" name="act" value="submit">{t("cfp-hand-in")}</button> }
    });
    let save = if is_draft { t("cfp-save-draft") } else { t("save") };
    view! {
        <form class="form" method="post" novalidate>
            <VersionField version=version />
            {fields(&own.call, &own.typed, true)}
            <div class="acts">
                <button class="button" name="act" value="save">{save}</button>
                {submit}
            </div>
        </form>
    }
}

fn fields(call: &CallFacts, typed: &TypedProposal, is_stored: bool) -> impl IntoView + use<> {
    let none = (String::new(), t("cfp-choose"));
    let types = call.types.iter().map(|kind| {
        let length = tv("cfp-minutes", &[("minutes", kind.minutes.into())]);
        (kind.id.to_string(), format!("{} · {length}", kind.name))
    });
    let types: Vec<_> = [none.clone()].into_iter().chain(types).collect();
    let tracks = call.tracks.iter().filter(|track| !track.is_restricted);
    let tracks = tracks.map(|track| (track.id.to_string(), track.name.clone()));
    let tracks: Vec<_> = [none.clone()].into_iter().chain(tracks).collect();
    let has_tracks = tracks.len() > 1;
    let languages: Vec<_> =
        [none].into_iter().chain(call.languages.iter().map(|tag| (tag.clone(), tag.clone()))).collect();
    let has_languages = call.languages.len() > 1;
    let limit = |most: usize| tv("cfp-limit", &[("most", most.into())]);
    let stored = |field: &'static str, value: &str| is_stored.then(|| saved(field, value));
    let (typed, own) = (typed.clone(), typed);
    view! {
        <h2>{t("cfp-step-what")}</h2>
        <Field name="title" label=t("title") hint=limit(TypedProposal::TITLE_MOST) value=typed.title.clone() />
        {stored("title", &own.title)}
        <Select name="session_type" label=t("cfp-type") options=types value=typed.session_type.clone() />
        {has_tracks.then(|| view! { <Select name="track" label=t("cfp-track") options=tracks value=typed.track.clone() /> })}
        {has_languages.then(|| view! { <Select name="language" label=t("cfp-language") options=languages value=typed.language.clone() /> })}
        <h2>{t("cfp-step-text")}</h2>
        <TextArea name="summary" label=t("cfp-summary") hint=limit(TypedProposal::SUMMARY.most) value=typed.summary.clone() optional=true />
        {stored("summary", &own.summary)}
        <TextArea name="description" label=t("description") hint=t("markup-hint") value=typed.description.clone() />
        {stored("description", &own.description)}
        <h2>{t("cfp-step-organisers")}</h2>
        <TextArea name="notes" label=t("cfp-notes") hint=t("cfp-notes-hint") value=typed.notes.clone() optional=true />
        {stored("notes", &own.notes)}
    }
}

/// Where somebody edited the same text in another tab meanwhile: what is saved now, below what is typed here.
fn saved(field: &'static str, value: &str) -> Option<impl IntoView + use<>> {
    let visit = expect_context::<Visit>();
    let refused = visit.refused.filter(|refused| refused.problem.code == "changed-meanwhile")?;
    let differs = refused.typed.text(field).replace("\r\n", "\n").trim() != value;
    let value = value.to_owned();
    differs.then(|| {
        view! {
            <div class="notice" id=format!("{field}-saved")>
                <p><strong>{t("cfp-saved-elsewhere")}</strong></p>
                <pre class="saved">{value}</pre>
            </div>
        }
    })
}

fn reading(own: &OwnProposal) -> impl IntoView + use<> {
    let typed = &own.typed;
    let summary = (!typed.summary.is_empty()).then(|| view! { <p class="lead">{typed.summary.clone()}</p> });
    let notes = (!typed.notes.is_empty()).then(|| {
        view! { <section class="part"><h2>{t("cfp-notes")}</h2>{rich_text(&typed.notes)}</section> }
    });
    view! {
        {summary}
        {rich_text(&typed.description)}
        {notes}
    }
}

/// How it ends early: a draft is discarded, what was handed in is withdrawn.
fn ends(own: &OwnProposal) -> Option<impl IntoView + use<>> {
    let (verb, key) = match own.state {
        State::Draft => ("discard", "cfp-discard"),
        _ if own.may_withdraw => ("withdraw", "cfp-withdraw"),
        _ => return None,
    };
    let action = format!("/me/proposals/{}/{verb}", own.id);
    Some(view! {
        <section class="part">
            <p>{t(&format!("{key}-hint"))}</p>
            <form method="post" action=action><button class="button">{t(key)}</button></form>
        </section>
    })
}

/// One's own proposals.
pub fn my_proposals_page(lines: &[service::cfp::ProposalLine]) -> Page {
    let rows = lines.iter().map(|line| {
        let zone = Zone::named_or_utc(&line.zone);
        let place = when::zone_place(zone.name());
        let closes = tv("cfp-moment", &[("moment", when::moment(line.deadline, &zone).into()), ("zone", place.into())]);
        let closes = (line.state == State::Draft).then(|| format!(" · {} {closes}", t("cfp-closes")));
        view! {
            <li>
                <h2><a href=format!("/me/proposals/{}", line.id)>{title_of(&line.title)}</a> " " {state_badge(line.state)}</h2>
                <p>{line.conference.clone()} " · " {line.call.clone()} {closes}</p>
            </li>
        }
    });
    let rows = rows.collect_view();
    let list = if lines.is_empty() {
        view! { <div class="empty"><h2>{t("cfp-no-proposals")}</h2><p>{t("cfp-no-proposals-hint")}</p></div> }
            .into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    settings_page(t("cfp-my-proposals"), None, list)
}
