//! The access codes of a call.

use domain::{Instant, zone::Zone};
use leptos::prelude::*;
use service::{
    cfp::{CallFacts, CodeLine},
    conference::ConferenceFacts,
};

use crate::{
    conference::organiser_page,
    i18n::{t, tv},
    page::Page,
    ui::{Check, Field, Form},
    when,
};

/// The codes with what is left of each, and the form that makes one.
pub fn codes_page(facts: &ConferenceFacts, call: &CallFacts, codes: &[CodeLine], now: Instant) -> Page {
    let rows = codes.iter().map(|code| row(facts, call, code, now)).collect_view();
    let list = if codes.is_empty() {
        view! { <div class="empty"><h2>{t("code-none")}</h2><p>{t("code-none-hint")}</p></div> }.into_any()
    } else {
        view! { <ul class="rows">{rows}</ul> }.into_any()
    };
    let clock = tv("cfp-clock-hint", &[("zone", facts.zone.clone().into())]);
    let types = call.types.iter().map(|kind| (kind.id.to_string(), kind.name.clone()));
    let tracks = call.tracks.iter().map(|track| (track.id.to_string(), track.name.clone()));
    let tracks = boxes("tracks", "tracks", "code-tracks-hint", tracks.collect());
    let types = boxes("types", "session-types", "code-types-hint", types.collect());
    let content = view! {
        <p><a href=format!("/c/{}/organise/calls/{}", facts.slug, call.slug)>{call.title.clone()}</a></p>
        <p class="lead">{t("code-lead")}</p>
        {list}
        <section class="part">
            <h2>{t("code-make")}</h2>
            <p>{clock}</p>
            <Form submit=t("code-make")>
                <Field name="note" label=t("code-note") hint=t("code-note-hint") optional=true />
                <Field name="valid_until" label=t("code-valid-until") kind="datetime-local" width="middle" />
                <Field name="uses" label=t("code-uses") value="1" width="short" />
                {tracks}
                {types}
            </Form>
        </section>
    };
    organiser_page(facts, t("codes"), content)
}

fn row(facts: &ConferenceFacts, call: &CallFacts, line: &CodeLine, now: Instant) -> impl IntoView + use<> {
    let zone = Zone::named_or_utc(&facts.zone);
    let (class, key) = if line.revoked_at.is_some() {
        ("badge bad", "code-revoked")
    } else if now > line.opens.valid_until {
        ("badge", "code-over")
    } else if line.opens.used >= line.opens.uses {
        ("badge", "code-used-up")
    } else {
        ("badge good", "code-counts")
    };
    let values = [("used", line.opens.used.into()), ("uses", line.opens.uses.into())];
    let until = tv("code-until", &[("moment", when::moment(line.opens.valid_until, &zone).into())]);
    let tracks =
        call.tracks.iter().filter(|track| line.opens.tracks.contains(&track.id)).map(|track| track.name.clone());
    let types = call.types.iter().filter(|kind| line.opens.types.contains(&kind.id)).map(|kind| kind.name.clone());
    let only: Vec<String> = tracks.chain(types).collect();
    let only = (!only.is_empty()).then(|| format!(" · {}", only.join(", ")));
    let note = (!line.note.is_empty()).then(|| view! { <p>{line.note.clone()}</p> });
    let propose = format!("/c/{}/cfp/{}/propose?code={}", facts.slug, call.slug, line.code);
    let link = (key == "code-counts").then(|| view! { <a class="button small" href=propose>{t("code-link")}</a> });
    let (id, label) = (line.id.to_string(), format!("{}: {}", t("code-revoke"), line.code));
    let revoke = line.revoked_at.is_none().then(|| {
        view! {
            <form method="post">
                <input type="hidden" name="code" value=id />
                <button class="button small" name="act" value="revoke" aria-label=label>{t("code-revoke")}</button>
            </form>
        }
    });
    view! {
        <li>
            <h2><code>{line.code.clone()}</code> " " <span class=class>{t(key)}</span></h2>
            {note}
            <p>{tv("code-used", &values)} " · " {until} {only}</p>
            <div class="acts">{link} {revoke}</div>
        </li>
    }
}

fn boxes(
    name: &'static str,
    legend: &'static str,
    hint: &'static str,
    offered: Vec<(String, String)>,
) -> Option<impl IntoView + use<>> {
    let is_empty = offered.is_empty();
    let boxes =
        offered.into_iter().map(|(id, label)| view! { <Check name=name value=id label=label /> }).collect_view();
    let (legend, hint) = (t(legend), t(hint));
    (!is_empty).then(|| {
        view! { <fieldset id=name><legend>{legend}</legend><p class="hint">{hint}</p>{boxes}</fieldset> }
    })
}
