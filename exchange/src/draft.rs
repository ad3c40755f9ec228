//! What both formats have in common: entries whose times are not settled yet, and the way to a sheet.

use std::collections::{BTreeMap, HashSet};

use chrono::{NaiveDate, Timelike};
use domain::{
    programme::{
        Link,
        notices::Notices,
        sheet::{Entry, Frame, Notice, Place, Sheet, SheetPerson, SheetRoom, SheetTrack},
        tidy,
    },
    zone::Zone,
};

use crate::{
    Options, ReadError, links,
    moment::{self, Clock, DAY_CHANGE_MINUTES, Said},
};

/// An entry as it stands in the file.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub guid: Option<String>,
    pub id: Option<String>,
    pub code: Option<String>,
    pub url: Option<String>,
    pub slug: Option<String>,
    pub title: String,
    pub subtitle: String,
    pub summary: String,
    pub description: String,
    pub track: Option<String>,
    pub kind: String,
    pub language: String,
    pub room: String,
    pub day: Option<NaiveDate>,
    pub date: Option<String>,
    pub start: Option<String>,
    pub end: Option<String>,
    pub duration: Option<String>,
    pub persons: Vec<SheetPerson>,
    pub links: Vec<Link>,
    pub do_not_record: bool,
    pub recording_license: String,
    pub feedback_url: Option<String>,
    pub place: Place,
}

/// A day as it stands in the file.
#[derive(Clone, Debug, Default)]
pub struct Day {
    pub date: Option<NaiveDate>,
    pub start: Option<String>,
}

/// Everything read so far.
#[derive(Debug, Default)]
pub struct Gathered {
    pub frame: Frame,
    /// The zone as the file writes it.
    pub zone_name: Option<String>,
    pub rooms: Vec<SheetRoom>,
    pub tracks: Vec<SheetTrack>,
    pub days: Vec<Day>,
    pub drafts: Vec<Draft>,
    pub notices: Notices,
    room_names: HashSet<String>,
    track_names: HashSet<String>,
    unkept: BTreeMap<String, (Place, usize)>,
}

/// How many names of unknown parts are told.
const UNKEPT_TOLD: usize = 40;

impl Gathered {
    /// Adds an entry, up to the limit.
    pub fn push(&mut self, draft: Draft, options: &Options) -> Result<(), ReadError> {
        if self.drafts.len() >= options.max_entries {
            return Err(ReadError::too_much(draft.place.line, "sessions", options.max_entries));
        }
        self.drafts.push(draft);
        Ok(())
    }

    /// Adds a room unless it is there.
    pub fn add_room(&mut self, room: SheetRoom) {
        if self.room_names.insert(room.name.clone()) {
            self.rooms.push(room);
        }
    }

    /// Adds a track unless it is there.
    pub fn add_track(&mut self, track: SheetTrack) {
        if !track.name.trim().is_empty() && self.track_names.insert(track.name.clone()) {
            self.tracks.push(track);
        }
    }

    /// Notes a part of the file that is not kept. Each name is told once, with how often it came up.
    pub fn not_kept(&mut self, name: &str, place: &Place) {
        let name: String = name.chars().take(80).collect();
        if let Some((_, count)) = self.unkept.get_mut(&name) {
            *count += 1;
        } else if self.unkept.len() < UNKEPT_TOLD {
            self.unkept.insert(name, (place.clone(), 1));
        }
    }

    /// The sheet.
    pub fn finish(mut self, options: &Options) -> Sheet {
        let mut notices = std::mem::take(&mut self.notices);
        let clock = self.clock(options, &mut notices);
        self.settle_dates();
        let drafts = std::mem::take(&mut self.drafts);
        if drafts.is_empty() {
            notices.add(&Place::default(), "no-sessions", || "The file holds no sessions.".into());
        }
        let grid = self.frame.timeslot_minutes;
        let entries = drafts.into_iter().filter_map(|draft| entry(draft, &clock, grid, &mut notices)).collect();
        let mut notices = notices.finish();
        notices.extend(self.unkept.into_iter().map(unkept_notice));
        Sheet { frame: self.frame, rooms: self.rooms, tracks: self.tracks, entries, notices }
    }

    fn clock(&mut self, options: &Options, notices: &mut Notices) -> Clock {
        let named = self.zone_name.as_deref().map(str::trim).filter(|name| !name.is_empty());
        let zone = named.and_then(Zone::named);
        if let (Some(name), None) = (named, &zone) {
            let place = Place { line: 0, path: "conference time_zone_name".into() };
            notices.add(&place, "zone-unknown", || {
                format!("“{name}” is not a time zone of the IANA database and was left out.")
            });
        }
        self.frame.zone = zone.as_ref().and_then(|zone| place_of(zone, notices));
        let starts: Vec<_> = self.days.iter().filter_map(|day| moment::written(day.start.as_deref()?)).collect();
        self.frame.day_change_minutes = self.frame.day_change_minutes.or_else(|| common_morning(&starts));
        Clock {
            named: zone,
            record: options.zone.as_deref().and_then(Zone::named),
            offset: starts.iter().find_map(|start| start.offset),
            day_change_minutes: self.frame.day_change_minutes.unwrap_or(DAY_CHANGE_MINUTES),
        }
    }

    /// Where the conference does not say its dates, its days do.
    fn settle_dates(&mut self) {
        let days = || self.days.iter().filter_map(|day| day.date);
        self.frame.start = self.frame.start.or_else(|| days().min());
        self.frame.end = self.frame.end.or_else(|| days().max());
    }
}

/// The place to tell readers times of. A zone of no place counts for the file's own times all the same.
fn place_of(zone: &Zone, notices: &mut Notices) -> Option<String> {
    let meant = Zone::meant(zone.name());
    let told = Place { line: 0, path: "conference time_zone_name".into() };
    match &meant {
        Some(meant) if Zone::parse(zone.name()).is_err() => notices.add(&told, "zone-changed", || {
            format!("The zone “{}” is written “{}” here, as all exchange formats take it.", zone.name(), meant.name())
        }),
        Some(_) => {}
        None => notices.add(&told, "zone-without-place", || {
            format!(
                "“{}” is the zone of no place. The file's times were read in it; they are shown in the conference's zone.",
                zone.name()
            )
        }),
    }
    meant.map(|zone| zone.name().to_owned())
}

/// The time at which every day starts, if it is the same and in the morning.
fn common_morning(starts: &[moment::Written]) -> Option<u16> {
    let minutes = |start: &moment::Written| start.civil.hour() * 60 + start.civil.minute();
    let first = starts.first().map(minutes)?;
    let common = first < 12 * 60 && starts.iter().all(|start| minutes(start) == first);
    common.then(|| u16::try_from(first).ok())?
}

fn entry(mut draft: Draft, clock: &Clock, grid: Option<u16>, notices: &mut Notices) -> Option<Entry> {
    let said = Said { day: draft.day, date: draft.date.as_deref(), start: draft.start.as_deref() };
    let Some(start) = clock.start(&said, &draft.place, notices) else {
        notices.add(&draft.place, "time-missing", || {
            format!("“{}” does not say when it starts and was passed over.", tidy::line(&draft.title))
        });
        return None;
    };
    links::leave_out_unsafe(&mut draft, notices);
    let until_end = || {
        let end = Said { day: None, date: draft.end.as_deref(), start: None };
        let end = clock.start(&end, &draft.place, &mut Notices::default())?;
        u32::try_from((end - start).num_minutes()).ok()
    };
    let minutes = draft.duration.as_deref().and_then(moment::length).or_else(until_end).unwrap_or_else(|| {
        let minutes = grid.unwrap_or(5).into();
        notices.add(&draft.place, "length-missing", || {
            format!("“{}” does not say how long it takes; it has {minutes} minutes.", tidy::line(&draft.title))
        });
        minutes
    });
    Some(Entry {
        guid: draft.guid,
        id: draft.id,
        code: draft.code,
        url: draft.url,
        slug: draft.slug,
        title: draft.title,
        subtitle: draft.subtitle,
        summary: draft.summary,
        description: draft.description,
        track: draft.track,
        kind: draft.kind,
        language: draft.language,
        room: draft.room,
        start,
        minutes,
        persons: draft.persons,
        links: draft.links,
        do_not_record: draft.do_not_record,
        recording_license: draft.recording_license,
        feedback_url: draft.feedback_url,
        place: draft.place,
    })
}

fn unkept_notice((name, (place, count)): (String, (Place, usize))) -> Notice {
    let times = if count == 1 { "once".to_owned() } else { format!("{count} times, here first") };
    Notice { place, code: "not-kept".into(), message: format!("“{name}” ({times}) is not kept.") }
}
