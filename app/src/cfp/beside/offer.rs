//! What stands beside a proposal that organisers read: its speakers, files, embargo and duplicates.

use domain::zone::Zone;
use leptos::prelude::*;
use service::{
    cfp::{CallFacts, EmbargoFacts, Offer, OfferBeside, SpeakerProfile, Twin},
    conference::ConferenceFacts,
};

use super::{enter::speaker_fields, files::attachment};
use crate::{
    i18n::{t, tv},
    ui::{Check, Field, rich_text},
    when,
};

/// In a list: that an embargo holds.
pub fn embargo_badge(is_embargoed: bool) -> Option<impl IntoView> {
    is_embargoed.then(|| view! { " "<span class="badge warn">{t("offer-embargoed")}</span> })
}

/// Everything beside the words of a proposal.
pub fn offer_beside(facts: &ConferenceFacts, call: &CallFacts, offer: &Offer) -> impl IntoView + use<> {
    let list = format!("/c/{}/organise/calls/{}/proposals", facts.slug, call.slug);
    let (home, beside) = (format!("{list}/{}", offer.line.id), &offer.beside);
    let kept_out = beside.is_kept_out.then(|| view! { <div class="notice"><p>{t("offer-kept-out")}</p></div> });
    let embargo = beside.embargo.as_ref().map(|embargo| embargo_part(facts, &home, embargo));
    view! {
        {kept_out}
        {speakers(&home, offer)}
        {attachments(offer)}
        {embargo}
        {duplicates(&list, &home, beside)}
    }
}

fn speakers(home: &str, offer: &Offer) -> Option<impl IntoView + use<>> {
    let beside = &offer.beside;
    let rows = beside.speakers.iter().map(|speaker| speaker_row(home, offer, speaker)).collect_view();
    let action = format!("{home}/speakers");
    let add = beside.may_enter.then(|| {
        view! {
            <details>
                <summary>{t("offer-add-speaker")}</summary>
                <form class="form" method="post" action=action novalidate>
                    <input type="hidden" name="act" value="add" />
                    {speaker_fields()}
                    <div class="acts"><button class="button">{t("offer-add-speaker")}</button></div>
                </form>
            </details>
        }
    });
    (!beside.is_kept_out).then(|| {
        view! { <section class="part"><h2>{t("beside-speakers")}</h2><ul class="rows">{rows}</ul>{add}</section> }
    })
}

fn speaker_row(home: &str, offer: &Offer, speaker: &SpeakerProfile) -> impl IntoView + use<> {
    let picture = speaker.picture.map(|_| {
        let source = format!("/proposals/{}/speakers/{}/picture", offer.line.id, speaker.person);
        view! { <img class="face" src=source alt="" width="96" height="96" loading="lazy" /> }
    });
    let pronouns =
        (!speaker.pronouns.is_empty()).then(|| view! { " "<span class="soft small">{speaker.pronouns.clone()}</span> });
    let part = if speaker.is_main { t("speaker-main") } else { t("speaker-co") };
    let accountless = (!speaker.has_account).then(|| view! { " "<span class="badge">{t("speaker-no-account")}</span> });
    let about = (!speaker.biography.is_empty()).then(|| rich_text(&speaker.biography));
    let links = speaker.links.iter().map(|link| {
        view! { <li><a href=link.url.clone() rel="noopener noreferrer nofollow ugc">{link.label.clone()}</a></li> }
    });
    let links = (!speaker.links.is_empty()).then(|| view! { <ul class="plain">{links.collect_view()}</ul> });
    let acts = offer.beside.may_enter.then(|| speaker_acts(home, speaker));
    view! {
        <li>
            {picture}
            <h3>{speaker.name.clone()} {pronouns} {accountless}</h3>
            <p class="soft">{part}</p>
            {about}
            {links}
            {acts}
        </li>
    }
}

fn speaker_acts(home: &str, speaker: &SpeakerProfile) -> impl IntoView + use<> {
    let action = format!("{home}/speakers");
    let act = |act: &'static str, key: &str| {
        view! {
            <form method="post" action=action.clone()>
                <input type="hidden" name="act" value=act />
                <input type="hidden" name="person" value=speaker.person.to_string() />
                <button class="button small">{t(key)}<span class="unseen">": "{speaker.name.clone()}</span></button>
            </form>
        }
        .into_any()
    };
    let claim = (!speaker.has_account && speaker.is_reachable).then(|| act("claim", "offer-send-claim"));
    let main = (!speaker.is_main).then(|| act("hand-over", "speaker-hand-over"));
    let remove = (!speaker.is_main).then(|| act("remove", "speaker-remove"));
    let acts: Vec<_> = [claim, main, remove].into_iter().flatten().collect();
    (!acts.is_empty()).then(|| view! { <div class="acts">{acts}</div> })
}

fn attachments(offer: &Offer) -> Option<impl IntoView + use<>> {
    let id = offer.line.id.to_string();
    let rows = offer.beside.attachments.iter().map(|line| view! { <li>{attachment(&id, line)}</li> }).collect_view();
    (!offer.beside.attachments.is_empty()).then(|| {
        view! { <section class="part"><h2>{t("beside-files")}</h2><ul class="rows">{rows}</ul></section> }
    })
}

fn embargo_part(facts: &ConferenceFacts, home: &str, embargo: &EmbargoFacts) -> impl IntoView + use<> {
    let until = when::moment(embargo.until, &Zone::named_or_utc(&facts.zone));
    let key = if embargo.holds { "embargo-holds" } else { "embargo-over" };
    let names: Vec<String> = embargo.readers.iter().map(|reader| reader.name.clone()).collect();
    let names = if names.is_empty() { t("embargo-no-readers") } else { names.join(", ") };
    let boxes = embargo.candidates.iter().map(|person| {
        let checked = embargo.readers.iter().any(|reader| reader.person == person.person);
        view! { <Check name="readers" value=person.person.to_string() label=person.name.clone() checked=checked /> }
    });
    let boxes = boxes.collect_view();
    let action = format!("{home}/readers");
    let lift = format!("{home}/lift");
    let manage = (embargo.holds && !embargo.candidates.is_empty()).then(|| {
        view! {
            <details>
                <summary>{t("offer-name-readers")}</summary>
                <form class="form" method="post" action=action>
                    <fieldset><legend>{t("embargo-readers")}</legend>{boxes}</fieldset>
                    <p class="hint">{t("offer-readers-hint")}</p>
                    <div class="acts"><button class="button">{t("save")}</button></div>
                </form>
                <form method="post" action=lift><button class="button danger small">{t("embargo-lift")}</button></form>
            </details>
        }
    });
    view! {
        <section class="part">
            <h2>{t("beside-embargo")}</h2>
            <dl class="facts">
                <div><dt>{t("cfp-state")}</dt><dd>{tv(key, &[("until", until.into())])}</dd></div>
                <div><dt>{t("embargo-told")}</dt><dd>{t(&format!("vendor-{}", embargo.vendor))}</dd></div>
                <div><dt>{t("embargo-read-by")}</dt><dd>{names}</dd></div>
            </dl>
            {manage}
        </section>
    }
}

fn duplicates(list: &str, home: &str, beside: &OfferBeside) -> Option<impl IntoView + use<>> {
    let link = |twin: &Twin| {
        let href = format!("{list}/{}", twin.id);
        view! { <a href=href>{twin.title.clone()}</a> }
    };
    let of = beside.duplicate_of.as_ref().map(|twin| view! { <p>{t("duplicate-of")} " " {link(twin)}</p> });
    let rows = beside.duplicates.iter().map(|twin| view! { <li>{link(twin)}</li> }).collect_view();
    let has =
        (!beside.duplicates.is_empty()).then(|| view! { <p>{t("duplicate-has")}</p> <ul class="rows">{rows}</ul> });
    let action = format!("{home}/duplicate");
    let form = if beside.duplicate_of.is_some() {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="duplicate_of" value="" />
                <button class="button small">{t("duplicate-unmark")}</button>
            </form>
        }
        .into_any()
    } else {
        view! {
            <details>
                <summary>{t("duplicate-mark")}</summary>
                <form class="form" method="post" action=action novalidate>
                    <Field name="duplicate_of" label=t("duplicate-original") hint=t("duplicate-hint") />
                    <div class="acts"><button class="button">{t("duplicate-mark")}</button></div>
                </form>
            </details>
        }
        .into_any()
    };
    beside.may_enter.then(|| {
        view! { <section class="part"><h2>{t("duplicate-title")}</h2>{of}{has}{form}</section> }
    })
}
