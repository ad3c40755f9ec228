//! The slots: which entry continues which slot of its session, and which slots are cancelled.

use std::collections::{HashMap, HashSet, VecDeque};

use uuid::Uuid;

use super::{group::Group, numbers, places::Named};
use crate::{
    Instant,
    id::{RoomId, SessionId, SlotId},
    programme::{
        Programme, Room, Slot,
        notices::Notices,
        sheet::{Entry, Place},
    },
};

/// The slots of the next programme.
#[derive(Debug)]
pub struct Slots<'a> {
    /// All of them, cancelled ones included.
    pub all: Vec<Slot>,
    /// Where in the file each slot that takes place stands.
    pub places: HashMap<SlotId, &'a Place>,
}

/// Builds the slots of the next programme.
pub fn settle<'a>(
    earlier: &Programme,
    groups: &[Group<'a>],
    sessions: &[SessionId],
    rooms: &Named<Room, RoomId>,
    at: Instant,
    ids: &mut dyn FnMut() -> Uuid,
    notices: &mut Notices,
) -> Slots<'a> {
    let mut before: HashMap<SessionId, Vec<&Slot>> = HashMap::new();
    for slot in &earlier.slots {
        before.entry(slot.session).or_default().push(slot);
    }
    let mut wanted: Vec<Wanted<'_, 'a>> = Vec::new();
    for (group, session) in groups.iter().zip(sessions) {
        let spots: Vec<_> = group
            .entries
            .iter()
            .filter_map(|entry| Some(Spot { entry, room: rooms.id(&entry.room)?, session: *session }))
            .collect();
        let slots = before.remove(session).unwrap_or_default();
        let continued = pair(&spots, slots);
        wanted.extend(spots.into_iter().zip(continued));
    }

    let new: Vec<&Entry> = wanted.iter().filter(|(_, slot)| slot.is_none()).map(|(spot, _)| spot.entry).collect();
    let mut numbers = numbers::assign(earlier, &new, notices).into_iter();
    let mut slots = Slots { all: Vec::new(), places: HashMap::new() };
    for (spot, continued) in wanted {
        let slot = match continued {
            Some(slot) => Slot { cancelled: false, ..slot.clone() },
            None => Slot {
                id: SlotId(ids()),
                number: numbers.next().unwrap_or_default(),
                session: spot.session,
                room: spot.room,
                start: spot.entry.start,
                minutes: spot.entry.minutes,
                sequence: 0,
                changed: at,
                cancelled: false,
            },
        };
        let slot = Slot { room: spot.room, start: spot.entry.start, minutes: spot.entry.minutes, ..slot };
        slots.places.insert(slot.id, &spot.entry.place);
        slots.all.push(slot);
    }
    let cancelled = earlier.slots.iter().filter(|slot| !slots.places.contains_key(&slot.id));
    slots.all.extend(cancelled.map(|slot| Slot { cancelled: true, ..slot.clone() }));
    slots
}

type Wanted<'s, 'a> = (Spot<'a>, Option<&'s Slot>);

/// An entry with what it means here.
struct Spot<'a> {
    entry: &'a Entry,
    room: RoomId,
    session: SessionId,
}

/// For each spot the slot it continues: the one it names, the one at the same time in the same room, the one with its
/// number, then the others in order, those that took place before those that were cancelled.
fn pair<'s>(spots: &[Spot<'_>], mut slots: Vec<&'s Slot>) -> Vec<Option<&'s Slot>> {
    slots.sort_by_key(|slot| (slot.cancelled, slot.number));
    let mut pairs = Pairs { found: vec![None; spots.len()], taken: HashSet::new() };
    pairs.by(spots, &slots, |spot| spot.entry.guid.clone(), |slot| Some(slot.id.to_string()));
    pairs.by(
        spots,
        &slots,
        |spot| Some((spot.entry.start, spot.room, spot.entry.minutes)),
        |slot| Some((slot.start, slot.room, slot.minutes)),
    );
    pairs.by(spots, &slots, |spot| Some((spot.entry.start, spot.room)), |slot| Some((slot.start, slot.room)));
    let asked = distinct(spots.iter().map(|spot| numbers::asked_for(spot.entry)));
    pairs.by(
        spots,
        &slots,
        |spot| numbers::asked_for(spot.entry).filter(|number| asked.contains(number)),
        |slot| Some(slot.number),
    );
    pairs.by(spots, &slots, |_| Some(()), |_| Some(()));
    pairs.found
}

struct Pairs<'s> {
    found: Vec<Option<&'s Slot>>,
    taken: HashSet<SlotId>,
}

impl<'s> Pairs<'s> {
    /// Pairs what is still single and has the same key, in order.
    fn by<'a, K: std::hash::Hash + Eq>(
        &mut self,
        spots: &[Spot<'a>],
        slots: &[&'s Slot],
        of_spot: impl Fn(&Spot<'a>) -> Option<K>,
        of_slot: impl Fn(&Slot) -> Option<K>,
    ) {
        let mut waiting: HashMap<K, VecDeque<&'s Slot>> = HashMap::new();
        for slot in slots.iter().filter(|slot| !self.taken.contains(&slot.id)) {
            if let Some(key) = of_slot(slot) {
                waiting.entry(key).or_default().push_back(slot);
            }
        }
        for (spot, found) in spots.iter().zip(&mut self.found).filter(|(_, found)| found.is_none()) {
            let slot = of_spot(spot).and_then(|key| waiting.get_mut(&key)).and_then(VecDeque::pop_front);
            if let Some(slot) = slot {
                self.taken.insert(slot.id);
                *found = Some(slot);
            }
        }
    }
}

/// The numbers that come up exactly once.
fn distinct(numbers: impl Iterator<Item = Option<u32>>) -> HashSet<u32> {
    let mut counts: HashMap<u32, usize> = HashMap::new();
    for number in numbers.flatten() {
        *counts.entry(number).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count == 1).map(|(number, _)| number).collect()
}
