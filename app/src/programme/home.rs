//! The conference's own page: what it is, when, where, and what there is to see.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    Instant,
    cfp::CallStanding,
    programme::{Track, diff::Change, fold::fold},
};
use leptos::prelude::*;
use service::programme::releases::Release;

use super::{
    change::{change_list, counts_in_words},
    data::conference_data,
    guide::{Guide, colour, version_name},
    score::{day_facts, score},
};
use crate::{
    i18n::{number, t, tv},
    island::LocalTime,
    page::Page,
    ui::{JsonLd, rich_text},
    when,
};

/// Most changes of the newest release that the home page shows.
const CHANGES: usize = 4;

/// The home page; `newest` is the newest release with what it changed. Calls for papers are told as they stand `now`.
pub fn home_page(guide: &Guide<'_>, newest: Option<&Release>, now: Instant) -> Page {
    let conference = &guide.published.conference;
    let description = description(guide);
    let data = conference_data(guide, &description);
    let text = (!conference.description.is_empty()).then(|| rich_text(&conference.description));
    let lead = (!conference.subtitle.is_empty()).then(|| view! { <p class="lead">{conference.subtitle.clone()}</p> });
    let body = if guide.days.is_empty() { coming() } else { programme(guide, newest) };
    let acts = (!guide.days.is_empty()).then(|| {
        view! {
            <p class="acts">
                <a class="button primary" href=guide.href("/schedule")>{t("programme-see-schedule")}</a>
                <a class="button" href=guide.href("/now")>{t("programme-now-and-next")}</a>
            </p>
        }
    });
    let main = view! {
        <JsonLd data=data />
        <section class="cover">
            <p class="when">{period(guide)}{place(guide)}</p>
            <h1>{conference.title.clone()}</h1>
            {lead}
            {acts}
        </section>
        {calls(guide, now)}
        {text}
        {body}
    };
    guide.page("", &conference.title, description, main)
}

/// The calls that take proposals, and those that will. The page is made anew when one of them turns.
fn calls(guide: &Guide<'_>, now: Instant) -> Option<impl IntoView + use<>> {
    let lines: Vec<_> = guide
        .published
        .calls
        .iter()
        .filter_map(|call| {
            let (key, at) = match call.standing(now) {
                CallStanding::Open => ("cfp-open-until", call.ends),
                CallStanding::Coming => ("cfp-open-from", call.opens),
                CallStanding::Closed => return None,
            };
            let href = guide.href(&format!("/cfp/{}", call.slug));
            let values = [("moment", when::moment(at, &guide.zone).into()), ("place", guide.zone_place().into())];
            let line = view! {
                <li>
                    <h3><a href=href>{call.title.clone()}</a></h3>
                    <p>
                        <time datetime=when::machine(at, &guide.zone)>{tv(key, &values)}</time> " "
                        <LocalTime
                            instant=at.to_rfc3339() zone=guide.zone.name().to_owned() language=t("language-of-dates")
                            label=t("programme-your-time")
                        />
                    </p>
                </li>
            };
            Some(line)
        })
        .collect();
    (!lines.is_empty()).then(|| {
        view! {
            <section class="part calls" aria-labelledby="calls">
                <h2 id="calls"><a href=guide.href("/cfp")>{t("cfp")}</a></h2>
                <ul class="rows">{lines}</ul>
            </section>
        }
    })
}

/// What search engines and cards say of the conference.
fn description(guide: &Guide<'_>) -> String {
    let facts = &guide.programme().conference;
    let venue = [facts.venue.as_str(), facts.city.as_str()].into_iter().filter(|part| !part.is_empty());
    let place = venue.fold(String::new(), |place, part| place + ", " + part);
    let values = [
        ("conference", guide.title().into()),
        ("from", when::period_start(facts.start, facts.end).into()),
        ("to", when::date_long(facts.end).into()),
        ("place", place.into()),
    ];
    let key = if facts.start == facts.end { "programme-described-day" } else { "programme-described" };
    tv(key, &values)
}

/// `31 January to 1 February 2026`
pub(crate) fn period_in_words(start: NaiveDate, end: NaiveDate) -> String {
    if start == end {
        return when::date_long(end);
    }
    format!("{} {} {}", when::period_start(start, end), t("programme-to"), when::date_long(end))
}

fn period(guide: &Guide<'_>) -> AnyView {
    let facts = &guide.programme().conference;
    let last = view! { <time datetime=facts.end.to_string()>{when::date_long(facts.end)}</time> };
    if facts.start == facts.end {
        return view! { <span>{last}</span> }.into_any();
    }
    let first = when::period_start(facts.start, facts.end);
    view! {
        <span>
            <time datetime=facts.start.to_string()>{first}</time>" "{t("programme-to")}" "{last}
        </span>
    }
    .into_any()
}

fn place(guide: &Guide<'_>) -> Option<impl IntoView + use<>> {
    let facts = &guide.programme().conference;
    let parts: Vec<_> =
        [&facts.venue, &facts.city].into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect();
    (!parts.is_empty()).then(|| view! { <span>{parts.join(", ")}</span> })
}

/// What stands there before the first release.
fn coming() -> AnyView {
    view! {
        <div class="empty">
            <h2>{t("programme-not-yet")}</h2>
            <p>{t("programme-not-yet-hint")}</p>
        </div>
    }
    .into_any()
}

fn programme(guide: &Guide<'_>, newest: Option<&Release>) -> AnyView {
    let days = guide.days.iter().map(|day| {
        let (sessions, hours) = day_facts(guide, day);
        view! {
            <section class="day">
                <h3><a href=guide.href_of_day(day)>{when::day_long(day.date)}</a></h3>
                <p class="soft">{sessions}<br />{hours}</p>
                <div class="drawn">{score(guide, day)}</div>
            </section>
        }
    });
    let days = days.collect_view();
    view! {
        {figures(guide)}
        <section class="part bare"><h2>{t("programme-the-days")}</h2>{days}</section>
        {tracks(guide)}
        <div class="split part bare">
            {newest.map(|release| last_changes(guide, release))}
            {exports(guide)}
        </div>
    }
    .into_any()
}

fn figures(guide: &Guide<'_>) -> AnyView {
    let programme = guide.programme();
    let sessions: usize = guide.days.iter().map(|day| day.slots.len()).sum();
    let rooms: std::collections::HashSet<_> = programme.active_slots().map(|slot| slot.room).collect();
    let figures = [
        ("programme-figure-sessions", sessions),
        ("programme-figure-rooms", rooms.len()),
        ("programme-figure-tracks", tracks_in_use(guide).len()),
        ("programme-figure-speakers", programme.speaking().count()),
    ];
    let figures = figures.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| {
        view! { <li><strong>{number(count)}</strong>" "{tv(key, &[("count", count.into())])}</li> }
    });
    let figures = figures.collect_view();
    view! { <ul class="figures">{figures}</ul> }.into_any()
}

fn tracks(guide: &Guide<'_>) -> Option<AnyView> {
    let tracks = tracks_in_use(guide);
    if tracks.is_empty() {
        return None;
    }
    let items = tracks.into_iter().map(|(track, count)| {
        let href = guide.href_of_track(track);
        view! {
            <li class=colour(track)>
                <a href=href>{track.name.clone()}</a><span class="number">{number(count)}</span>
            </li>
        }
    });
    let items = items.collect_view();
    let index =
        view! { <section class="part"><h2>{t("programme-tracks")}</h2><ul class="index">{items}</ul></section> };
    Some(index.into_any())
}

/// The tracks in which something takes place, by name, each with how often.
fn tracks_in_use<'a>(guide: &Guide<'a>) -> Vec<(&'a Track, usize)> {
    let mut counts: HashMap<_, usize> = HashMap::new();
    for slot in guide.programme().active_slots() {
        if let Some(track) = guide.index.session(slot.session).and_then(|session| session.track) {
            *counts.entry(track).or_default() += 1;
        }
    }
    let tracks = guide.programme().tracks.iter();
    let mut tracks: Vec<_> = tracks.filter_map(|track| Some((track, *counts.get(&track.id)?))).collect();
    tracks.sort_by_cached_key(|(track, _)| fold(&track.name));
    tracks
}

fn last_changes(guide: &Guide<'_>, release: &Release) -> AnyView {
    let changes = &release.diff.changes;
    let first = release.facts.number == 1;
    let values = [
        ("version", version_name(&release.facts).into()),
        ("moment", when::moment(release.facts.released_at, &guide.zone).into()),
        ("place", guide.zone_place().into()),
        ("counts", counts_in_words(&release.diff.counts()).into()),
    ];
    let line = tv(if first { "programme-first-version" } else { "programme-last-version" }, &values);
    let list = (!first).then(|| change_list(guide, &telling(changes)));
    view! {
        <section>
            <h2>{t("programme-last-changes")}</h2>
            <p class="soft">{line}" "<a href=guide.href("/changes")>{t("programme-all-changes")}</a></p>
            {list}
        </section>
    }
    .into_any()
}

/// The changes that matter most to somebody who looks in.
fn telling(changes: &[Change]) -> Vec<&Change> {
    let mut changes: Vec<&Change> = changes.iter().collect();
    changes.sort_by_key(|change| change.what.rank());
    changes.truncate(CHANGES);
    changes
}

/// Addresses to take along.
fn exports(guide: &Guide<'_>) -> AnyView {
    let exports = [
        ("/schedule.ics", "programme-export-ics"),
        ("/schedule.xml", "programme-export-xml"),
        ("/schedule.json", "programme-export-json"),
        ("/changes.atom", "programme-export-atom"),
    ];
    let items = exports.map(|(rest, key)| {
        view! { <li><a href=guide.path(rest)>{t(key)}</a>" "{t(&format!("{key}-hint"))}</li> }
    });
    let items = items.collect_view();
    view! { <section><h2>{t("programme-take-along")}</h2><ul class="rows small">{items}</ul></section> }.into_any()
}
