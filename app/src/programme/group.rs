//! Sessions that belong together: those of a track, those in a room.

use domain::programme::{Room, Slot, Track};
use leptos::prelude::*;

use super::{
    card::{Card, session_list},
    data::list_data,
    guide::{Guide, colour},
};
use crate::{
    i18n::{t, tv},
    page::Page,
    ui::JsonLd,
    when,
};

/// The sessions of a track.
pub fn track_page(guide: &Guide<'_>, track: &Track) -> Page {
    let in_track =
        |slot: &&Slot| guide.index.session(slot.session).is_some_and(|session| session.track == Some(track.id));
    let slots: Vec<&Slot> = guide.programme().active_slots().filter(in_track).collect();
    let rest = format!("/tracks/{}", track.slug);
    let kicker = view! { <p class="kicker session-track">{t("programme-track")}</p> }.into_any();
    let calendar = guide.path(&format!("{rest}.ics"));
    group_page(guide, &rest, &track.name, Some(colour(track)), kicker, calendar, &slots)
}

/// The sessions in a room.
pub fn room_page(guide: &Guide<'_>, room: &Room) -> Page {
    let slots: Vec<&Slot> = guide.programme().active_slots().filter(|slot| slot.room == room.id).collect();
    let rest = format!("/rooms/{}", room.slug);
    let seats = room.capacity.map(|seats| format!(" · {}", tv("programme-seats", &[("count", seats.into())])));
    let kicker = view! { <p class="kicker">{t("programme-room")}{seats}</p> }.into_any();
    let calendar = guide.path(&format!("{rest}.ics"));
    group_page(guide, &rest, &room.name, None, kicker, calendar, &slots)
}

fn group_page(
    guide: &Guide<'_>,
    rest: &str,
    name: &str,
    class: Option<String>,
    kicker: AnyView,
    calendar: String,
    slots: &[&Slot],
) -> Page {
    let standing = tv("programme-group-standing", &[("count", slots.len().into())]);
    let description = format!("{name} · {} · {standing}", guide.title());
    let data = list_data(guide, name, slots.iter().filter_map(|slot| guide.index.session(slot.session)));
    let days: Vec<AnyView> = guide
        .days
        .iter()
        .filter_map(|day| {
            let of_day: Vec<_> =
                slots.iter().copied().filter(|slot| day.start <= slot.start && slot.start < day.end).collect();
            let list = session_list(guide, of_day.iter().copied(), &Card::default());
            let title = when::day_long(day.date);
            let part = view! { <section class="part"><h2>{title}</h2>{list}</section> };
            (!of_day.is_empty()).then(|| part.into_any())
        })
        .collect();
    let main = view! {
        <JsonLd data=data />
        <header class=format!("head {}", class.unwrap_or_default()).trim_end().to_owned()>
            {kicker}
            <h1>{name.to_owned()}</h1>
            <p class="standing">{standing}</p>
            <p class="acts"><a class="button" href=calendar>{t("programme-calendar")}</a></p>
        </header>
        {days}
    };
    guide.page(rest, name, description, main)
}
