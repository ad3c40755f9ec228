//! Those who speak: all of them, and each on a page of their own.

use std::collections::BTreeMap;

use domain::programme::{Slot, Speaker, fold::fold};
use leptos::prelude::*;

use super::{
    card::{Card, session_list},
    guide::Guide,
};
use crate::{
    i18n::{number, t, tv},
    page::Page,
    ui::{excerpt, rich_text},
};

/// Everybody who speaks, by letter; not those whose sessions were all cancelled.
pub fn speakers_page(guide: &Guide<'_>) -> Page {
    let mut letters: BTreeMap<String, Vec<&Speaker>> = BTreeMap::new();
    for speaker in guide.programme().speaking() {
        letters.entry(letter_of(&speaker.name)).or_default().push(speaker);
    }
    for speakers in letters.values_mut() {
        speakers.sort_by_cached_key(|speaker| fold(&speaker.name));
    }
    let jump = letters.keys().enumerate().map(|(place, letter)| {
        let href = format!("#l{place}");
        view! { <a href=href>{letter.clone()}</a> }
    });
    let jump = jump.collect_view();
    let sections: Vec<AnyView> = letters
        .iter()
        .enumerate()
        .map(|(place, (letter, speakers))| {
            let names = speakers.iter().map(|speaker| {
                view! { <li><a href=guide.href_of_speaker(speaker)>{speaker.name.clone()}</a></li> }
            });
            let names = names.collect_view();
            let id = format!("l{place}");
            view! {
                <section class="letter" id=id><h2>{letter.clone()}</h2><ul class="names">{names}</ul></section>
            }
            .into_any()
        })
        .collect();
    let count: usize = letters.values().map(Vec::len).sum();
    let values = [("conference", guide.title().into()), ("number", number(count).into()), ("count", count.into())];
    let line = tv("programme-speakers-line", &values);
    let main = view! {
        <header class="head">
            <h1>{t("programme-speakers")}</h1>
            <p class="count">{line.clone()}</p>
            <nav class="jump" aria-label=t("programme-letters")>{jump}</nav>
        </header>
        {sections}
    };
    guide.page("/speakers", &t("programme-speakers"), line, main)
}

/// One of them.
pub fn speaker_page(guide: &Guide<'_>, speaker: &Speaker) -> Page {
    let slots: Vec<&Slot> = guide
        .programme()
        .active_slots()
        .filter(|slot| guide.index.session(slot.session).is_some_and(|session| session.speakers.contains(&speaker.id)))
        .collect();
    let standing = tv("programme-speaks-in", &[("count", slots.len().into())]);
    let biography = (!speaker.biography.is_empty()).then(|| rich_text(&speaker.biography));
    let text = excerpt(&speaker.biography, 180);
    let description = if text.is_empty() { format!("{} · {standing}", guide.title()) } else { text };
    let card = Card { dated: true, ..Card::default() };
    let main = view! {
        <article class="split">
            <div>
                <header class="head">
                    <p class="kicker"><a href=guide.href("/speakers")>{t("programme-speakers")}</a></p>
                    <h1>{speaker.name.clone()}</h1>
                    <p class="standing">{standing}</p>
                </header>
                {biography}
                <section class="part"><h2>{t("programme-sessions")}</h2>{session_list(guide, slots, &card)}</section>
            </div>
            <div class="margin">{portrait(speaker, true)}</div>
        </article>
    };
    guide.page(&format!("/speakers/{}", speaker.code), &speaker.name, description, main)
}

/// The initials of somebody, since pictures elsewhere are never embedded.
pub fn portrait(speaker: &Speaker, large: bool) -> AnyView {
    let words = speaker.name.split_whitespace();
    let initials: Vec<char> = words.filter_map(|word| word.chars().find(|c| c.is_alphanumeric())).collect();
    let initials: String = match initials.as_slice() {
        [first, .., last] => [*first, *last].iter().collect(),
        few => few.iter().collect(),
    };
    let class = if large { "portrait large" } else { "portrait" };
    view! { <span class=class aria-hidden="true">{initials.to_uppercase()}</span> }.into_any()
}

/// The letter under which a name stands; one place for all that begin with none.
fn letter_of(name: &str) -> String {
    let first = fold(name).chars().next().filter(|letter| letter.is_alphabetic());
    first.map_or_else(|| "#".to_owned(), |letter| letter.to_uppercase().to_string())
}
