//! The page of one session.

use domain::programme::{Session, Slot, neighbours::neighbours, parallel::parallel};
use leptos::prelude::*;
use service::programme::releases::Release;

use super::{
    agenda::{kind_name, language_name},
    card::brief_list,
    change::happened,
    data::session_data,
    guide::Guide,
    speakers::portrait,
};
use crate::{
    i18n::{t, tv},
    island::LocalTime,
    page::Page,
    ui::{JsonLd, excerpt, rich_text},
    when,
};

/// Most sessions shown as taking place at the same time.
const BESIDE: usize = 8;
/// Characters of a description for search engines and cards.
const DESCRIPTION: usize = 180;

/// The page of `session`, with its history from `releases`, the newest first.
pub fn session_page(guide: &Guide<'_>, session: &Session, releases: &[Release]) -> Page {
    let slots = slots_to_show(guide, session);
    let first = slots.first().copied();
    let text = if session.summary.is_empty() { &session.description } else { &session.summary };
    let description = described(guide, session, first, text);
    let data = first.map(|slot| {
        let data = session_data(guide, session, slot, &description);
        view! { <JsonLd data=data /> }
    });
    let class = format!("split {}", guide.colour_of(session).unwrap_or_default());
    let main = view! {
        {data}
        <article class=class.trim_end().to_owned()>
            <div>
                {head(guide, session, &slots)}
                {text_of(session)}
                {speakers(guide, session)}
                {first.map(|slot| beside(guide, slot))}
                {history(guide, session, releases)}
            </div>
            <aside class="margin" aria-label=t("programme-facts")>
                {facts(guide, session, &slots)}
                {links(session)}
                {ballots(guide, session)}
                {first.map(|slot| at_the_same_time(guide, slot))}
            </aside>
        </article>
    };
    guide.page(&format!("/talks/{}", session.code), &session.title, description, main)
}

/// The slots that take place; where none does, those that were cancelled.
fn slots_to_show<'a>(guide: &Guide<'a>, session: &Session) -> Vec<&'a Slot> {
    let (cancelled, active): (Vec<_>, Vec<_>) =
        guide.programme().slots.iter().filter(|slot| slot.session == session.id).partition(|slot| slot.cancelled);
    if active.is_empty() { cancelled } else { active }
}

fn described(guide: &Guide<'_>, session: &Session, slot: Option<&Slot>, text: &str) -> String {
    let start = slot.map(|slot| format!("{}, {}", guide.span(slot), guide.index.room_name(slot.room)));
    let who = Some(guide.who(session)).filter(|who| !who.is_empty());
    let parts = start.into_iter().chain(who).chain([excerpt(text, DESCRIPTION)]).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" · ")
}

fn head(guide: &Guide<'_>, session: &Session, slots: &[&Slot]) -> AnyView {
    let track = guide.index.track_of(session).map(|track| {
        view! {
            <p class="kicker session-track"><a href=guide.href_of_track(track)>{track.name.clone()}</a></p>
        }
    });
    let subtitle = (!session.subtitle.is_empty()).then(|| view! { <p class="lead">{session.subtitle.clone()}</p> });
    let times: Vec<AnyView> = slots.iter().map(|slot| standing(guide, slot)).collect();
    let active = slots.iter().any(|slot| !slot.cancelled);
    // What has no place in the plan yet was not cancelled: a proposal as it would look.
    let cancelled = (!active && !slots.is_empty()).then(|| {
        view! {
            <div class="notice bad"><strong>{t("programme-cancelled")}</strong><p>{t("programme-cancelled-hint")}</p></div>
        }
    });
    let acts = active.then(|| acts(guide, session));
    view! {
        <header class="head">
            {track}
            <h1>{session.title.clone()}</h1>
            {subtitle}
            {by(guide, session)}
            {times}
            {cancelled}
            {acts}
        </header>
    }
    .into_any()
}

fn by(guide: &Guide<'_>, session: &Session) -> Option<AnyView> {
    let links: Vec<AnyView> = guide
        .index
        .speakers_of(session)
        .enumerate()
        .map(|(place, speaker)| {
            let comma = (place > 0).then_some(", ");
            view! { {comma}<a href=guide.href_of_speaker(speaker)>{speaker.name.clone()}</a> }.into_any()
        })
        .collect();
    (!links.is_empty()).then(|| view! { <p class="by">{links}</p> }.into_any())
}

fn standing(guide: &Guide<'_>, slot: &Slot) -> AnyView {
    let room = guide.index.room_name(slot.room).to_owned();
    view! { <p class="standing">{time(guide, slot)}" ("{guide.zone_place()}"), "{room}</p> }.into_any()
}

fn time(guide: &Guide<'_>, slot: &Slot) -> AnyView {
    view! { <time datetime=when::machine(slot.start, &guide.zone)>{guide.span(slot)}</time> }.into_any()
}

/// The star as a form: it works without scripts for whoever is signed in, and sends the others to sign in first.
fn acts(guide: &Guide<'_>, session: &Session) -> AnyView {
    let calendar = guide.path(&format!("/talks/{}/calendar.ics", session.code));
    view! {
        <div class="acts">
            <form method="post" class="mark">
                <button class="button primary" name="add" value=session.code.clone()>{t("programme-add")}</button>
            </form>
            <a class="button" href=calendar>{t("programme-calendar-entry")}</a>
        </div>
    }
    .into_any()
}

fn text_of(session: &Session) -> AnyView {
    let has_both = !session.summary.is_empty() && !session.description.is_empty();
    let summary = (!session.summary.is_empty()).then(|| rich_text(&session.summary));
    let description = (!session.description.is_empty() && session.description != session.summary)
        .then(|| rich_text(&session.description));
    let class = if has_both { "part bare" } else { "" };
    let unrecorded = session.do_not_record.then(|| view! { <p class="soft">{t("programme-not-recorded")}</p> });
    view! {
        {summary}
        {description.map(|text| view! { <div class=class>{text}</div> })}
        {unrecorded}
    }
    .into_any()
}

fn speakers(guide: &Guide<'_>, session: &Session) -> Option<AnyView> {
    let speakers: Vec<AnyView> = guide
        .index
        .speakers_of(session)
        .map(|speaker| {
            let biography = (!speaker.biography.is_empty()).then(|| rich_text(&speaker.biography));
            view! {
                <div class="speaker">
                    {portrait(speaker, false)}
                    <h3><a href=guide.href_of_speaker(speaker)>{speaker.name.clone()}</a></h3>
                    {biography}
                </div>
            }
            .into_any()
        })
        .collect();
    let title = tv("programme-speaker-heading", &[("count", speakers.len().into())]);
    (!speakers.is_empty()).then(|| view! { <section class="part"><h2>{title}</h2>{speakers}</section> }.into_any())
}

/// What comes before and after in the room.
fn beside(guide: &Guide<'_>, slot: &Slot) -> Option<AnyView> {
    if slot.cancelled {
        return None;
    }
    let around = neighbours(guide.programme(), slot);
    let room = guide.index.room_name(slot.room);
    let same_day = |other: &&Slot| day_of(guide, other) == day_of(guide, slot);
    let link = |other: &Slot, rel: &'static str, key: &str| {
        let session = guide.index.session(other.session)?;
        let label = tv(key, &[("room", room.into()), ("time", guide.clock(other.start).into())]);
        let href = guide.href_of(session);
        Some(view! { <a rel=rel href=href><span>{label}</span><strong>{session.title.clone()}</strong></a> }.into_any())
    };
    let previous = around.previous.filter(same_day).and_then(|other| link(other, "prev", "programme-before-in"));
    let next = around.next.filter(same_day).and_then(|other| link(other, "next", "programme-after-in"));
    if previous.is_none() && next.is_none() {
        return None;
    }
    let label = tv("programme-in-room", &[("room", room.into())]);
    Some(view! { <nav class="part beside" aria-label=label>{previous}{next}</nav> }.into_any())
}

fn day_of(guide: &Guide<'_>, slot: &Slot) -> chrono::NaiveDate {
    guide.zone.day(slot.start, guide.programme().conference.day_change_minutes)
}

fn history(guide: &Guide<'_>, session: &Session, releases: &[Release]) -> Option<AnyView> {
    let entries: Vec<AnyView> = releases
        .iter()
        .flat_map(|release| release.diff.changes.iter().map(move |change| (release, change)))
        .filter(|(_, change)| change.session == session.id)
        .map(|(release, change)| {
            let released = release.facts.released_at;
            view! {
                <li>
                    <time datetime=when::machine(released, &guide.zone)>{when::moment(released, &guide.zone)}</time>
                    <span>{happened(guide, &change.what)}</span>
                </li>
            }
            .into_any()
        })
        .collect();
    let list = (!entries.is_empty()).then(|| {
        view! { <section class="part"><h2>{t("programme-history")}</h2><ol class="history">{entries}</ol></section> }
    });
    list.map(IntoAny::into_any)
}

fn facts(guide: &Guide<'_>, session: &Session, slots: &[&Slot]) -> AnyView {
    let when: Vec<AnyView> = slots
        .iter()
        .enumerate()
        .map(|(place, slot)| {
            let gap = (place > 0).then(|| view! { <br /> });
            view! { {gap}{time(guide, slot)} }.into_any()
        })
        .collect();
    let own_time = slots.first().map(|slot| {
        let (instant, zone) = (slot.start.to_rfc3339(), guide.programme().conference.zone.clone());
        let (language, label) = (t("language-of-dates"), t("programme-your-time"));
        view! { <br /><LocalTime instant zone language label /> }
    });
    let mut rooms: Vec<_> = slots.iter().filter_map(|slot| guide.index.room(slot.room)).collect();
    rooms.dedup_by_key(|room| room.id);
    let rooms: Vec<AnyView> = rooms
        .into_iter()
        .enumerate()
        .map(|(place, room)| {
            let comma = (place > 0).then_some(", ");
            let href = guide.href(&format!("/rooms/{}", room.slug));
            view! { {comma}<a href=href>{room.name.clone()}</a> }.into_any()
        })
        .collect();
    let track = guide.index.track_of(session).map(|track| {
        let link = view! { <a href=guide.href_of_track(track)>{track.name.clone()}</a> };
        fact("programme-track", link)
    });
    let kind = (!session.kind.is_empty()).then(|| fact("programme-type", kind_name(&session.kind)));
    let language = (!session.language.is_empty()).then(|| fact("programme-language", language_name(&session.language)));
    let licence = (!session.recording_license.is_empty())
        .then(|| fact("programme-recording-licence", session.recording_license.clone()));
    let is_planned = !slots.is_empty();
    let times = is_planned.then(|| {
        fact("programme-when", view! { {when}<br /><span class="soft">{guide.zone_place()}</span>{own_time} })
    });
    let places = is_planned.then(|| fact("programme-where", rooms));
    view! {
        <section class="part">
            <h2>{t("programme-facts")}</h2>
            <dl class="facts">
                {times}
                {places}
                {track}
                {kind}
                {language}
                {licence}
            </dl>
        </section>
    }
    .into_any()
}

fn fact(key: &str, value: impl IntoView + 'static) -> AnyView {
    view! { <div><dt>{t(key)}</dt><dd>{value.into_any()}</dd></div> }.into_any()
}

fn links(session: &Session) -> Option<AnyView> {
    let is_new = |url: &&String| session.links.iter().all(|link| link.url != **url);
    let feedback = session.feedback_url.iter().filter(is_new).map(|url| (url.clone(), t("programme-feedback")));
    let links = session.links.iter().map(|link| {
        let title = if link.title.is_empty() { host_of(&link.url) } else { link.title.clone() };
        (link.url.clone(), title)
    });
    let followed = links.chain(feedback).filter(|(url, _)| is_followed(url));
    let items: Vec<AnyView> = followed
        .map(|(url, title)| view! { <li><a href=url rel="noopener nofollow ugc">{title}</a></li> }.into_any())
        .collect();
    let list = (!items.is_empty()).then(
        || view! { <section class="part"><h2>{t("programme-links")}</h2><ul class="rows">{items}</ul></section> },
    );
    list.map(IntoAny::into_any)
}

/// The ballots that groups hold at this session. Everybody may know of them: the page is the same for all.
fn ballots(guide: &Guide<'_>, session: &Session) -> Option<AnyView> {
    let here = guide.published.ballots.iter().filter(|one| one.session == session.code);
    let items: Vec<AnyView> = here
        .map(|one| {
            let href = format!("/g/{}/ballots/{}", one.group, one.id);
            let group = one.group_name.clone();
            view! { <li><a href=href>{one.title.clone()}</a><p class="soft">{group}</p></li> }.into_any()
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! { <section class="part"><h2>{t("ballots")}</h2><ul class="rows">{items}</ul></section> }.into_any()
    })
}

/// Links lead out only by schemes that cannot run anything.
fn is_followed(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
    matches!(scheme.as_str(), "http" | "https" | "mailto")
}

fn host_of(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_end_matches('/').trim_start_matches("www.").to_owned()
}

fn at_the_same_time(guide: &Guide<'_>, slot: &Slot) -> Option<AnyView> {
    let others = parallel(&guide.index, slot);
    if others.is_empty() || slot.cancelled {
        return None;
    }
    let rest = others.len().saturating_sub(BESIDE);
    let more = (rest > 0).then(|| {
        let day = guide.href(&format!("/schedule/{}", day_of(guide, slot)));
        let hour = format!("{day}#h{}", &guide.clock(slot.start)[..2]);
        let words = tv("programme-more-at-that-time", &[("count", rest.into())]);
        view! { <p><a href=hour>{words}</a></p> }
    });
    let list = brief_list(guide, others.into_iter().take(BESIDE));
    Some(view! { <section class="part"><h2>{t("programme-same-time")}</h2>{list}{more}</section> }.into_any())
}
