//! The agenda of a day: one list that is a grid on wide screens.

use chrono::{NaiveDate, NaiveTime};
use domain::{
    Instant,
    programme::{
        Slot,
        board::{Board, Row, STEP, Span, board},
        day::Day,
        filter::Filter,
    },
};
use leptos::prelude::*;

use super::{
    card::Card,
    guide::Guide,
    sheet::{column_classes, first_class, span_classes},
};
use crate::{
    i18n::{number, reader, t, tv},
    island::{NowLine, OwnZone},
    page::Page,
    when,
};

/// Zones that are offered where somebody types theirs: one for each clock of which many people live.
const SUGGESTED_ZONES: [&str; 24] = [
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "America/Anchorage",
    "America/Argentina/Buenos_Aires",
    "America/Chicago",
    "America/Denver",
    "America/Halifax",
    "America/Los_Angeles",
    "America/New_York",
    "America/Sao_Paulo",
    "Asia/Dubai",
    "Asia/Jakarta",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/London",
    "Pacific/Auckland",
    "Pacific/Honolulu",
];

const NOON: NaiveTime = NaiveTime::from_hms_opt(12, 0, 0).unwrap();

/// What the query of an agenda asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Which sessions.
    pub filter: Filter,
    /// As which of the two it is shown on wide screens; by itself the better one for what is shown.
    pub view: Option<View>,
    /// The reader's own zone, by its IANA name.
    pub zone: Option<String>,
}

/// How an agenda is shown on wide screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// Rooms by time.
    Grid,
    /// One after the other.
    List,
}

impl View {
    /// As addresses write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::List => "list",
        }
    }

    /// The view of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Grid, Self::List].into_iter().find(|view| view.as_str() == name)
    }
}

impl Asked {
    /// Whether it is shown as a list. What is left of a filtered day stands far apart in a grid, unless it is rooms that
    /// were chosen.
    pub fn is_list(&self) -> bool {
        let sparse = !self.filter.is_empty() && self.filter.room.is_empty();
        self.view.map_or(sparse, |view| view == View::List)
    }

    /// Whether the page is the same for everybody who asks for nothing in particular.
    pub fn is_plain(&self) -> bool {
        self.filter.is_empty() && self.zone.is_none()
    }

    /// The address of `path` with the same wishes.
    pub(super) fn href(&self, path: String) -> String {
        let (path, language) = path.split_once('?').map_or((path.as_str(), None), |(path, rest)| (path, Some(rest)));
        let mut query = url::form_urlencoded::Serializer::new(language.unwrap_or_default().to_owned());
        query.extend_pairs(self.filter.to_pairs());
        if let Some(view) = self.view {
            query.append_pair("view", view.as_str());
        }
        if let Some(zone) = &self.zone {
            query.append_pair("tz", zone);
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

/// The agenda of `day`.
pub fn agenda_page(guide: &Guide<'_>, day: &Day<'_>, asked: &Asked, sheet: &str) -> Page {
    let slots = asked.filter.apply(&guide.index, day.slots.iter().copied());
    let title = when::day_long(day.date);
    let description = tv(
        "programme-day-description",
        &[
            ("conference", guide.title().into()),
            ("day", title.clone().into()),
            ("sessions", day.slots.len().into()),
            ("first", guide.clock(day.slots.first().map_or(day.start, |slot| slot.start)).into()),
        ],
    );
    let main = view! {
        <div class="agenda-head">
            <h1>{title.clone()}</h1>
            {day_choice(guide, Some(day.date), |day| asked.href(guide.href_of_day(day)))}
            {view_choice(guide, day, asked)}
        </div>
        {filter_form(guide, day, asked)}
        {unknown_zone(guide, asked)}
        {agenda(guide, day, &slots, asked, &Card::default(), guide.href_of_day(day))}
    };
    let sheet = sheet.to_owned();
    let rest = format!("/schedule/{}", day.date);
    guide.page(&rest, &title, description, main).with_head(view! { <link rel="stylesheet" href=sheet /> }).wide()
}

/// The line above the board and the board itself, on the page at `path`; words where nothing is left to show.
pub(super) fn agenda(
    guide: &Guide<'_>,
    day: &Day<'_>,
    slots: &[&Slot],
    asked: &Asked,
    card: &Card,
    path: String,
) -> AnyView {
    if slots.is_empty() {
        let clear = guide.href_of_day(day);
        return view! {
            <div class="empty">
                <h2>{t("programme-nothing-matches")}</h2>
                <p>{t("programme-nothing-matches-hint")}</p>
                <a class="button" href=clear>{t("programme-show-all")}</a>
            </div>
        }
        .into_any();
    }
    let board = board(&guide.index, &guide.zone, day.date, slots);
    let count = tv(
        "programme-showing",
        &[
            ("sessions", number(slots.len()).into()),
            ("sessioncount", slots.len().into()),
            ("roomcount", board.rooms.len().into()),
        ],
    );
    view! {
        <div class="agenda-line">
            <p class="count">{count}</p>
            <p class="count">{clock_line(guide, slots)}" "{other_clock(guide, slots.first().map_or(day.start, |slot| slot.start), asked, path)}</p>
            {jump(&board)}
        </div>
        {board_view(guide, day, &board, asked, card)}
    }
    .into_any()
}

/// What is said where somebody typed a zone that is none.
fn unknown_zone(guide: &Guide<'_>, asked: &Asked) -> Option<AnyView> {
    let zone =
        asked.zone.as_ref().filter(|zone| guide.own_zone.is_none() && **zone != guide.programme().conference.zone)?;
    let words = tv("programme-zone-unknown", &[("zone", zone.clone().into())]);
    Some(view! { <p class="notice warn" role="status">{words}</p> }.into_any())
}

/// Which clock the times are on.
pub(super) fn clock_line(guide: &Guide<'_>, slots: &[&Slot]) -> String {
    let at = slots.first().map_or_else(Default::default, |slot| slot.start);
    let venue = [("place", guide.zone_place().into()), ("letters", when::zone_letters(&guide.zone, at).into())];
    match &guide.own_zone {
        None => tv("programme-times-in", &venue),
        Some(own) => {
            let name = own.rules().iana_name().unwrap_or_default();
            let own = [("own", when::zone_place(name).into()), ("ownletters", when::zone_letters(own, at).into())];
            tv("programme-times-in-both", &[venue.as_slice(), own.as_slice()].concat())
        }
    }
}

/// The way from the page at `path` to the reader's own clock, and back. Their offset is that of `instant`.
pub(super) fn other_clock(guide: &Guide<'_>, instant: Instant, asked: &Asked, path: String) -> AnyView {
    let zone = guide.programme().conference.zone.clone();
    if guide.own_zone.is_some() {
        let only = tv("programme-only-times-in", &[("place", guide.zone_place().into())]);
        let href = Asked { zone: guide.has_home.then_some(zone), ..asked.clone() }.href(path);
        return view! { <a href=href>{only}</a> }.into_any();
    }
    let href = Asked { zone: None, ..asked.clone() }.href(path);
    let (language, label) = (reader().to_string(), t("programme-in-my-zone"));
    if guide.has_home {
        return view! { <a href=href>{label}</a> }.into_any();
    }
    let instant = instant.to_rfc3339();
    view! { <OwnZone instant zone language href label /> }.into_any()
}

fn board_view(guide: &Guide<'_>, day: &Day<'_>, board: &Board<'_>, asked: &Asked, card: &Card) -> AnyView {
    let calm = if board.calm { " calm" } else { "" };
    let poster = if board.fits_a_poster() { " poster" } else { "" };
    let list = if asked.is_list() { " list" } else { "" };
    let class = format!("board u{} {}{list}{calm}{poster}", board.columns, first_class(board.first));
    let region = (!asked.is_list()).then(|| t("programme-board"));
    let letters = when::zone_letters(&guide.zone, day.start);
    let heads = board.rooms.iter().map(|head| {
        let href = guide.href(&format!("/rooms/{}", head.room.slug));
        let class = column_classes(head.column, head.width);
        view! { <li class=class><a href=href>{head.room.name.clone()}</a></li> }
    });
    let heads = heads.collect_view();
    let steps = board.steps();
    // Noon rather than midnight: where the clocks change that night, the line is right by day.
    let noon = guide.zone.instant(day.date.and_time(NOON));
    let midnight = noon.timestamp() - 12 * 60 * 60;
    let rows: Vec<AnyView> = board.rows.iter().filter_map(|row| row_view(guide, day, row, card)).collect();
    view! {
        <div
            class=class role=region.is_some().then_some("region") tabindex=region.is_some().then_some("0")
            aria-label=region
        >
            <ul class="rooms"><li class="corner">{letters}</li>{heads}</ul>
            <ol class="agenda">{rows}</ol>
        </div>
        <NowLine midnight first=steps.start last=steps.end />
    }
    .into_any()
}

fn row_view(guide: &Guide<'_>, day: &Day<'_>, row: &Row<'_>, card: &Card) -> Option<AnyView> {
    match row {
        Row::Hour(span) => Some(hour(guide, day, *span)),
        Row::Slot { slot, span, column, width } => {
            let place = format!("{} {}", span_classes(*span), column_classes(*column, *width));
            Card { place, ..card.clone() }.of(guide, slot)
        }
    }
}

fn hour(guide: &Guide<'_>, day: &Day<'_>, span: Span) -> AnyView {
    let own = guide.own_zone.as_ref().map(|own| {
        let midnight = day.date.and_time(NaiveTime::MIN);
        let instant = guide.zone.instant(midnight + chrono::TimeDelta::minutes(i64::from(span.step * STEP)));
        view! { " "<span class="own">{when::time(own.civil(instant))}</span> }
    });
    let class = format!("hour {}", span_classes(span));
    view! { <li class=class id=hour_id(span)><h2><span>{clock_of(span)}{own}</span></h2></li> }.into_any()
}

/// Hours to jump to.
fn jump(board: &Board<'_>) -> AnyView {
    let hours = board.rows.iter().filter_map(|row| match row {
        Row::Hour(span) => Some(*span),
        Row::Slot { .. } => None,
    });
    let links = hours.map(|span| {
        let href = format!("#{}", hour_id(span));
        let clock = clock_of(span);
        view! { <a href=href>{clock[..2].to_owned()}</a> }
    });
    let links = links.collect_view();
    view! { <nav class="jump" aria-label=t("programme-hours")>{links}</nav> }.into_any()
}

/// The days, `today` marked.
pub(super) fn day_choice(guide: &Guide<'_>, today: Option<NaiveDate>, href: impl Fn(&Day<'_>) -> String) -> AnyView {
    let links = guide.days.iter().map(|day| {
        let current = (Some(day.date) == today).then_some("page");
        view! { <a href=href(day) aria-current=current>{when::day_short(day.date)}</a> }
    });
    let links = links.collect_view();
    view! { <nav class="choice" aria-label=t("programme-days")>{links}</nav> }.into_any()
}

fn view_choice(guide: &Guide<'_>, day: &Day<'_>, asked: &Asked) -> AnyView {
    let link = |view: View, key: &str| {
        // The grid needs no word in the address of a whole day.
        let plain = view == View::Grid && asked.filter.is_empty();
        let href = Asked { view: (!plain).then_some(view), ..asked.clone() }.href(guide.href_of_day(day));
        let current = (asked.is_list() == (view == View::List)).then_some("page");
        view! { <a href=href aria-current=current>{t(key)}</a> }
    };
    view! {
        <nav class="choice views" aria-label=t("programme-view")>
            {link(View::Grid, "programme-grid")}
            {link(View::List, "programme-list")}
        </nav>
    }
    .into_any()
}

fn filter_form(guide: &Guide<'_>, day: &Day<'_>, asked: &Asked) -> AnyView {
    let choices = Choices::of(guide, day);
    let filter = &asked.filter;
    let open = !filter.is_empty();
    let view = asked.view.map(|view| ("view", view.as_str().to_owned()));
    let language = guide.href("").split_once("?lang=").map(|(_, lang)| ("lang", lang.to_owned()));
    let kept = view.into_iter().chain(language);
    let kept = kept.map(|(name, value)| view! { <input type="hidden" name=name value=value /> }).collect_view();
    let clear = Asked { filter: Filter::default(), ..asked.clone() }.href(guide.href_of_day(day));
    let zones = SUGGESTED_ZONES.map(|zone| view! { <option value=zone></option> }).collect_view();
    view! {
        <details class="filter" open=open>
            <summary>{t("programme-filter")}</summary>
            <form method="get">
                {kept}
                {select("track", &t("programme-track"), &t("programme-all-tracks"), choices.tracks, &filter.track)}
                {select("room", &t("programme-room"), &t("programme-all-rooms"), choices.rooms, &filter.room)}
                {select("type", &t("programme-type"), &t("programme-all-types"), choices.kinds, &filter.kind)}
                {select(
                    "language", &t("programme-language"), &t("programme-all-languages"), choices.languages,
                    &filter.language,
                )}
                <div class="field">
                    <label for="q">{t("programme-words")}</label>
                    <input id="q" name="q" type="search" value=filter.text.clone() />
                </div>
                <div class="field">
                    <label for="tz">{t("programme-zone")}</label>
                    <input
                        id="tz" name="tz" list="zones" autocomplete="off" spellcheck="false"
                        value=asked.zone.clone() placeholder=t("programme-zone-hint")
                    />
                    <datalist id="zones">{zones}</datalist>
                </div>
                <div class="acts">
                    <button class="button primary">{t("programme-show")}</button>
                    <a class="button" href=clear>{t("programme-clear")}</a>
                </div>
            </form>
        </details>
    }
    .into_any()
}

/// What there is to choose on a day, as value and words.
struct Choices {
    tracks: Vec<(String, String)>,
    rooms: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    languages: Vec<(String, String)>,
}

impl Choices {
    fn of(guide: &Guide<'_>, day: &Day<'_>) -> Self {
        let sessions = || day.slots.iter().filter_map(|slot| guide.index.session(slot.session));
        let tracks: std::collections::HashSet<_> = sessions().filter_map(|session| session.track).collect();
        let rooms: std::collections::HashSet<_> = day.slots.iter().map(|slot| slot.room).collect();
        let distinct = |values: &mut dyn Iterator<Item = &str>| {
            let values: std::collections::BTreeSet<_> = values.filter(|value| !value.is_empty()).collect();
            values.into_iter().map(str::to_owned).collect::<Vec<_>>()
        };
        let programme = guide.programme();
        let in_use = programme.tracks.iter().filter(|track| tracks.contains(&track.id));
        let mut tracks: Vec<_> = in_use.map(|track| (track.slug.clone(), track.name.clone())).collect();
        tracks.sort_by_cached_key(|(_, name)| domain::programme::fold::fold(name));
        let in_use = programme.rooms.iter().filter(|room| rooms.contains(&room.id));
        let kinds = distinct(&mut sessions().map(|session| session.kind.as_str()));
        let languages = distinct(&mut sessions().map(|session| session.language.as_str()));
        Self {
            tracks,
            rooms: in_use.map(|room| (room.slug.clone(), room.name.clone())).collect(),
            kinds: kinds.into_iter().map(|kind| (kind.clone(), kind_name(&kind))).collect(),
            languages: languages.into_iter().map(|tag| (tag.clone(), language_name(&tag))).collect(),
        }
    }
}

/// A kind of session as people read it: files write `lightningtalk`, `main track talk`, `Workshop`.
pub(super) fn kind_name(kind: &str) -> String {
    let known = kind.to_lowercase().replace([' ', '_'], "-");
    crate::i18n::try_t(&format!("kind-{known}")).unwrap_or_else(|| {
        let mut letters = kind.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    })
}

/// A language by its tag, as people call it; the tag itself where we know no word.
pub(super) fn language_name(tag: &str) -> String {
    let primary = tag.split('-').next().unwrap_or(tag).to_lowercase();
    crate::i18n::try_t(&format!("language-{primary}")).unwrap_or_else(|| tag.to_owned())
}

fn select(name: &'static str, label: &str, all: &str, choices: Vec<(String, String)>, chosen: &[String]) -> AnyView {
    if choices.len() < 2 && chosen.is_empty() {
        return ().into_any();
    }
    let options = choices.into_iter().map(|(value, words)| {
        let selected = chosen.contains(&value);
        view! { <option value=value selected=selected>{words}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label for=name>{label.to_owned()}</label>
            <select id=name name=name><option value="">{all.to_owned()}</option>{options}</select>
        </div>
    }
    .into_any()
}

fn hour_id(span: Span) -> String {
    format!("h{:02}", span.step * STEP / 60)
}

fn clock_of(span: Span) -> String {
    let minutes = span.step * STEP % (24 * 60);
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}
