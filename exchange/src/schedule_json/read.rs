//! Reading schedule.json.

use std::collections::HashMap;

use domain::programme::sheet::{Place, Sheet, SheetRoom, SheetTrack};

use super::{event, json::Json};
use crate::{
    Options, ReadError,
    draft::{Day, Gathered},
    moment,
    times::read_times,
};

/// Reads a schedule.json.
pub fn read(text: &str, options: &Options) -> Result<Sheet, ReadError> {
    let file = Json::parse(text, options)?;
    let schedule = file.get("schedule").unwrap_or(&file);
    let Some(conference) = schedule.get("conference").filter(|value| matches!(value, Json::Object(_))) else {
        return Err(ReadError::not_a_schedule(1, "{"));
    };
    let mut gathered = Gathered::default();
    gathered.frame.version = schedule.text_of("version").map(str::to_owned);
    gathered.frame.base_url = schedule.text_of("base_url").map(str::to_owned);
    frame(conference, &mut gathered);
    for (at, day) in conference.get("days").map_or(&[][..], Json::items).iter().enumerate() {
        read_day(day, at, options, &mut gathered)?;
    }
    if let Some(extras) = conference.get("meta").and_then(|meta| meta.get("plenary")) {
        read_extras(extras, &mut gathered);
    }
    Ok(gathered.finish(options))
}

/// What our own exports add where the schema has no place for it.
fn read_extras(extras: &Json, gathered: &mut Gathered) {
    let text = |name: &str| extras.text_of(name).map(str::to_owned);
    let frame = &mut gathered.frame;
    frame.subtitle = text("subtitle").or(frame.subtitle.take());
    frame.venue = text("venue").or(frame.venue.take());
    frame.city = text("city").or(frame.city.take());
    gathered.zone_name = text("time_zone_name").or(gathered.zone_name.take());
    let kinds: HashMap<&str, &[Json]> = extras
        .get("link_kinds")
        .map_or(&[][..], Json::members)
        .iter()
        .map(|(guid, kinds)| (guid.as_str(), kinds.items()))
        .collect();
    for draft in &mut gathered.drafts {
        let kinds = draft.guid.as_deref().and_then(|guid| kinds.get(guid)).copied().unwrap_or_default();
        for (link, kind) in draft.links.iter_mut().zip(kinds) {
            kind.text().unwrap_or_default().clone_into(&mut link.kind);
        }
    }
}

fn frame(conference: &Json, gathered: &mut Gathered) {
    let text = |name: &str| conference.text_of(name).map(str::to_owned);
    let frame = &mut gathered.frame;
    frame.acronym = text("acronym");
    frame.title = text("title");
    frame.subtitle = text("subtitle");
    frame.venue = text("venue");
    frame.city = text("city");
    gathered.zone_name = text("time_zone_name");
    read_times(gathered, |name| {
        Some((conference.text_of(name)?, Place { line: 0, path: format!("schedule.conference.{name}") }))
    });
    for room in conference.get("rooms").map_or(&[][..], Json::items) {
        if let Some(name) = room.text_of("name") {
            let capacity = room.text_of("capacity").and_then(|seats| seats.parse().ok());
            gathered.add_room(SheetRoom { name: name.to_owned(), capacity });
        }
    }
    for track in conference.get("tracks").map_or(&[][..], Json::items) {
        let name = track.text_of("name").unwrap_or_default().to_owned();
        gathered.add_track(SheetTrack { name, slug: track.text_of("slug").map(str::to_owned) });
    }
}

fn read_day(day: &Json, at: usize, options: &Options, gathered: &mut Gathered) -> Result<(), ReadError> {
    let start = day.text_of("day_start").map(str::to_owned);
    let date = day.text_of("date").and_then(moment::date).or_else(|| start.as_deref().and_then(moment::date));
    gathered.days.push(Day { date, start });
    for (room, events) in day.get("rooms").map_or(&[][..], Json::members) {
        gathered.add_room(SheetRoom { name: room.clone(), capacity: None });
        for (number, value) in events.items().iter().enumerate() {
            let path = format!("schedule.conference.days[{at}].rooms[{room:?}][{number}]");
            let mut draft = event::draft(value, room, Place { line: 0, path }, gathered);
            draft.day = date;
            gathered.push(draft, options)?;
        }
    }
    Ok(())
}
