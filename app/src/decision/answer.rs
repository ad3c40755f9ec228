//! What the speakers of a chosen proposal are asked.

use domain::{
    cfp::{Reply, State},
    zone::Zone,
};
use leptos::prelude::*;
use service::{cfp::OwnProposal, decision::Question};

use crate::{
    i18n::{t, tv},
    identity::settings_page,
    page::Page,
    ui::{Check, Select, TextArea},
    when,
};

/// The page that an acceptance leads to. Opening it changes nothing.
pub fn answer_page(question: &Question) -> Page {
    let zone = Zone::named_or_utc(&question.conference.zone);
    let by = question.confirm_by.filter(|_| question.reply == Reply::Awaited).map(|by| {
        let place = when::zone_place(zone.name());
        let moment = tv("cfp-moment", &[("moment", when::moment(by, &zone).into()), ("zone", place.into())]);
        view! { <p>{tv("answer-by", &[("moment", moment.into())])}</p> }
    });
    let said = match question.reply {
        Reply::Awaited => None,
        Reply::Confirmed => Some(("notice good", "answer-said-yes")),
        Reply::Declined => Some(("notice", "answer-said-no")),
    };
    let said = said.map(|(class, words)| view! { <div class=class><strong>{t(words)}</strong></div> });
    let part = if question.is_main { "answer-main" } else { "answer-co" };
    let may_decline = !(question.is_main && question.state == State::Confirmed);
    let decline = may_decline.then(|| {
        view! {
            <section class="part">
                <h2>{t("answer-decline-title")}</h2>
                <p>{t(if question.is_main { "answer-decline-main" } else { "answer-decline-co" })}</p>
                <form method="post"><button class="button" name="reply" value="decline">{t("answer-decline")}</button></form>
            </section>
        }
    });
    let lead = tv(
        "answer-lead",
        &[("title", question.title.clone().into()), ("conference", question.conference.title.clone().into())],
    );
    let content = view! {
        <p><a href=format!("/me/proposals/{}", question.proposal)>{question.title.clone()}</a></p>
        {said}
        <p class="lead">{lead}</p>
        <p>{t(part)}</p>
        {by}
        {form(question)}
        {decline}
    };
    settings_page(t("answer-title"), None, content)
}

fn form(question: &Question) -> impl IntoView + use<> {
    let recording = vec![
        (String::new(), t("cfp-choose")),
        ("yes".to_owned(), t("answer-recording-yes")),
        ("no".to_owned(), t("answer-recording-no")),
    ];
    let recorded = question.recording.map(|yes| if yes { "yes" } else { "no" }).unwrap_or_default();
    let agreed = question.reply == Reply::Confirmed;
    let needs = question.needs.clone();
    let until = when::date_long(question.forgotten_on);
    let button = if agreed { "save" } else { "answer-confirm" };
    view! {
        <form class="form" method="post" novalidate>
            <Select name="recording" label=t("answer-recording") hint=t("answer-recording-hint") options=recording value=recorded.to_owned() />
            <TextArea name="availability" label=t("answer-availability") hint=t("answer-availability-hint") value=question.availability.clone() optional=true />
            {agreement("licence", agreed)}
            {agreement("conduct", agreed)}
            <h2>{t("answer-needs")}</h2>
            <p class="hint">{tv("answer-needs-hint", &[("day", until.into())])}</p>
            <TextArea name="travel" label=t("answer-travel") value=needs.travel optional=true />
            <TextArea name="visa" label=t("answer-visa") value=needs.visa optional=true />
            <TextArea name="access" label=t("answer-access") value=needs.access optional=true />
            <div class="acts"><button class="button primary" name="reply" value="confirm">{t(button)}</button></div>
        </form>
    }
}

/// A box that has to be ticked, with its message where it was not.
fn agreement(name: &'static str, agreed: bool) -> impl IntoView + use<> {
    let messages = expect_context::<crate::visit::Visit>().messages(name);
    let error = (!messages.is_empty())
        .then(|| view! { <p class="error"><span class="unseen">{t("error-mark")}</span>{messages.join(" ")}</p> });
    view! { <div class="field">{error}<Check name=name label=t(&format!("answer-{name}")) checked=agreed /></div> }
}

/// On the page of one's own proposal: what is asked about it, and what may be volunteered.
pub(crate) fn asked_of(own: &OwnProposal) -> Option<impl IntoView + use<>> {
    let answer = matches!(own.state, State::Accepted | State::Confirmed).then(|| {
        let (class, words) = match own.state {
            State::Accepted => ("button primary", "answer-asked"),
            _ => ("button", "answer-look"),
        };
        view! { <p><a class=class href=format!("/me/proposals/{}/answer", own.id)>{t(words)}</a></p> }
    });
    (own.state != State::Draft).then(|| {
        view! {
            {answer}
            <p><a href=format!("/me/proposals/{}/volunteer", own.id)>{t("volunteer-title")}</a></p>
        }
    })
}
