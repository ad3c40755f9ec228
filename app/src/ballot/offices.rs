//! Terms of office that elections gave: who holds them, until when, and which are vacant.

use domain::ballot::{Office, OfficeKind, Seat};
use leptos::prelude::*;
use service::{ballot::OfficeLine, group::GroupFacts};

use crate::{
    i18n::{t, tv},
    when,
};

/// What an office is called: by the group's own name where it has one.
pub fn office_name(kind: OfficeKind, title: &str) -> String {
    if title.is_empty() { t(&format!("office-{kind}")) } else { title.to_owned() }
}

/// The office that an election fills, in a sentence.
pub fn office_words(office: &Office) -> String {
    let from = when::date_long(office.from);
    let name = office_name(office.kind, &office.title);
    match office.until.and_then(|until| until.pred_opt()) {
        Some(last) => tv(
            "ballot-fills-rest",
            &[("office", name.into()), ("from", from.into()), ("until", when::date_long(last).into())],
        ),
        None => tv("ballot-fills", &[("office", name.into()), ("from", from.into())]),
    }
}

/// The terms of office of a group, or those that one election gave.
pub fn offices_part(facts: &GroupFacts, lines: &[OfficeLine]) -> Option<AnyView> {
    if lines.is_empty() {
        return None;
    }
    let rows: Vec<_> = lines.iter().map(|line| row(facts, line)).collect();
    Some(
        view! {
            <section class="part" aria-labelledby="offices">
                <h2 id="offices">{t("ballot-offices")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any(),
    )
}

fn row(facts: &GroupFacts, line: &OfficeLine) -> impl IntoView + use<> {
    let name = office_name(line.kind, &line.title);
    let last = line.ends.pred_opt().unwrap_or(line.ends);
    let days = [("from", when::date_long(line.from).into()), ("until", when::date_long(last).into())];
    let (class, state) = match line.seat {
        Seat::Vacant(since) => ("badge bad", tv("office-vacant-since", &[("day", when::date_long(since).into())])),
        Seat::Awaited => ("badge", t("office-awaited")),
        Seat::Held | Seat::Over => ("badge good", t("office-held")),
    };
    let holder = match (&line.seat, line.name.as_str()) {
        (_, "") => t("office-nobody"),
        (Seat::Vacant(_), before) => tv("office-before", &[("name", before.into())]),
        (_, name) => name.to_owned(),
    };
    let fill = (facts.may.edit && matches!(line.seat, Seat::Vacant(_))).then(|| {
        let href = format!("/g/{}/manage/ballots/new?fills={}", facts.slug, line.id);
        view! { <p><a class="button" href=href>{t("office-fill")} <span class="unseen">": " {name.clone()}</span></a></p> }
    });
    let ballot = format!("/g/{}/ballots/{}", facts.slug, line.ballot);
    view! {
        <li>
            <h3>{name.clone()} ": " {holder} " " <span class=class>{state}</span></h3>
            <p class="soft">{tv("office-term", &days)} " · " <a href=ballot>{t("office-election")} <span class="unseen">": " {name}</span></a></p>
            {fill}
        </li>
    }
}
