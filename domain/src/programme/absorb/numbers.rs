//! The public numbers of slots: positive, unique in the conference, never given again.

use std::collections::HashSet;

use crate::programme::{Programme, notices::Notices, sheet::Entry};

/// The largest number that the clients of the exchange formats can hold.
const MAX: u32 = i32::MAX as u32;

/// The number that a file's id asks for, if it is one.
pub fn asked_for(entry: &Entry) -> Option<u32> {
    let id = entry.id.as_deref()?;
    let canonical = !id.starts_with(['0', '+']);
    id.parse().ok().filter(|number| canonical && (1..=MAX).contains(number))
}

/// A number for each new slot: the file's own where it is free, else the next one that nothing has or asks for.
pub fn assign(earlier: &Programme, new: &[&Entry], notices: &mut Notices) -> Vec<u32> {
    let mut taken: HashSet<u32> = earlier.slots.iter().map(|slot| slot.number).collect();
    let own: Vec<_> = new.iter().map(|entry| asked_for(entry).filter(|number| taken.insert(*number))).collect();
    let mut next = taken.iter().max().map_or(1, |highest| highest + 1);
    let mut free = || {
        if next > MAX {
            next = 1;
        }
        while !taken.insert(next) {
            next += 1;
        }
        next
    };
    new.iter()
        .zip(own)
        .map(|(entry, own)| {
            own.unwrap_or_else(|| {
                let number = free();
                if let Some(asked) = asked_for(entry) {
                    notices.add(&entry.place, "number-taken", || {
                        format!("The number {asked} of “{}” is taken; it has {number} in exports.", entry.title)
                    });
                }
                number
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::testing::{programme, sheet};

    #[test]
    fn ids_that_are_numbers_stay_and_others_come_after_all_of_them() {
        let sheet =
            sheet(&["a @H 10:00+5", "b @H 10:05+5 =7", "c @H 10:10+5 =talk", "d @H 10:15+5 =7", "e @H 9:00+5 =007"]);
        let entries: Vec<_> = sheet.entries.iter().collect();
        let nothing = programme(&[]);
        assert_eq!(assign(&nothing, &entries, &mut Notices::default()), [8, 7, 9, 10, 11]);
    }

    #[test]
    fn the_highest_number_does_not_overflow() {
        let sheet = sheet(&["a @H 10:00+5 =2147483647", "b @H 10:05+5 =2147483648", "c @H 10:10+5 =1"]);
        let entries: Vec<_> = sheet.entries.iter().collect();
        assert_eq!(assign(&programme(&[]), &entries, &mut Notices::default()), [2_147_483_647, 2, 1]);
    }
}
