//! Rooms and tracks: matched by name.

use std::collections::{BTreeSet, HashMap, HashSet};

use uuid::Uuid;

use crate::{
    id::{RoomId, TrackId},
    programme::{Programme, Room, Track, sheet::Sheet, slugs},
};

/// Things with names: the sheet's in its order, then those of earlier that it does not name.
#[derive(Debug)]
pub struct Named<T, I> {
    /// All of them.
    pub all: Vec<T>,
    by_name: HashMap<String, I>,
}

impl<T, I: Copy> Named<T, I> {
    /// The identity of a name.
    pub fn id(&self, name: &str) -> Option<I> {
        self.by_name.get(name).copied()
    }
}

/// The rooms.
pub fn rooms(earlier: &Programme, sheet: &Sheet, ids: &mut dyn FnMut() -> Uuid) -> Named<Room, RoomId> {
    let knows_capacities = sheet.rooms.iter().any(|room| room.capacity.is_some());
    let mut capacities: HashMap<&str, u32> = HashMap::new();
    for room in &sheet.rooms {
        if let Some(capacity) = room.capacity {
            capacities.entry(&room.name).or_insert(capacity);
        }
    }
    let before: HashMap<&str, &Room> = earlier.rooms.iter().map(|room| (room.name.as_str(), room)).collect();
    let mut slugs: BTreeSet<String> = earlier.rooms.iter().map(|room| room.slug.clone()).collect();

    let listed = sheet.rooms.iter().map(|room| room.name.as_str());
    let used = sheet.entries.iter().map(|entry| entry.room.as_str());
    let mut named = Named { all: Vec::new(), by_name: HashMap::new() };
    for name in listed.chain(used) {
        if named.by_name.contains_key(name) {
            continue;
        }
        let capacity = capacities.get(name).copied();
        let room = match before.get(name) {
            Some(room) if knows_capacities => Room { capacity, ..(*room).clone() },
            Some(room) => (*room).clone(),
            None => Room { id: RoomId(ids()), name: name.into(), slug: slugs::room(name, &mut slugs), capacity },
        };
        named.by_name.insert(name.into(), room.id);
        named.all.push(room);
    }
    named.all.extend(earlier.rooms.iter().filter(|room| !named.by_name.contains_key(&room.name)).cloned());
    named
}

/// The tracks. One whose name is new and whose slug is an old one's that the sheet no longer names was renamed.
pub fn tracks(earlier: &Programme, sheet: &Sheet, ids: &mut dyn FnMut() -> Uuid) -> Named<Track, TrackId> {
    let before: HashMap<&str, &Track> = earlier.tracks.iter().map(|track| (track.name.as_str(), track)).collect();
    let mut slugs: BTreeSet<String> = earlier.tracks.iter().map(|track| track.slug.clone()).collect();
    let mut colours: HashSet<u8> = earlier.tracks.iter().map(|track| track.colour).collect();

    let listed = sheet.tracks.iter().map(|track| (track.name.as_str(), track.slug.as_deref()));
    let used = sheet.entries.iter().filter_map(|entry| Some((entry.track.as_deref()?, None)));
    let names: HashSet<&str> = listed.clone().chain(used.clone()).map(|(name, _)| name).collect();
    let mut renamable: HashMap<&str, &Track> = earlier
        .tracks
        .iter()
        .filter(|track| !names.contains(track.name.as_str()))
        .map(|track| (track.slug.as_str(), track))
        .collect();

    let mut named = Named { all: Vec::new(), by_name: HashMap::new() };
    for (name, slug) in listed.chain(used) {
        if named.by_name.contains_key(name) {
            continue;
        }
        let wish = slugs::track(slug.unwrap_or(name), &mut BTreeSet::new());
        let track = match before.get(name) {
            Some(track) => (*track).clone(),
            None => match slug.and_then(|_| renamable.remove(wish.as_str())) {
                Some(track) => Track { name: name.into(), ..track.clone() },
                None => Track {
                    id: TrackId(ids()),
                    name: name.into(),
                    slug: slugs::track(slug.unwrap_or(name), &mut slugs),
                    colour: free_colour(&mut colours, named.all.len()),
                },
            },
        };
        named.by_name.insert(name.into(), track.id);
        named.all.push(track);
    }
    let kept: HashSet<TrackId> = named.all.iter().map(|track| track.id).collect();
    named.all.extend(earlier.tracks.iter().filter(|track| !kept.contains(&track.id)).cloned());
    named
}

fn free_colour(colours: &mut HashSet<u8>, place: usize) -> u8 {
    let free = (0..=u8::MAX).find(|colour| !colours.contains(colour));
    let colour = free.unwrap_or_else(|| (place % 256).try_into().unwrap_or_default());
    colours.insert(colour);
    colour
}
