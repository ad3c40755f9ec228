//! Telling the person who imports what overlaps.

use std::collections::HashMap;

use crate::{
    id::SlotId,
    programme::{
        Programme,
        clash::{self, Over},
        index::Index,
        notices::Notices,
        sheet::Place,
    },
};

/// Notes each clash of the programme at the place of the later entry.
pub fn clashes(programme: &Programme, places: &HashMap<SlotId, &Place>, notices: &mut Notices) {
    let index = Index::new(programme);
    let title = |id| index.slot(id).and_then(|slot| index.session(slot.session)).map_or("", |session| &session.title);
    let nowhere = Place::default();
    for clash in clash::clashes(programme) {
        let place = places.get(&clash.second).copied().unwrap_or(&nowhere);
        let (first, second) = (title(clash.first), title(clash.second));
        match clash.over {
            Over::Room(room) => notices.add(place, "room-overlap", || {
                let room = index.room_name(room);
                format!("“{second}” starts in {room} before “{first}” is over; both are kept.")
            }),
            Over::Speaker(speaker) => notices.add(place, "speaker-overlap", || {
                let speaker = index.speaker(speaker).map_or("", |speaker| &speaker.name);
                format!("{speaker} speaks in “{second}” before “{first}” is over; both are kept.")
            }),
        }
    }
}
