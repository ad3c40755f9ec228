//! One call, as everybody reads it.

use domain::cfp::CallStanding;
use leptos::prelude::*;
use service::{cfp::CallFacts, conference::ConferenceFacts};

use super::{calls::in_conference, moment::moment};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::{Field, excerpt, rich_text},
};

/// Characters of a text for search engines and cards.
const DESCRIPTION: usize = 180;

/// The page of a call.
pub fn call_page(facts: &ConferenceFacts, call: &CallFacts) -> Page {
    let text = (!call.text.is_empty()).then(|| view! { <section class="part">{rich_text(&call.text)}</section> });
    let hidden = (!call.is_shown).then(|| view! { <div class="notice"><p>{t("cfp-hidden-notice")}</p></div> });
    let main = view! {
        {hidden}
        <header class="head">
            <p class="path"><a href=format!("/c/{}/cfp", facts.slug)>{t("cfp")}</a></p>
            <h1>{call.title.clone()}</h1>
            <p>{standing_badge(call)}</p>
        </header>
        <div class="prose"><ul>
            <li><strong>{t("cfp-opens")}</strong> " · " {moment(facts, call.opens)}</li>
            <li><strong>{t("cfp-closes")}</strong> " · " {moment(facts, call.closes)}</li>
            <li><strong>{t("languages")}</strong> " · " {call.languages.join(", ")}</li>
            <li><strong>{t("cfp-co-speakers")}</strong> " · " {call.most_co_speakers.to_string()}</li>
            {most(call)}
        </ul></div>
        {propose(facts, call)}
        {by_code(facts, call)}
        {text}
        {types(facts, call)}
        {tracks(call)}
    };
    let description = excerpt(&call.text, DESCRIPTION);
    let page = in_conference(facts, Page::new(call.title.clone(), main));
    if call.is_shown { page.listed(description) } else { page }
}

/// What it is now, in a word.
pub(super) fn standing_badge(call: &CallFacts) -> impl IntoView + use<> {
    let class = match call.standing {
        CallStanding::Open => "badge good",
        CallStanding::Coming => "badge accent",
        CallStanding::Closed => "badge",
    };
    view! { <span class=class>{t(&format!("cfp-standing-{}", call.standing))}</span> }
}

/// The way to a proposal, as long as the call says that it is open.
fn propose(facts: &ConferenceFacts, call: &CallFacts) -> Option<impl IntoView + use<>> {
    let href = format!("/c/{}/cfp/{}/propose", facts.slug, call.slug);
    let is_open = call.is_shown && call.standing == CallStanding::Open;
    is_open.then(|| view! { <p class="acts"><a class="button primary" href=href>{t("cfp-propose")}</a></p> })
}

/// The way in for whoever was given a code: to a restricted track, or after the end.
fn by_code(facts: &ConferenceFacts, call: &CallFacts) -> Option<impl IntoView + use<>> {
    let is_closed = call.standing == CallStanding::Closed;
    let opens =
        is_closed || (call.standing == CallStanding::Open && call.tracks.iter().any(|track| track.is_restricted));
    let action = format!("/c/{}/cfp/{}/propose", facts.slug, call.slug);
    (call.is_shown && opens).then(|| {
        view! {
            <form class="form" method="get" action=action>
                <Field name="code" label=t("code-field") hint=t("code-call-hint") width="middle" />
                <div class="acts"><button class="button">{t("code-use")}</button></div>
            </form>
        }
    })
}

fn most(call: &CallFacts) -> Option<impl IntoView + use<>> {
    let most = call.most_per_speaker?;
    Some(view! { <li><strong>{t("cfp-most")}</strong> " · " {most.to_string()}</li> })
}

fn types(facts: &ConferenceFacts, call: &CallFacts) -> impl IntoView + use<> {
    let lines = call.types.iter().map(|kind| {
        let length = tv("cfp-minutes", &[("minutes", kind.minutes.into())]);
        let own = (kind.deadline != call.closes)
            .then(|| view! { <span>" · "{t("cfp-closes")} " " {moment(facts, kind.deadline)}</span> });
        view! { <li><strong>{kind.name.clone()}</strong> " · " {length} {own}</li> }
    });
    view! {
        <section class="part">
            <h2>{t("session-types")}</h2>
            <div class="prose"><ul>{lines.collect_view()}</ul></div>
        </section>
    }
}

fn tracks(call: &CallFacts) -> Option<impl IntoView + use<>> {
    let lines = call.tracks.iter().map(|track| {
        let code = track.is_restricted.then(|| view! { " "<span class="badge">{t("cfp-by-code")}</span> });
        view! { <li>{track.name.clone()} {code}</li> }
    });
    let lines = lines.collect_view();
    (!call.tracks.is_empty()).then(|| {
        view! {
            <section class="part">
                <h2>{t("tracks")}</h2>
                <div class="prose"><ul>{lines}</ul></div>
            </section>
        }
    })
}
