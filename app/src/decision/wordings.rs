//! How a conference words its letters.

use leptos::prelude::*;
use service::{conference::ConferenceFacts, decision::WordingLine};

use crate::{
    conference::organiser_page,
    i18n::{t, tv},
    page::Page,
    ui::{Field, TextArea},
};

/// Every kind of letter in every language.
pub fn wordings_page(facts: &ConferenceFacts, lines: &[WordingLine]) -> Page {
    let rows = lines.iter().map(|line| {
        let href = format!("/c/{}/organise/letters/{}/{}", facts.slug, line.kind, line.language);
        let own = line.is_own.then(|| view! { " "<span class="badge accent">{t("decision-own-words")}</span> });
        view! {
            <li>
                <h2><a href=href>{t(&format!("decision-letter-{}", line.kind))} " · " {t(&format!("decision-in-{}", line.language))}</a>{own}</h2>
                <p class="soft">{line.words.subject.clone()}</p>
            </li>
        }
    });
    let content =
        view! { <p class="lead">{t("decision-wordings-lead")}</p> <ul class="rows">{rows.collect_view()}</ul> };
    organiser_page(facts, t("decision-wordings"), content)
}

/// One kind of letter in one language.
pub fn wording_page(facts: &ConferenceFacts, line: &WordingLine) -> Page {
    let title =
        format!("{} · {}", t(&format!("decision-letter-{}", line.kind)), t(&format!("decision-in-{}", line.language)));
    let places = line.kind.placeholders().iter().map(|place| {
        view! { <li><code>{format!("{{{place}}}")}</code> " " {t(&format!("decision-place-{place}"))}</li> }
    });
    let usual = line
        .is_own
        .then(|| view! { <button class="button" name="act" value="usual">{t("decision-usual-words")}</button> });
    let content = view! {
        <p><a href=format!("/c/{}/organise/letters", facts.slug)>{t("decision-wordings")}</a></p>
        <form class="form" method="post" novalidate>
            <Field name="subject" label=t("decision-subject") value=line.words.subject.clone() />
            <TextArea name="body" label=t("decision-body") hint=t("decision-wording-hint") value=line.words.body.clone() />
            <div class="acts"><button class="button primary" name="act" value="save">{t("save")}</button>{usual}</div>
        </form>
        <section class="part"><h2>{t("decision-places")}</h2><p>{t("decision-places-hint")}</p><ul>{places.collect_view()}</ul></section>
    };
    organiser_page(facts, tv("decision-wording-of", &[("letter", title.into())]), content)
}
