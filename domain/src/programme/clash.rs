//! Overlaps: two things in one room at once, or one person in two places.

use std::collections::HashMap;

use super::{Programme, Slot, index::Index};
use crate::id::{PersonId, RoomId, SlotId};

/// Two slots that overlap where they should not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The one that starts first.
    pub first: SlotId,
    /// The one that starts before the first is over.
    pub second: SlotId,
    /// What they both claim.
    pub over: Over,
}

/// What two slots both claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// The same room.
    Room(RoomId),
    /// The same speaker.
    Speaker(PersonId),
}

/// The clashes of what takes place: each slot that starts while another is still on in its room, or while one of its
/// speakers is still busy, with the one that ends last. Linear in the programme's size.
pub fn clashes(programme: &Programme) -> Vec<Clash> {
    let index = Index::new(programme);
    let mut in_room: HashMap<RoomId, &Slot> = HashMap::new();
    let mut by_speaker: HashMap<PersonId, &Slot> = HashMap::new();
    let mut found = Vec::new();
    for slot in programme.active_slots() {
        note(&mut found, &mut in_room, slot.room, slot, Over::Room(slot.room));
        for speaker in index.session(slot.session).map_or(&[][..], |session| &session.speakers) {
            note(&mut found, &mut by_speaker, *speaker, slot, Over::Speaker(*speaker));
        }
    }
    found
}

/// Whether two slots share time. Touching is not overlapping, and what takes no time overlaps nothing.
pub fn overlap(one: &Slot, other: &Slot) -> bool {
    one.start.max(other.start) < one.end().min(other.end())
}

/// The overlaps among some slots, such as somebody's own agenda: each with the one before it that ends last.
pub fn overlaps<'a>(slots: impl IntoIterator<Item = &'a Slot>) -> Vec<(&'a Slot, &'a Slot)> {
    let mut slots: Vec<_> = slots.into_iter().collect();
    slots.sort_by_key(|slot| (slot.start, slot.number));
    let mut latest: Option<&Slot> = None;
    let mut found = Vec::new();
    for slot in slots {
        if let Some(before) = latest.filter(|before| overlap(before, slot)) {
            found.push((before, slot));
        }
        latest = latest.filter(|before| before.end() > slot.end()).or(Some(slot));
    }
    found
}

fn note<'a, K: std::hash::Hash + Eq>(
    found: &mut Vec<Clash>,
    latest: &mut HashMap<K, &'a Slot>,
    key: K,
    slot: &'a Slot,
    over: Over,
) {
    let before = latest.entry(key).or_insert(slot);
    if before.id != slot.id && overlap(before, slot) {
        found.push(Clash { first: before.id, second: slot.id, over });
    }
    if slot.end() > before.end() {
        *before = slot;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::testing::{at, programme};

    #[test]
    fn touching_is_not_overlapping() {
        let programme = programme(&["a @Hall 10:00+30 by Ann", "b @Hall 10:30+30 by Ann"]);
        assert_eq!(clashes(&programme), []);
    }

    #[test]
    fn a_long_session_clashes_with_all_that_start_during_it() {
        let programme = programme(&["a @Hall 10:00+90", "b @Hall 10:15+15", "c @Hall 11:00+60", "d @Yard 10:00+60"]);
        let seconds: Vec<_> = clashes(&programme).iter().map(|clash| at(&programme, clash.second)).collect();
        assert_eq!(seconds, ["b", "c"]);
    }

    #[test]
    fn nobody_is_in_two_places() {
        let programme =
            programme(&["a @Hall 10:00+30 by Ann, Ben", "b @Yard 10:10+30 by Ben", "c @Hut 10:40+10 by Ben"]);
        let [clash] = clashes(&programme)[..] else { panic!("one clash") };
        assert!(matches!(clash.over, Over::Speaker(_)));
        assert_eq!((at(&programme, clash.first), at(&programme, clash.second)), ("a", "b"));
    }

    #[test]
    fn an_own_agenda_has_overlaps_of_its_own() {
        let programme = programme(&["a @Hall 10:00+30", "b @Yard 10:10+5", "c @Hut 10:20+30", "d @Hut 10:50+5"]);
        let pairs: Vec<_> =
            overlaps(&programme.slots).iter().map(|(a, b)| (at(&programme, a.id), at(&programme, b.id))).collect();
        assert_eq!(pairs, [("a", "b"), ("a", "c")]);
    }
}
