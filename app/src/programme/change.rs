//! What a release changed, in words.

use std::collections::BTreeMap;

use domain::programme::{
    diff::{Change, Counts, Spot, What},
    face::Field,
};
use leptos::prelude::*;

use super::guide::Guide;
use crate::{
    i18n::{t, tv},
    when,
};

/// The changes as a list: the word first, then the session, then from what to what.
pub fn change_list(guide: &Guide<'_>, changes: &[&Change]) -> AnyView {
    let items: Vec<AnyView> = changes.iter().map(|change| item(guide, change)).collect();
    view! { <ul class="changes">{items}</ul> }.into_any()
}

/// Sessions of which the same parts changed, together: the parts and how many first, the titles unfold.
pub fn changed_alike(guide: &Guide<'_>, changes: &[&Change]) -> AnyView {
    let mut alike: BTreeMap<&[Field], Vec<&Change>> = BTreeMap::new();
    for change in changes {
        if let What::Changed { fields } = &change.what {
            alike.entry(fields).or_default().push(change);
        }
    }
    let mut alike: Vec<_> = alike.into_iter().collect();
    alike.sort_by_key(|(_, changes)| std::cmp::Reverse(changes.len()));
    let groups = alike.into_iter().map(|(fields, changes)| {
        let words = [("fields", field_names(fields).into()), ("count", changes.len().into())];
        let titles = changes.iter().map(|change| {
            let href = guide.href(&format!("/talks/{}", change.code));
            view! { <li><a href=href>{change.title.clone()}</a></li> }
        });
        let titles = titles.collect_view();
        view! {
            <details class="more">
                <summary><span class="badge warn">{t("change-changed")}</span>" "{tv("change-alike", &words)}</summary>
                <ul class="titles">{titles}</ul>
            </details>
        }
    });
    groups.collect_view().into_any()
}

/// `4 new, 7 moved, 2 cancelled`; only kinds that occur.
pub fn counts_in_words(counts: &Counts) -> String {
    let kinds = [
        ("change-count-new", counts.new),
        ("change-count-returned", counts.returned),
        ("change-count-moved", counts.moved),
        ("change-count-changed", counts.changed),
        ("change-count-cancelled", counts.cancelled),
    ];
    let kinds = kinds.into_iter().filter(|(_, count)| *count > 0);
    kinds.map(|(key, count)| tv(key, &[("count", count.into())])).collect::<Vec<_>>().join(", ")
}

/// What happened to one session in one release, for its history.
pub fn happened(guide: &Guide<'_>, what: &What) -> String {
    match what {
        What::New { to, .. } => tv("history-new", &[("to", spot(guide, to).into())]),
        What::Returned { to, .. } => tv("history-returned", &[("to", spot(guide, to).into())]),
        What::Moved { from, to, .. } => {
            tv("history-moved", &[("from", spot(guide, from).into()), ("to", spot(guide, to).into())])
        }
        What::Changed { fields } => tv("history-changed", &[("fields", field_names(fields).into())]),
        What::Cancelled { from, .. } => tv("history-cancelled", &[("from", spot(guide, from).into())]),
    }
}

fn item(guide: &Guide<'_>, change: &Change) -> AnyView {
    let (tone, word, what) = match &change.what {
        What::New { to, .. } => ("good", "change-new", spot(guide, to).into_any()),
        What::Returned { to, .. } => ("good", "change-returned", spot(guide, to).into_any()),
        What::Moved { from, to, .. } => ("accent", "change-moved", moved(guide, from, to)),
        What::Changed { fields } => ("warn", "change-changed", field_names(fields).into_any()),
        What::Cancelled { from, .. } => {
            let was = tv("change-was", &[("from", spot(guide, from).into())]);
            ("bad", "change-cancelled", was.into_any())
        }
    };
    let class = format!("badge {tone}");
    let href = guide.href(&format!("/talks/{}", change.code));
    view! {
        <li>
            <span class=class>{t(word)}</span>
            <strong><a href=href>{change.title.clone()}</a></strong>
            <span class="what">{what}</span>
        </li>
    }
    .into_any()
}

fn moved(guide: &Guide<'_>, from: &Spot, to: &Spot) -> AnyView {
    view! {
        <del><span class="unseen">{t("change-from")}" "</span>{spot(guide, from)}</del>
        " "
        <ins><span class="unseen">{t("change-to")}" "</span>{spot(guide, to)}</ins>
    }
    .into_any()
}

fn spot(guide: &Guide<'_>, spot: &Spot) -> String {
    let civil = guide.zone.civil(spot.start);
    format!("{}, {}, {}", when::day_short(civil.date()), when::time(civil), spot.room)
}

fn field_names(fields: &[Field]) -> String {
    fields.iter().map(|field| t(field_key(*field))).collect::<Vec<_>>().join(", ")
}

fn field_key(field: Field) -> &'static str {
    match field {
        Field::Title => "field-title",
        Field::Subtitle => "field-subtitle",
        Field::Summary => "field-summary",
        Field::Description => "field-description",
        Field::Track => "field-track",
        Field::Kind => "field-kind",
        Field::Language => "field-language",
        Field::Speakers => "field-speakers",
        Field::Links => "field-links",
        Field::Recording => "field-recording",
        Field::Feedback => "field-feedback",
        Field::Length => "field-length",
    }
}
