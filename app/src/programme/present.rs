//! Now and next.

use domain::{
    Instant,
    programme::{Slot, now_next::now_next},
};
use leptos::prelude::*;

use super::{card::brief_list, guide::Guide};
use crate::{
    i18n::{t, tv},
    page::Page,
    when,
};

/// What is on and what comes next in each room. The only public page that depends on the clock.
pub fn present_page(guide: &Guide<'_>, now: Instant) -> Page {
    let title = t("programme-now-and-next");
    let clock = view! { <time datetime=when::machine(now, &guide.zone)>{when::moment(now, &guide.zone)}</time> };
    let description = tv("programme-now-description", &[("conference", guide.title().into())]);
    let main = view! {
        <header class="head">
            <h1>{title.clone()}</h1>
            <p class="standing">{clock}" ("{guide.zone_place()}")"</p>
        </header>
        {body(guide, now)}
    };
    guide.page("/now", &title, description, main)
}

fn body(guide: &Guide<'_>, now: Instant) -> AnyView {
    let today = guide.days.iter().find(|day| day.start <= now && now < day.end);
    let rooms = today.map(|day| now_next(guide.programme(), now, day.end)).unwrap_or_default();
    if rooms.is_empty() {
        return quiet(guide, now);
    }
    let on: Vec<&Slot> = rooms.iter().flat_map(|room| room.now.iter().copied()).collect();
    let mut next: Vec<&Slot> = rooms.iter().filter_map(|room| room.next).collect();
    next.sort_by_key(|slot| (slot.start, guide.index.room_place(slot.room)));
    let now_title = tv("programme-now-at", &[("time", guide.clock(now).into())]);
    let on_now =
        if on.is_empty() { view! { <p>{t("programme-nothing-now")}</p> }.into_any() } else { brief_list(guide, on) };
    let then = if next.is_empty() {
        view! { <p>{t("programme-nothing-next")}</p> }.into_any()
    } else {
        brief_list(guide, next)
    };
    view! {
        <div class="present">
            <section aria-labelledby="now"><h2 id="now">{now_title}</h2>{on_now}</section>
            <section aria-labelledby="next"><h2 id="next">{t("programme-next")}</h2>{then}</section>
        </div>
    }
    .into_any()
}

/// Nothing is on, and nothing more comes today.
fn quiet(guide: &Guide<'_>, now: Instant) -> AnyView {
    let coming = guide.days.iter().find(|day| now < day.start);
    let (title, hint) = match coming {
        Some(day) => {
            let first = day.slots.first().map_or(day.start, |slot| slot.start);
            let values = [("day", when::day_long(day.date).into()), ("time", guide.clock(first).into())];
            (t("programme-quiet"), tv("programme-goes-on", &values))
        }
        None => (t("programme-quiet"), t("programme-over")),
    };
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p>{hint}</p>
            <a class="button primary" href=guide.href("/schedule")>{t("programme-see-schedule")}</a>
        </div>
    }
    .into_any()
}
