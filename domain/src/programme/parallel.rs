//! What takes place at the same time.

use super::{Programme, Slot, clash::overlap, index::Index};

/// The slots that share time with `slot`, in the order of the rooms.
pub fn parallel<'a>(index: &Index<'a>, slot: &Slot) -> Vec<&'a Slot> {
    let programme: &'a Programme = index.programme;
    let mut found: Vec<_> =
        programme.active_slots().filter(|other| other.id != slot.id && overlap(slot, other)).collect();
    found.sort_by_key(|other| (index.room_place(other.room), other.start));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::testing::{at, programme};

    #[test]
    fn parallel_slots_share_time_and_follow_the_rooms() {
        let programme = programme(&[
            "A @Hall 10:00+30",
            "B @Yard 10:20+30",
            "C @Hut 10:00+20",
            "D @Hut 10:30+5",
            "E @Hall 10:30+5",
        ]);
        let index = Index::new(&programme);
        let slot = programme.slots.iter().find(|slot| at(&programme, slot.id) == "B").expect("B");
        let titles: Vec<_> = parallel(&index, slot).into_iter().map(|slot| at(&programme, slot.id)).collect();
        assert_eq!(titles, ["A", "E", "D"]);
    }
}
