//! Collecting notices without drowning the person who reads them.

use std::collections::BTreeMap;

use super::sheet::{Notice, Place};

/// How many notices of one code are told singly; of the others, their number.
const TOLD_SINGLY: usize = 10;

/// Notices, the first few of each code in full.
#[derive(Debug, Default)]
pub struct Notices {
    told: Vec<Notice>,
    counts: BTreeMap<&'static str, usize>,
}

impl Notices {
    /// Notes what was found and what was done about it. The sentence is only made when it is told.
    pub fn add(&mut self, place: &Place, code: &'static str, message: impl FnOnce() -> String) {
        let count = self.counts.entry(code).or_default();
        *count += 1;
        if *count <= TOLD_SINGLY {
            self.told.push(Notice { place: place.clone(), code: code.into(), message: message() });
        }
    }

    /// The notices, with a sum at the end for each code that came up more often than is told singly.
    pub fn finish(mut self) -> Vec<Notice> {
        for (code, count) in self.counts {
            if count > TOLD_SINGLY {
                let message = format!("The same was found at {} more places in the file.", count - TOLD_SINGLY);
                self.told.push(Notice { place: Place::default(), code: code.into(), message });
            }
        }
        self.told
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_notices_of_one_kind_are_summed_up() {
        let mut notices = Notices::default();
        for line in 1..=25 {
            let place = Place { line, path: String::new() };
            notices.add(&place, "room-overlap", || format!("line {line}"));
        }
        notices.add(&Place::default(), "zone-assumed", || "UTC".into());
        let notices = notices.finish();
        assert_eq!(notices.len(), 12);
        assert_eq!(notices[11].message, "The same was found at 15 more places in the file.");
        assert_eq!(notices[11].code, "room-overlap");
    }
}
