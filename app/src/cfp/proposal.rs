//! Writing a proposal: a new one, and one's own.

use domain::{
    Instant,
    cfp::{Question, State, TypedProposal},
    zone::Zone,
};
use leptos::prelude::*;
use service::{
    cfp::{CallFacts, OpenedCall, OwnProposal},
    conference::ConferenceFacts,
};

use super::{
    beside::own_beside,
    calls::in_conference,
    moment::moment,
    proposal_form::{ProposalForm, wizard},
    question::{files, own_answers},
};
use crate::{
    i18n::{t, tv},
    identity::settings_page,
    page::Page,
    ui::{LiveCounting, VersionField, rich_text},
    visit::Visit,
    when,
};

/// What a new proposal's form starts from.
pub struct NewProposal<'a> {
    /// What the call asks.
    pub questions: &'a [Question],
    /// What the access code opens that came with the address.
    pub opened: Option<&'a OpenedCall>,
    /// That code as it was typed.
    pub code: String,
    /// When.
    pub now: Instant,
}

/// The form that begins a proposal.
pub fn propose_page(facts: &ConferenceFacts, call: &CallFacts, new: &NewProposal<'_>) -> Page {
    let home = format!("/c/{}/cfp/{}", facts.slug, call.slug);
    let again = format!("{home}/again");
    let unknown = (!new.code.is_empty() && new.opened.is_none()).then(|| {
        view! { <div class="notice bad" role="status"><strong>{t("code-not-known")}</strong><p>{t("code-not-known-hint")}</p></div> }
    });
    let typed = TypedProposal { code: new.code.clone(), ..TypedProposal::default() };
    let opened = new.opened.map(|opened| opened.tracks.iter().copied().collect()).unwrap_or_default();
    let form = ProposalForm {
        facts,
        call,
        typed: &typed,
        opened: &opened,
        questions: new.questions,
        now: new.now,
        is_stored: false,
    };
    let main = view! {
        <header class="head">
            <p class="path"><a href=home>{call.title.clone()}</a></p>
            <h1>{t("cfp-propose")}</h1>
            <p class="lead">{t("cfp-propose-lead")}</p>
            <p><a href=again>{t("again")}</a></p>
        </header>
        {unknown}
        <form class="form" id="proposal" method="post" novalidate>
            {wizard(true)}
            {form.fields()}
            <div class="acts"><button class="button primary">{t("cfp-save-draft")}</button></div>
        </form>
        <LiveCounting />
    };
    in_conference(facts, Page::new(t("cfp-propose"), main)).with_islands()
}

/// One's own proposal: a form where it can be edited, otherwise what was handed in.
pub fn proposal_page(own: &OwnProposal, now: Instant) -> Page {
    let title = title_of(&own.typed.title);
    let call = format!("/c/{}/cfp/{}", own.conference.slug, own.call.slug);
    let (key, at) = ("cfp-closes", own.deadline);
    let body = if own.may_edit { editor(own, now).into_any() } else { reading(own).into_any() };
    let content = view! {
        <p>
            {state_badge(own.state)} " " <a href=call>{own.call.title.clone()}</a> " · " {own.conference.title.clone()}
            " · " {t(key)} " " {moment(&own.conference, at)}
        </p>
        <p class="acts"><a class="button small" href=format!("/me/proposals/{}/preview", own.id)>{t("cfp-preview-see")}</a></p>
        {crate::decision::asked_of(own)}
        {body}
        {own_beside(own.id)}
        {ends(own)}
    };
    settings_page(title, None, content).with_islands()
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
fn editor(own: &OwnProposal, now: Instant) -> impl IntoView + use<> {
    let is_draft = own.state == State::Draft;
    let version = own.version.to_string();
    let submit = is_draft.then(|| {
        view! { <button class="button primary" name="act" value="submit">{t("cfp-hand-in")}</button> }
    });
    let save = if is_draft { t("cfp-save-draft") } else { t("save") };
    let form = ProposalForm {
        facts: &own.conference,
        call: &own.call,
        typed: &own.typed,
        opened: &own.opened,
        questions: &own.questions,
        now,
        is_stored: true,
    };
    view! {
        <form class="form" id="proposal" method="post" action=format!("/me/proposals/{}", own.id) novalidate>
            <VersionField version=version />
            {wizard(is_draft)}
            {form.fields()}
            <div class="acts">
                <button class="button" name="act" value="save">{save}</button>
                {submit}
            </div>
        </form>
        {files(own)}
        <LiveCounting />
    }
}

/// Where somebody edited the same text in another tab meanwhile: what is saved now, below what is typed here.
pub(super) fn saved(field: &'static str, value: &str) -> Option<impl IntoView + use<>> {
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
        {own_answers(own)}
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
