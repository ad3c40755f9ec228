//! What comes before and after a slot in its room.

use super::{Programme, Slot};

/// The slots around one in its room.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Neighbours<'a> {
    /// The one before it.
    pub previous: Option<&'a Slot>,
    /// The one after it.
    pub next: Option<&'a Slot>,
}

/// What takes place before and after `slot` in its room.
pub fn neighbours<'a>(programme: &'a Programme, slot: &Slot) -> Neighbours<'a> {
    let in_room: Vec<_> =
        programme.active_slots().filter(|other| other.room == slot.room && other.id != slot.id).collect();
    let after = in_room.partition_point(|other| (other.start, other.number) < (slot.start, slot.number));
    Neighbours {
        previous: after.checked_sub(1).and_then(|before| in_room.get(before)).copied(),
        next: in_room.get(after).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::testing::{at, programme};

    #[test]
    fn neighbours_are_in_the_same_room() {
        let programme = programme(&["A @H 10:00+30", "X @Yard 10:15+30", "B @H 10:30+30", "C @H 2/09:00+30"]);
        let around: Vec<_> = programme
            .slots
            .iter()
            .map(|slot| {
                let found = neighbours(&programme, slot);
                let title = |slot: Option<&Slot>| slot.map_or("", |slot| at(&programme, slot.id));
                (title(found.previous), at(&programme, slot.id), title(found.next))
            })
            .collect();
        assert_eq!(around, [("", "A", "B"), ("", "X", ""), ("A", "B", "C"), ("B", "C", "")]);
    }
}
