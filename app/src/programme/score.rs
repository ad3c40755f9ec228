//! A day drawn: a line for each room, a stroke for each session in the colour of its track.

use std::{collections::BTreeMap, fmt::Write as _};

use domain::programme::{
    board::{Row, STEP, board},
    day::Day,
};
use leptos::prelude::*;

use super::guide::{Guide, colour};
use crate::i18n::tv;

const HOUR: u32 = 60 / STEP;

/// The drawing of `day`, with the hours under it.
pub fn score(guide: &Guide<'_>, day: &Day<'_>) -> AnyView {
    let board = board(&guide.index, &guide.zone, day.date, &day.slots);
    let steps = board.steps();
    let (first, last) = (steps.start / HOUR * HOUR, steps.end.div_ceil(HOUR) * HOUR);
    let places: BTreeMap<_, _> = board.rooms.iter().zip(0_u32..).map(|(head, place)| (head.room.id, place)).collect();
    let mut strokes: BTreeMap<String, String> = BTreeMap::new();
    for row in &board.rows {
        let Row::Slot { slot, span, .. } = row else { continue };
        let Some(session) = guide.index.session(slot.session) else { continue };
        let Some(place) = places.get(&slot.room) else { continue };
        let class = guide.index.track_of(session).map_or_else(|| "k0".to_owned(), colour);
        let from = (span.step - first) * STEP + 1;
        let _ = write!(strokes.entry(class).or_default(), "M{from} {}h{}", 5 * place + 3, span.steps * STEP - 2);
    }
    let (width, height) = ((last - first) * STEP, 5 * board.rooms.len() + 1);
    let rule = (first..=last).step_by(HOUR as usize).fold(String::new(), |mut rule, step| {
        let _ = write!(rule, "M{} 0v{height}", (step - first) * STEP);
        rule
    });
    let hours = (first..=last).step_by(HOUR as usize).map(|step| format!("{:02}", step / HOUR % 24));
    let hours = hours.map(|hour| view! { <span>{hour}</span> }).collect_view();
    let strokes = strokes.into_iter().map(|(class, d)| view! { <path class=class d=d></path> }).collect_view();
    view! {
        <svg class="score" viewBox=format!("0 0 {width} {height}") role="img" aria-label=day_in_words(guide, day)>
            <path class="rule" d=rule></path>
            {strokes}
        </svg>
        <div class="hours" aria-hidden="true">{hours}</div>
    }
    .into_any()
}

/// `554 sessions in 37 rooms, 09:30 to 19:00`
pub fn day_in_words(guide: &Guide<'_>, day: &Day<'_>) -> String {
    let (sessions, hours) = day_facts(guide, day);
    format!("{sessions}, {hours}")
}

/// How many sessions in how many rooms, and from when to when.
pub fn day_facts(guide: &Guide<'_>, day: &Day<'_>) -> (String, String) {
    let rooms: std::collections::HashSet<_> = day.slots.iter().map(|slot| slot.room).collect();
    let first = day.slots.iter().map(|slot| slot.start).min().unwrap_or(day.start);
    let last = day.slots.iter().map(|slot| slot.end()).max().unwrap_or(day.end);
    let sessions = tv(
        "programme-sessions-in-rooms",
        &[("sessioncount", day.slots.len().into()), ("roomcount", rooms.len().into())],
    );
    let hours = tv("programme-from-to", &[("from", guide.clock(first).into()), ("to", guide.clock(last).into())]);
    (sessions, hours)
}
