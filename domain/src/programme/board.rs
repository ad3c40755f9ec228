//! A day as a board: rooms side by side, time downwards, everything at a whole step of five minutes.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};

use super::{Room, Slot, index::Index};
use crate::zone::Zone;

/// Minutes of one step.
pub const STEP: u32 = 5;
/// Steps of an hour.
const HOUR: u32 = 60 / STEP;
/// Below this many minutes a session needs more height for each minute.
const SHORT: u32 = 10;
/// Most columns of a board that is printed on one sheet.
const POSTER_COLUMNS: u32 = 14;

/// Sessions of one day in their places.
#[derive(Clone, Debug, PartialEq)]
pub struct Board<'a> {
    /// The step at which the first row begins: the earliest start, cut to the half hour.
    pub first: u32,
    /// Columns, the clock's own not counted.
    pub columns: u32,
    /// Rooms in which something takes place, in the programme's order.
    pub rooms: Vec<Head<'a>>,
    /// Hours and sessions by time, each hour before the sessions that start in it.
    pub rows: Vec<Row<'a>>,
    /// Whether no session is shorter than ten minutes.
    pub calm: bool,
}

/// The head of a room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Head<'a> {
    /// Which room.
    pub room: &'a Room,
    /// Its first column, from 1.
    pub column: u32,
    /// How many columns it takes.
    pub width: u32,
}

/// One row of the list below the heads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Row<'a> {
    /// A line across, with the time.
    Hour(Span),
    /// A session in its place.
    Slot {
        /// Which.
        slot: &'a Slot,
        /// When.
        span: Span,
        /// The first column, from 1.
        column: u32,
        /// How many columns.
        width: u32,
    },
}

/// Some steps of a day, counted from its midnight; a step after the next midnight goes on counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first step.
    pub step: u32,
    /// How many steps, at least one.
    pub steps: u32,
}

impl Span {
    fn end(self) -> u32 {
        self.step + self.steps
    }
}

impl Board<'_> {
    /// Whether the board is printed as one sheet.
    pub fn fits_a_poster(&self) -> bool {
        self.calm && self.columns <= POSTER_COLUMNS
    }

    /// The steps from the first row to the last, that one not included.
    pub fn steps(&self) -> std::ops::Range<u32> {
        let end = self.rows.iter().map(|row| match row {
            Row::Hour(span) | Row::Slot { span, .. } => span.end(),
        });
        self.first..end.max().unwrap_or(self.first)
    }
}

/// Puts `slots` of the day that starts on `date` in their places. What lasts beyond the day is cut at its end.
pub fn board<'a>(index: &Index<'a>, zone: &Zone, date: NaiveDate, slots: &[&'a Slot]) -> Board<'a> {
    let day_end = (24 * 60 + u32::from(index.programme.conference.day_change_minutes)).div_ceil(STEP);
    let mut placed: Vec<(&Slot, Span)> = slots.iter().map(|slot| (*slot, span(zone, date, slot, day_end))).collect();
    placed.sort_by_key(|(slot, span)| (span.step, index.room_place(slot.room), slot.start, slot.number));
    let lanes = lanes(&placed);
    let (rooms, columns) = heads(index, &placed, &lanes);
    let columns_of: BTreeMap<_, _> = rooms.iter().map(|head| (head.room.id, head)).collect();

    let first = placed.first().map_or(0, |(_, span)| span.step / (HOUR / 2) * (HOUR / 2));
    let last = placed.iter().map(|(_, span)| span.end()).max().unwrap_or(first);
    let mut hours = hours(first, last).into_iter().peekable();
    let mut rows = Vec::with_capacity(placed.len() + 24);
    for ((slot, span), lane) in placed.iter().zip(&lanes) {
        while let Some(hour) = hours.next_if(|hour| hour.step <= span.step) {
            rows.push(Row::Hour(hour));
        }
        let Some(head) = columns_of.get(&slot.room) else { continue };
        let (column, width) = if lane.alone { (head.column, head.width) } else { (head.column + lane.number, 1) };
        rows.push(Row::Slot { slot, span: *span, column, width });
    }
    rows.extend(hours.map(Row::Hour));
    let calm = slots.iter().all(|slot| slot.minutes >= SHORT);
    Board { first, columns, rooms, rows, calm }
}

fn span(zone: &Zone, date: NaiveDate, slot: &Slot, day_end: u32) -> Span {
    let minutes = (zone.civil(slot.start) - date.and_time(NaiveTime::MIN)).num_minutes();
    let start = u32::try_from(minutes).unwrap_or(0).min((day_end - 1) * STEP);
    let step = start / STEP;
    let end = (start + slot.minutes).div_ceil(STEP).clamp(step + 1, day_end);
    Span { step, steps: end - step }
}

/// Where a session stands in its room.
#[derive(Clone, Copy)]
struct Lane {
    number: u32,
    alone: bool,
}

/// The lowest lane of its room that is free at its start, for each of `placed`; and whether it overlaps none there.
fn lanes(placed: &[(&Slot, Span)]) -> Vec<Lane> {
    let mut lanes: Vec<Lane> = Vec::with_capacity(placed.len());
    let mut rooms: BTreeMap<_, Vec<(usize, u32)>> = BTreeMap::new();
    for (at, (slot, span)) in placed.iter().enumerate() {
        let busy = rooms.entry(slot.room).or_default();
        let mut alone = true;
        for (other, _) in busy.iter().filter(|(_, end)| *end > span.step) {
            lanes[*other].alone = false;
            alone = false;
        }
        let free = busy.iter().position(|(_, end)| *end <= span.step);
        let number = free.unwrap_or(busy.len());
        match busy.get_mut(number) {
            Some(lane) => *lane = (at, span.end()),
            None => busy.push((at, span.end())),
        }
        lanes.push(Lane { number: u32::try_from(number).unwrap_or(u32::MAX), alone });
    }
    lanes
}

/// The rooms that are in use, each as wide as it has lanes; and the sum of the widths.
fn heads<'a>(index: &Index<'a>, placed: &[(&Slot, Span)], lanes: &[Lane]) -> (Vec<Head<'a>>, u32) {
    let mut widths = BTreeMap::new();
    for ((slot, _), lane) in placed.iter().zip(lanes) {
        let width = widths.entry(slot.room).or_insert(1);
        *width = (lane.number + 1).max(*width);
    }
    let mut column = 1;
    let rooms = index.programme.rooms.iter().filter_map(|room| {
        let width = *widths.get(&room.id)?;
        let head = Head { room, column, width };
        column += width;
        Some(head)
    });
    let rooms = rooms.collect();
    (rooms, column - 1)
}

/// From `first` to the next full hour, then hour by hour until `last` is covered.
fn hours(first: u32, last: u32) -> Vec<Span> {
    let mut hours = Vec::new();
    let mut step = first;
    while step < last {
        let next = (step / HOUR + 1) * HOUR;
        hours.push(Span { step, steps: next - step });
        step = next;
    }
    hours
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::{
        Programme,
        day::days,
        testing::{at, programme},
    };

    fn told(lines: &[&str]) -> (String, Vec<String>) {
        let programme = programme(lines);
        let index = Index::new(&programme);
        let zone = Zone::of(&programme.conference);
        let days = days(&programme);
        let board = board(&index, &zone, days[0].date, &days[0].slots);
        let heads: Vec<_> =
            board.rooms.iter().map(|head| format!("{} {}+{}", head.room.name, head.column, head.width)).collect();
        let rows = board.rows.iter().map(|row| row_told(&programme, row)).collect();
        (format!("{} from {}: {}", board.columns, clock(board.first), heads.join(", ")), rows)
    }

    fn row_told(programme: &Programme, row: &Row<'_>) -> String {
        match row {
            Row::Hour(span) => format!("-- {} {}", clock(span.step), span.steps),
            Row::Slot { slot, span, column, width } => {
                format!("{} {}+{} at {column}+{width}", at(programme, slot.id), clock(span.step), span.steps)
            }
        }
    }

    fn clock(step: u32) -> String {
        format!("{}:{:02}", step * STEP / 60, step * STEP % 60)
    }

    // Times of the test world are in UTC; Brussels is an hour ahead.

    #[test]
    fn hours_stand_before_the_sessions_that_start_in_them() {
        let (board, rows) = told(&["A @Hall 8:35+25", "B @Yard 9:00+50", "C @Hall 9:30+35"]);
        assert_eq!(board, "2 from 9:30: Hall 1+1, Yard 2+1");
        let expected = ["-- 9:30 6", "A 9:35+5 at 1+1", "-- 10:00 12", "B 10:00+10 at 2+1", "C 10:30+7 at 1+1"];
        assert_eq!(rows[..5], expected);
        assert_eq!(rows[5..], ["-- 11:00 12"]);
    }

    #[test]
    fn what_overlaps_stands_side_by_side_and_what_does_not_spans_the_room() {
        let (board, rows) = told(&[
            "Z @Front 9:00+60",
            "A @Hall 9:00+60",
            "B @Hall 9:30+60",
            "C @Hall 10:00+15",
            "D @Hall 10:30+30",
            "Y @Yard 9:00+60",
        ]);
        assert_eq!(board, "4 from 10:00: Front 1+1, Hall 2+2, Yard 4+1");
        let sessions: Vec<_> = rows.into_iter().filter(|row| !row.starts_with('-')).collect();
        assert_eq!(
            sessions,
            [
                "Z 10:00+12 at 1+1",
                "A 10:00+12 at 2+1",
                "Y 10:00+12 at 4+1",
                "B 10:30+12 at 3+1",
                "C 11:00+3 at 2+1",
                "D 11:30+6 at 2+2"
            ]
        );
    }

    #[test]
    fn odd_minutes_cover_every_step_they_touch() {
        let (_, rows) = told(&["A @Hall 9:03+4", "B @Hall 9:08+1", "C @Hall 9:12+0"]);
        assert_eq!(rows[1..], ["A 10:00+2 at 1+1", "B 10:05+1 at 2+1", "C 10:10+1 at 1+2"]);
    }

    #[test]
    fn the_night_goes_on_counting_and_ends_with_the_day() {
        let (_, rows) = told(&["A @Hall 2/00:30+30", "B @Hall 1/23:30+600"]);
        let sessions: Vec<_> = rows.into_iter().filter(|row| !row.starts_with('-')).collect();
        assert_eq!(sessions, ["B 24:30+30 at 1+1", "A 25:30+6 at 2+1"]);
    }

    #[test]
    fn a_board_without_sessions_has_no_rows() {
        let programme = programme(&[]);
        let date = programme.conference.start;
        let board = board(&Index::new(&programme), &Zone::of(&programme.conference), date, &[]);
        assert_eq!((board.columns, board.rows.len(), board.steps()), (0, 0, 0..0));
    }
}
