//! What the exports of a whole programme have in common: days, their rooms, and what takes place there.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use domain::{
    id::RoomId,
    programme::{Facts, Link, Programme, Room, Session, Slot, fold::fold, index::Index, slugs, tidy},
    zone::Zone,
};

/// A programme in the order of the exchange formats.
#[derive(Debug)]
pub struct Plan<'a> {
    /// The programme.
    pub programme: &'a Programme,
    /// Look-ups in it.
    pub index: Index<'a>,
    /// Its zone.
    pub zone: Zone,
    /// The rooms that are told.
    pub rooms: Vec<&'a Room>,
    /// Its days.
    pub days: Vec<PlannedDay<'a>>,
}

/// A day of the export.
#[derive(Debug)]
pub struct PlannedDay<'a> {
    /// Its date.
    pub date: NaiveDate,
    /// Its first minute.
    pub start: DateTime<FixedOffset>,
    /// Its last minute.
    pub end: DateTime<FixedOffset>,
    slots: HashMap<RoomId, Vec<&'a Slot>>,
}

/// A conference longer than this is told only with the days on which something takes place.
const LONGEST_CONFERENCE: i64 = 31;

impl<'a> Plan<'a> {
    /// Plans the export of a programme.
    pub fn new(programme: &'a Programme) -> Self {
        let facts = &programme.conference;
        let zone = Zone::of(facts);
        let mut days: BTreeMap<NaiveDate, HashMap<RoomId, Vec<&Slot>>> =
            conference_days(facts).into_iter().map(|date| (date, HashMap::new())).collect();
        for slot in programme.active_slots() {
            let date = zone.day(slot.start, facts.day_change_minutes);
            days.entry(date).or_default().entry(slot.room).or_default().push(slot);
        }
        let days = days.into_iter().map(|(date, slots)| planned(date, slots, facts, &zone)).collect();
        Self { programme, index: Index::new(programme), zone, rooms: told_rooms(programme), days }
    }

    /// An instant on the conference's clock, as the formats write it.
    pub fn date_time(&self, slot: &Slot) -> DateTime<FixedOffset> {
        self.zone.at(slot.start)
    }

    /// A name for a slot that both schemas take and no other slot has.
    pub fn slug(&self, slot: &Slot, session: &Session) -> String {
        let title = slugs::slugify(&session.title);
        let title = if title.is_empty() { fold(&session.code) } else { title };
        let rest = format!("{}-{title}", slot.number);
        let rest = if rest.len() < 4 { format!("{rest}-{}", fold(&session.code)) } else { rest };
        format!("{}-{rest}", self.programme.conference.acronym)
    }
}

impl<'a> PlannedDay<'a> {
    /// What takes place in a room on this day.
    pub fn slots_in(&self, room: &Room) -> &[&'a Slot] {
        self.slots.get(&room.id).map_or(&[], Vec::as_slice)
    }
}

/// Links, then attachments: the order in which both formats hold them.
pub fn links(session: &Session, attachments: bool) -> impl Iterator<Item = &Link> {
    session.links.iter().filter(move |link| link.attachment == attachments)
}

/// The page that a session has elsewhere, if strict formats take its address.
pub fn origin_url(session: &Session, own: Option<&str>) -> Option<String> {
    let url = session.source.url.as_deref().and_then(tidy::web_address)?;
    (Some(url.as_str()) != own).then_some(url)
}

/// `HH:MM`.
pub fn hours_and_minutes(minutes: u32) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

fn conference_days(facts: &Facts) -> Vec<NaiveDate> {
    let length = (facts.end - facts.start).num_days();
    if (0..LONGEST_CONFERENCE).contains(&length) {
        facts.start.iter_days().take_while(|day| *day <= facts.end).collect()
    } else {
        vec![facts.start]
    }
}

fn planned<'a>(date: NaiveDate, slots: HashMap<RoomId, Vec<&'a Slot>>, facts: &Facts, zone: &Zone) -> PlannedDay<'a> {
    let next = date.succ_opt().unwrap_or(date);
    let last_minute = zone.day_start(next, facts.day_change_minutes) - TimeDelta::minutes(1);
    PlannedDay {
        date,
        start: zone.at(zone.day_start(date, facts.day_change_minutes)),
        end: zone.at(last_minute),
        slots,
    }
}

/// Rooms in which something takes place, or nothing ever did; not those of which everything was cancelled.
fn told_rooms(programme: &Programme) -> Vec<&Room> {
    let used: HashSet<RoomId> = programme.slots.iter().map(|slot| slot.room).collect();
    let active: HashSet<RoomId> = programme.active_slots().map(|slot| slot.room).collect();
    programme.rooms.iter().filter(|room| active.contains(&room.id) || !used.contains(&room.id)).collect()
}
