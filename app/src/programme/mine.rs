//! Somebody's own agenda.

use std::collections::HashSet;

use domain::{
    id::SessionId,
    programme::{Slot, clash::overlaps, day::Day},
};
use leptos::prelude::*;

use super::{
    agenda::{Asked, agenda, clock_line, day_choice, other_clock},
    card::{Card, Star, session_list},
    guide::Guide,
};
use crate::{
    i18n::{t, tv},
    page::Page,
    when,
};

/// What stands on the page of one's own agenda.
#[derive(Clone, Debug, Default)]
pub struct Mine {
    /// The sessions that were marked.
    pub favourites: HashSet<SessionId>,
    /// The secret address of the calendar, where it was made just now; it is shown once.
    pub calendar: Option<String>,
    /// What the address asks for: a zone.
    pub asked: Asked,
}

/// The asker's own agenda.
pub fn mine_page(guide: &Guide<'_>, mine: &Mine) -> Page {
    let slots = slots_of(guide, &mine.favourites);
    let body = if slots.is_empty() {
        empty(guide)
    } else {
        view! { {clashes(guide, &slots)}{by_day(guide, &slots, &Star::Marked)} }.into_any()
    };
    let count = tv("programme-own-count", &[("count", slots.len().into())]);
    let main = view! {
        <div class="split">
            <div>
                <header class="head">
                    <h1>{t("programme-my-agenda")}</h1>
                    <p class="count">{count}</p>
                    {(!guide.days.is_empty()).then(|| day_choice(guide, None, |day| own_day(guide, day, &mine.asked)))}
                    {clocks(guide, &slots, &mine.asked)}
                </header>
                {body}
            </div>
            <aside class="margin" aria-label=t("programme-your-calendar")>{calendar(mine)}</aside>
        </div>
    };
    guide.page("/my", &t("programme-my-agenda"), t("programme-my-agenda"), main).unlisted()
}

/// Sessions that somebody collected in their browser or sent to a friend: the same for everybody who has the address.
pub fn shared_page(guide: &Guide<'_>, shared: &Mine) -> Page {
    let slots = slots_of(guide, &shared.favourites);
    let body = if slots.is_empty() {
        empty(guide)
    } else {
        view! { {clashes(guide, &slots)}{by_day(guide, &slots, &Star::None)} }.into_any()
    };
    let count = (!slots.is_empty()).then(|| {
        let words = tv("programme-own-count", &[("count", slots.len().into())]);
        view! { <p class="count">{words}</p> }
    });
    let main = view! {
        <header class="head">
            <h1>{t("programme-my-agenda")}</h1>
            {count}
            {guide.own_zone.is_some().then(|| clocks(guide, &slots, &shared.asked))}
            <p class="standing">{t("programme-kept-here")}</p>
            <noscript><p class="notice">{t("programme-kept-without-scripts")}</p></noscript>
        </header>
        {body}
    };
    guide.page("/my", &t("programme-my-agenda"), t("programme-my-agenda"), main).unlisted()
}

/// A whole day with a star for each session. What differs from person to person is left open: a session's code between
/// two `mark`s stands in place of each star's state, and `mark` alone, twice, in place of the name in the page's head.
pub fn own_agenda(guide: &Guide<'_>, day: &Day<'_>, asked: &Asked, sheet: &str, mark: &str) -> Page {
    let title = when::day_long(day.date);
    let card = Card { star: Star::Open { mark: mark.to_owned() }, ..Card::default() };
    let main = view! {
        <div class="agenda-head">
            <h1>{title.clone()}</h1>
            {day_choice(guide, Some(day.date), |day| own_day(guide, day, asked))}
            <a href=asked.href(guide.href("/my"))>{t("programme-my-agenda")}</a>
        </div>
        {agenda(guide, day, &day.slots, asked, &card, guide.href(&own_path(day)))}
    };
    let sheet = sheet.to_owned();
    let page = guide.page(&own_path(day), &title, title.clone(), main);
    page.with_head(view! { <link rel="stylesheet" href=sheet /> }).unlisted().wide()
}

fn own_path(day: &Day<'_>) -> String {
    format!("/my/{}", day.date)
}

fn own_day(guide: &Guide<'_>, day: &Day<'_>, asked: &Asked) -> String {
    asked.href(guide.href(&own_path(day)))
}

/// Which clocks the times are on, and the way to others.
fn clocks(guide: &Guide<'_>, slots: &[&Slot], asked: &Asked) -> Option<AnyView> {
    let first = slots.first()?;
    let other = other_clock(guide, first.start, asked, guide.href("/my"));
    Some(view! { <p class="count">{clock_line(guide, slots)}" "{other}</p> }.into_any())
}

fn slots_of<'a>(guide: &Guide<'a>, favourites: &HashSet<SessionId>) -> Vec<&'a Slot> {
    guide.programme().slots.iter().filter(|slot| favourites.contains(&slot.session)).collect()
}

fn by_day(guide: &Guide<'_>, slots: &[&Slot], star: &Star) -> AnyView {
    let card = Card { star: star.clone(), ..Card::default() };
    let days: Vec<AnyView> = guide
        .days
        .iter()
        .filter_map(|day| {
            let of_day: Vec<_> =
                slots.iter().copied().filter(|slot| day.start <= slot.start && slot.start < day.end).collect();
            let list = session_list(guide, of_day.iter().copied(), &card);
            let part = view! { <section class="part"><h2>{when::day_long(day.date)}</h2>{list}</section> };
            (!of_day.is_empty()).then(|| part.into_any())
        })
        .collect();
    days.into_any()
}

fn clashes(guide: &Guide<'_>, slots: &[&Slot]) -> Option<AnyView> {
    let pairs = overlaps(slots.iter().copied().filter(|slot| !slot.cancelled));
    let lines: Vec<AnyView> = pairs
        .iter()
        .filter_map(|(first, second)| {
            let (one, other) = (guide.index.session(first.session)?, guide.index.session(second.session)?);
            let values = [
                ("when", guide.span(second).into()),
                ("one", one.title.clone().into()),
                ("other", other.title.clone().into()),
            ];
            Some(view! { <p>{tv("programme-overlap", &values)}</p> }.into_any())
        })
        .collect();
    let title = tv("programme-overlaps", &[("count", lines.len().into())]);
    (!lines.is_empty()).then(|| view! { <div class="notice warn"><strong>{title}</strong>{lines}</div> }.into_any())
}

fn empty(guide: &Guide<'_>) -> AnyView {
    view! {
        <div class="empty">
            <h2>{t("programme-own-empty")}</h2>
            <p>{t("programme-own-empty-hint")}</p>
            <a class="button primary" href=guide.href("/schedule")>{t("programme-see-schedule")}</a>
        </div>
    }
    .into_any()
}

/// The secret address of one's calendar: shown once, made anew at will.
fn calendar(mine: &Mine) -> AnyView {
    let address = mine.calendar.clone().map(|address| {
        view! {
            <p><code class="secret">{address}</code></p>
            <p>{t("programme-calendar-once")}</p>
        }
    });
    let verb = if mine.calendar.is_some() { "programme-calendar-again" } else { "programme-calendar-make" };
    view! {
        <section class="part">
            <h2>{t("programme-your-calendar")}</h2>
            {address}
            <p>{t("programme-calendar-hint")}</p>
            <form method="post" class="acts">
                <button class="button small" name="calendar" value="make">{t(verb)}</button>
            </form>
        </section>
    }
    .into_any()
}
