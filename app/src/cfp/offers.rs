//! The proposals of a call, as its organisers read and move them.

use domain::{
    cfp::{Move, State},
    zone::Zone,
};
use leptos::prelude::*;
use service::{
    cfp::{CallFacts, Offer, OfferLine, Offers, Wanted},
    conference::ConferenceFacts,
};

use super::{
    beside::{embargo_badge, offer_beside},
    proposal::state_badge,
    question::offered_answers,
};
use crate::{
    conference::organiser_page,
    i18n::t,
    page::Page,
    ui::{Select, TextArea, rich_text},
    when,
};

/// The proposals of a call, a page at a time.
pub fn offers_page(facts: &ConferenceFacts, call: &CallFacts, wanted: &Wanted, offers: &Offers) -> Page {
    let home = home(facts, call);
    let rows = offers.lines.iter().map(|line| row(&home, line)).collect_view();
    let list = if offers.lines.is_empty() {
        view! { <div class="empty"><h2>{t("cfp-no-offers")}</h2><p>{t("cfp-no-offers-hint")}</p></div> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let more = offers.next.map(|next| {
        let href = format!("{home}?{}&after={next}", query(wanted));
        view! { <p class="acts"><a class="button" href=href>{t("cfp-more")}</a></p> }
    });
    let enter = format!("/c/{}/organise/calls/{}/enter", facts.slug, call.slug);
    let table = format!("/c/{}/organise/calls/{}/table", facts.slug, call.slug);
    let content = view! {
        {crate::decision::call_pages(facts, call)}
        {filter(call, wanted)}
        {list}
        {more}
        <p><a href=format!("{home}.csv")>{t("cfp-as-table")}</a> " · " <a href=enter>{t("enter")}</a> " · " <a href=table>{t("table-in")}</a></p>
    };
    organiser_page(facts, t("cfp-offers"), content)
}

/// One proposal, with what can be done to it.
pub fn offer_page(facts: &ConferenceFacts, call: &CallFacts, offer: &Offer) -> Page {
    let summary =
        (!offer.words.summary.is_empty()).then(|| view! { <p class="lead">{offer.words.summary.clone()}</p> });
    let notes = (!offer.words.notes.is_empty()).then(|| {
        view! { <section class="part"><h2>{t("cfp-notes")}</h2>{rich_text(&offer.words.notes)}</section> }
    });
    let address = format!("{}/{}", home(facts, call), offer.line.id);
    let preview = (!offer.beside.is_kept_out).then(|| {
        view! { <p class="acts"><a class="button small" href=format!("{address}/preview")>{t("cfp-preview-see")}</a></p> }
    });
    let content = view! {
        <p><a href=home(facts, call)>{t("cfp-offers")}</a> " · " {state_badge(offer.line.state)}</p>
        <p>{about(&offer.line)}</p>
        {summary}
        {rich_text(&offer.words.description)}
        {offered_answers(&offer.answers, &address)}
        {notes}
        {preview}
        {offer_beside(facts, call, offer)}
        {track_form(call, offer, format!("{address}/track"))}
        {moves(offer)}
        {history(facts, offer)}
    };
    organiser_page(facts, offer.line.title.clone(), content)
}

/// Moving it to another track, for whoever decides about it.
fn track_form(call: &CallFacts, offer: &Offer, action: String) -> Option<impl IntoView + use<>> {
    let none = (String::new(), t("cfp-no-track"));
    let tracks = call.tracks.iter().map(|track| (track.id.to_string(), track.name.clone()));
    let tracks: Vec<_> = [none].into_iter().chain(tracks).collect();
    let may_move = !call.tracks.is_empty() && offer.moves.contains(&Move::Reject);
    let track = offer.words.track.clone();
    may_move.then(|| {
        view! {
            <section class="part">
                <h2>{t("cfp-track")}</h2>
                <form class="form" method="post" action=action novalidate>
                    <Select name="track" label=t("cfp-track") hint=t("cfp-track-hint") options=tracks value=track />
                    <div class="acts"><button class="button">{t("cfp-move-track")}</button></div>
                </form>
            </section>
        }
    })
}

fn home(facts: &ConferenceFacts, call: &CallFacts) -> String {
    format!("/c/{}/organise/calls/{}/proposals", facts.slug, call.slug)
}

fn query(wanted: &Wanted) -> String {
    let state = wanted.state.map(|state| state.to_string()).unwrap_or_default();
    let track = wanted.track.map(|id| id.to_string()).unwrap_or_default();
    let kind = wanted.session_type.map(|id| id.to_string()).unwrap_or_default();
    format!("state={state}&track={track}&type={kind}")
}

fn row(home: &str, line: &OfferLine) -> impl IntoView + use<> {
    view! {
        <li>
            <h2><a href=format!("{home}/{}", line.id)>{line.title.clone()}</a> " " {state_badge(line.state)} {embargo_badge(line.is_embargoed)}</h2>
            <p>{about(line)}</p>
        </li>
    }
}

fn about(line: &OfferLine) -> String {
    let speakers = line.speakers.join(", ");
    let parts = [speakers.as_str(), &line.session_type, &line.track, &line.language];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn filter(call: &CallFacts, wanted: &Wanted) -> impl IntoView + use<> {
    let all = || (String::new(), t("cfp-all"));
    let states = State::ALL.iter().filter(|state| **state != State::Draft);
    let states = states.map(|state| (state.to_string(), t(&format!("cfp-state-{state}"))));
    let states: Vec<_> = [all()].into_iter().chain(states).collect();
    let types = call.types.iter().map(|kind| (kind.id.to_string(), kind.name.clone()));
    let types: Vec<_> = [all()].into_iter().chain(types).collect();
    let tracks = call.tracks.iter().map(|track| (track.id.to_string(), track.name.clone()));
    let tracks: Vec<_> = [all()].into_iter().chain(tracks).collect();
    let state = wanted.state.map(|state| state.to_string()).unwrap_or_default();
    let kind = wanted.session_type.map(|id| id.to_string()).unwrap_or_default();
    let track = wanted.track.map(|id| id.to_string()).unwrap_or_default();
    view! {
        <form class="form" method="get">
            <div class="fields">
                <Select name="state" label=t("cfp-state") options=states value=state />
                <Select name="type" label=t("cfp-type") options=types value=kind />
                <Select name="track" label=t("cfp-track") options=tracks value=track />
            </div>
            <div class="acts"><button class="button">{t("cfp-filter")}</button></div>
        </form>
    }
}

fn moves(offer: &Offer) -> Option<impl IntoView + use<>> {
    let options: Vec<(String, String)> =
        offer.moves.iter().map(|step| (step.to_string(), t(&format!("cfp-move-{step}")))).collect();
    let first = offer.moves.first().map(Move::to_string).unwrap_or_default();
    (!options.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>{t("cfp-move")}</h2>
                <p>{t("cfp-move-hint")}</p>
                <form class="form" method="post" novalidate>
                    <Select name="step" label=t("cfp-move-step") options=options value=first />
                    <TextArea name="reason" label=t("cfp-reason") hint=t("cfp-reason-hint") optional=true />
                    <div class="acts"><button class="button primary">{t("cfp-do-move")}</button></div>
                </form>
            </section>
        }
    })
}

fn history(facts: &ConferenceFacts, offer: &Offer) -> Option<impl IntoView + use<>> {
    let zone = Zone::named_or_utc(&facts.zone);
    let lines = offer.history.iter().map(|line| {
        let by = (!line.by.is_empty()).then(|| format!(" · {}", line.by));
        let reason = (!line.reason.is_empty()).then(|| view! { <p>{line.reason.clone()}</p> });
        view! {
            <li>
                <p>{t(&format!("cfp-move-{}", line.step))} " · " {when::moment(line.at, &zone)} {by}</p>
                {reason}
            </li>
        }
    });
    let lines = lines.collect_view();
    (!offer.history.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>{t("cfp-history")}</h2>
                <ul class="rows">{lines}</ul>
            </section>
        }
    })
}
