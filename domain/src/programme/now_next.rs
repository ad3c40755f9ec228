//! What is on and what comes next, room by room.

use super::{Programme, Room, Slot};
use crate::Instant;

/// What is on in a room and what comes next there.
#[derive(Clone, Debug, PartialEq)]
pub struct NowNext<'a> {
    /// The room.
    pub room: &'a Room,
    /// What is on; several where entries overlap.
    pub now: Vec<&'a Slot>,
    /// What comes next.
    pub next: Option<&'a Slot>,
}

/// Each room in which something is on or still to come before `horizon`, in the order of the rooms.
pub fn now_next(programme: &Programme, now: Instant, horizon: Instant) -> Vec<NowNext<'_>> {
    let mut rooms: Vec<_> = programme.rooms.iter().map(|room| NowNext { room, now: Vec::new(), next: None }).collect();
    let places: std::collections::HashMap<_, _> =
        programme.rooms.iter().enumerate().map(|(place, room)| (room.id, place)).collect();
    for slot in programme.active_slots() {
        let Some(room) = places.get(&slot.room).and_then(|place| rooms.get_mut(*place)) else { continue };
        if slot.start <= now && now < slot.end() {
            room.now.push(slot);
        } else if now < slot.start && slot.start < horizon && room.next.is_none() {
            room.next = Some(slot);
        }
    }
    rooms.retain(|room| !room.now.is_empty() || room.next.is_some());
    rooms
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::testing::{at, clock, programme};

    #[test]
    fn a_session_is_on_from_its_start_until_just_before_its_end() {
        let programme = programme(&["A @Hall 10:00+30", "B @Hall 10:30+30", "C @Hut 11:00+30", "D @Yard 2/09:00+30"]);
        let told = |now: &str| {
            let word = |slot: &&Slot| at(&programme, slot.id).to_owned();
            now_next(&programme, clock(now), clock("2/02:00"))
                .iter()
                .map(|room| {
                    let now: Vec<_> = room.now.iter().map(word).collect();
                    format!(
                        "{}: {} > {}",
                        room.room.name,
                        now.join(","),
                        room.next.as_ref().map_or(String::new(), word)
                    )
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(told("9:59"), ["Hall:  > A", "Hut:  > C"]);
        assert_eq!(told("10:00"), ["Hall: A > B", "Hut:  > C"]);
        assert_eq!(told("10:30"), ["Hall: B > ", "Hut:  > C"]);
        assert_eq!(told("12:00"), Vec::<String>::new());
    }
}
