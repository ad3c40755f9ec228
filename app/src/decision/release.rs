//! Letters before they go out: read, changed, counted, sent.

use domain::{cfp::Decision, zone::Zone};
use leptos::prelude::*;
use service::{
    cfp::CallFacts,
    conference::ConferenceFacts,
    decision::{LetterLine, Preparation},
};

use super::{call_pages, home};
use crate::{
    conference::organiser_page,
    i18n::{number, t, tv},
    page::Page,
    ui::{Field, TextArea},
    when,
};

/// What is prepared, or the form that prepares.
pub fn release_page(facts: &ConferenceFacts, call: &CallFacts, prepared: Option<&Preparation>) -> Page {
    let home = home(facts, call);
    let zone = Zone::named_or_utc(&facts.zone);
    let standing = prepared.map(|prepared| standing(&home, &zone, prepared));
    let words = if prepared.is_some() { "decision-write-anew" } else { "decision-write-letters" };
    let class = if prepared.is_some() { "button" } else { "button primary" };
    let content = view! {
        {call_pages(facts, call)}
        <p class="lead">{t("decision-release-lead")}</p>
        {standing}
        <section class="part">
            <h2>{t(words)}</h2>
            <form class="form" method="post" novalidate>
                <Field name="confirm_by" kind="date" label=t("decision-confirm-by") hint=t("decision-confirm-by-hint") optional=true width="middle" />
                <div class="acts"><button class=class name="act" value="prepare">{t(words)}</button></div>
            </form>
            <p><a href=format!("/c/{}/organise/letters", facts.slug)>{t("decision-wordings")}</a></p>
        </section>
    };
    organiser_page(facts, t("decision-release"), content)
}

fn standing(home: &str, zone: &Zone, prepared: &Preparation) -> impl IntoView + use<> {
    let decisions = Decision::ALL.iter().filter_map(|decision| {
        let count = prepared.decisions.get(decision)?;
        Some(
            view! { <li><strong>{number(*count as usize)}</strong> " " {t(&format!("decision-{decision}-told"))}</li> },
        )
    });
    let stale = prepared.letters.iter().filter(|letter| letter.is_stale).count();
    let outdated = prepared.is_outdated.then(|| {
        view! { <div class="notice warn"><strong>{t("decision-outdated")}</strong><p>{t("decision-outdated-hint")}</p></div> }
    });
    let unread = (stale > 0).then(|| {
        view! { <div class="notice warn"><strong>{tv("decision-stale", &[("count", number(stale).into())])}</strong></div> }
    });
    let may_send = !prepared.is_outdated && stale == 0;
    let send = may_send.then(|| {
        view! { <a class="button primary" href=format!("{home}/release/send")>{t("decision-go-on")}</a> }
    });
    let letters = prepared.letters.iter().map(|letter| line(home, letter)).collect_view();
    view! {
        {outdated}
        {unread}
        <p>{tv("decision-prepared", &[
            ("count", number(prepared.letters.len()).into()),
            ("moment", when::moment(prepared.prepared_at, zone).into()),
            ("by", when::moment(prepared.confirm_by, zone).into()),
        ])}</p>
        <ul class="figures">{decisions.collect_view()}</ul>
        <form class="acts" method="post">{send} <button class="button" name="act" value="discard">{t("decision-discard")}</button></form>
        <section class="part" aria-labelledby="letters">
            <h2 id="letters">{t("decision-letters")}</h2>
            <ul class="rows">{letters}</ul>
        </section>
    }
}

fn line(home: &str, letter: &LetterLine) -> impl IntoView + use<> {
    let stale = letter.is_stale.then(|| view! { " "<span class="badge warn">{t("decision-read-again")}</span> });
    let changed = (letter.written.is_some() && !letter.is_stale)
        .then(|| view! { " "<span class="badge">{t("decision-changed")}</span> });
    let nowhere = (!letter.has_address).then(|| view! { " "<span class="badge bad">{t("decision-no-address")}</span> });
    view! {
        <li>
            <h3><a href=format!("{home}/release/letters/{}", letter.id)>{letter.to.clone()}</a>{stale}{changed}{nowhere}</h3>
            <p class="soft">{letter.words.subject.clone()} " · " {letter.language.to_string()}</p>
        </li>
    }
}

/// One letter: as it will be sent, to be changed.
pub fn letter_page(facts: &ConferenceFacts, call: &CallFacts, letter: &LetterLine) -> Page {
    let home = home(facts, call);
    let written = letter.written.clone().map(|written| {
        view! {
            <section class="part">
                <h2>{t("decision-as-written")}</h2>
                <dl class="letterhead"><dt>{t("decision-subject")}</dt><dd>{written.subject}</dd></dl>
                <pre class="verbatim" tabindex="0">{written.body}</pre>
            </section>
        }
    });
    let stale = letter.is_stale.then(|| {
        view! { <div class="notice warn"><strong>{t("decision-read-again")}</strong><p>{t("decision-read-again-hint")}</p></div> }
    });
    let content = view! {
        <p><a href=format!("{home}/release")>{t("decision-release")}</a></p>
        {stale}
        <form class="form" method="post" novalidate>
            <Field name="subject" label=t("decision-subject") value=letter.words.subject.clone() />
            <TextArea name="body" label=t("decision-body") hint=t("decision-body-hint") value=letter.words.body.clone() />
            <div class="acts"><button class="button primary">{t("save")}</button></div>
        </form>
        {written}
    };
    organiser_page(facts, tv("decision-letter-to", &[("name", letter.to.clone().into())]), content)
}

/// The second question before anything goes out.
pub fn send_page(facts: &ConferenceFacts, call: &CallFacts, prepared: &Preparation) -> Page {
    let home = home(facts, call);
    let decisions = Decision::ALL.iter().filter_map(|decision| {
        let count = prepared.decisions.get(decision)?;
        Some(view! { <li>{number(*count as usize)} " " {t(&format!("decision-{decision}-told"))}</li> })
    });
    let count = prepared.letters.len();
    let content = view! {
        <p class="lead">{tv("decision-send-lead", &[("count", number(count).into())])}</p>
        <ul>{decisions.collect_view()}</ul>
        <p>{t("decision-send-hint")}</p>
        <form class="acts" method="post">
            <input type="hidden" name="announcement" value=prepared.id.to_string() />
            <input type="hidden" name="letters" value=count.to_string() />
            <button class="button primary">{tv("decision-send", &[("count", number(count).into())])}</button>
            <a class="button" href=format!("{home}/release")>{t("decision-back")}</a>
        </form>
    };
    organiser_page(facts, t("decision-send-title"), content)
}
