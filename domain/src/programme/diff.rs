//! What changed between two programmes.

use serde::{Deserialize, Serialize};

use super::{
    Programme, Session, Slot,
    face::{Face, Field},
    index::Index,
};
use crate::{
    Instant,
    id::{SessionId, SlotId},
};

/// The changes from one programme to the next. Complete in itself: names and titles stand in it, so that it can be
/// stored and shown without either programme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diff {
    /// New ones first, then returned, moved, changed, cancelled; each in the order of the agenda.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which session.
    pub session: SessionId,
    /// Its code.
    pub code: String,
    /// Its title, as it is now.
    pub title: String,
    /// What happened to it.
    #[serde(flatten)]
    pub what: What,
}

/// What happened to a session or one of its slots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum What {
    /// A slot that was not in the programme before.
    New {
        /// Which slot.
        slot: SlotId,
        /// Where and when it takes place.
        to: Spot,
    },
    /// A slot that had been cancelled takes place after all.
    Returned {
        /// Which slot.
        slot: SlotId,
        /// Where and when it takes place.
        to: Spot,
    },
    /// A slot in another room or at another time.
    Moved {
        /// Which slot.
        slot: SlotId,
        /// Where and when it was.
        from: Spot,
        /// Where and when it is.
        to: Spot,
    },
    /// Other public parts of the session differ; once per session.
    Changed {
        /// Which parts.
        fields: Vec<Field>,
    },
    /// A slot that no longer takes place.
    Cancelled {
        /// Which slot.
        slot: SlotId,
        /// Where and when it was.
        from: Spot,
    },
}

/// A room and a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// The room's name.
    pub room: String,
    /// The start.
    pub start: Instant,
    /// The length.
    pub minutes: u32,
}

/// How many changes there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Slots that are new.
    pub new: usize,
    /// Slots that take place after all.
    pub returned: usize,
    /// Slots that moved.
    pub moved: usize,
    /// Sessions that changed.
    pub changed: usize,
    /// Slots that were cancelled.
    pub cancelled: usize,
}

/// Compares what takes place in two programmes of the same conference. Without one before, everything is new.
pub fn diff(before: Option<&Programme>, after: &Programme) -> Diff {
    let after = Index::new(after);
    let Some(before) = before.map(Index::new) else {
        return Diff { changes: after.programme.active_slots().filter_map(|slot| new(slot, &after)).collect() };
    };
    let mut changes: Vec<Change> = after
        .programme
        .slots
        .iter()
        .filter_map(|slot| slot_change(before.slot(slot.id), slot, &before, &after))
        .chain(vanished(&before, &after))
        .chain(session_changes(&before, &after))
        .collect();
    changes.sort_by_key(|change| change.what.rank());
    Diff { changes }
}

impl Diff {
    /// Whether nothing changed for the public.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many changes there are of each kind.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for change in &self.changes {
            *match change.what {
                What::New { .. } => &mut counts.new,
                What::Returned { .. } => &mut counts.returned,
                What::Moved { .. } => &mut counts.moved,
                What::Changed { .. } => &mut counts.changed,
                What::Cancelled { .. } => &mut counts.cancelled,
            } += 1;
        }
        counts
    }
}

impl What {
    /// Where it stands among others: what touches those who want to be there comes first.
    pub fn rank(&self) -> u8 {
        match self {
            Self::Cancelled { .. } => 0,
            Self::Moved { .. } => 1,
            Self::Returned { .. } => 2,
            Self::New { .. } => 3,
            Self::Changed { .. } => 4,
        }
    }
}

fn slot_change(was: Option<&Slot>, slot: &Slot, before: &Index<'_>, after: &Index<'_>) -> Option<Change> {
    let Some(was) = was else {
        return if slot.cancelled { None } else { new(slot, after) };
    };
    let what = match (was.cancelled, slot.cancelled) {
        (true, true) => return None,
        (true, false) => What::Returned { slot: slot.id, to: spot(slot, after) },
        (false, true) => What::Cancelled { slot: slot.id, from: spot(was, before) },
        (false, false) => {
            let (from, to) = (spot(was, before), spot(slot, after));
            if (&from.room, from.start) == (&to.room, to.start) {
                return None;
            }
            What::Moved { slot: slot.id, from, to }
        }
    };
    Some(change(after.session(slot.session)?, what))
}

/// Slots that the later programme does not even know as cancelled.
fn vanished(before: &Index<'_>, after: &Index<'_>) -> Vec<Change> {
    let gone = before.programme.active_slots().filter(|slot| after.slot(slot.id).is_none());
    gone.filter_map(|slot| {
        let what = What::Cancelled { slot: slot.id, from: spot(slot, before) };
        Some(change(before.session(slot.session)?, what))
    })
    .collect()
}

/// Sessions that take place before and after and differ; in the order of their first slot.
fn session_changes(before: &Index<'_>, after: &Index<'_>) -> Vec<Change> {
    let mut lengths: std::collections::HashMap<SessionId, bool> = std::collections::HashMap::new();
    let mut order = Vec::new();
    for slot in after.programme.active_slots() {
        let Some(was) = before.slot(slot.id).filter(|was| !was.cancelled) else { continue };
        let differs = lengths.entry(slot.session).or_insert_with(|| {
            order.push(slot.session);
            false
        });
        *differs |= was.minutes != slot.minutes;
    }
    let fields = |id: SessionId| {
        let (was, is) = (before.session(id)?, after.session(id)?);
        let mut fields = Face::of(was, before).differences(&Face::of(is, after));
        if lengths.get(&id) == Some(&true) {
            fields.push(Field::Length);
        }
        (!fields.is_empty()).then(|| change(is, What::Changed { fields }))
    };
    order.into_iter().filter_map(fields).collect()
}

fn new(slot: &Slot, index: &Index<'_>) -> Option<Change> {
    Some(change(index.session(slot.session)?, What::New { slot: slot.id, to: spot(slot, index) }))
}

fn change(session: &Session, what: What) -> Change {
    Change { session: session.id, code: session.code.clone(), title: session.title.clone(), what }
}

fn spot(slot: &Slot, index: &Index<'_>) -> Spot {
    Spot { room: index.room_name(slot.room).to_owned(), start: slot.start, minutes: slot.minutes }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::programme::testing::{absorb_lines, clock, programme};

    fn words(diff: &Diff) -> Vec<String> {
        let word = |change: &Change| match &change.what {
            What::New { to, .. } => format!("new {} @{}", change.title, to.room),
            What::Returned { to, .. } => format!("returned {} @{}", change.title, to.room),
            What::Moved { from, to, .. } => format!("moved {} @{} to @{}", change.title, from.room, to.room),
            What::Changed { fields } => format!("changed {} {fields:?}", change.title),
            What::Cancelled { from, .. } => format!("cancelled {} @{}", change.title, from.room),
        };
        diff.changes.iter().map(word).collect()
    }

    #[test]
    fn the_first_programme_is_all_new() {
        let diff = diff(None, &programme(&["B @UA2 11:00+30", "A @Janson 10:00+30"]));
        assert_eq!(words(&diff), ["new A @Janson", "new B @UA2"]);
    }

    #[test]
    fn each_change_has_its_kind() {
        let before = programme(&[
            "Stays @H 10:00+30 #a",
            "Moves @H 11:00+30 #b",
            "Waits @H 12:00+30 #c",
            "Longer @H 13:00+30 #d by Ann",
            "Goes @H 15:00+30 #e",
        ]);
        let after = absorb_lines(
            Some(&before),
            &[
                "Stays @H 10:00+30 #a",
                "Moves @Yard 11:00+30 #b",
                "Waits @H 12:15+30 #c in Main",
                "Longer @H 13:00+60 #d by Ben",
                "Comes @H 16:00+30 #f",
            ],
            1,
        )
        .programme;
        let diff = diff(Some(&before), &after);
        assert_eq!(
            words(&diff),
            [
                "cancelled Goes @H",
                "moved Moves @H to @Yard",
                "moved Waits @H to @H",
                "new Comes @H",
                "changed Waits [Track]",
                "changed Longer [Speakers, Length]",
            ]
        );
        assert_eq!(diff.counts(), Counts { new: 1, returned: 0, moved: 2, changed: 2, cancelled: 1 });
        let What::Moved { from, to, .. } = &diff.changes[2].what else { panic!("moved") };
        assert_eq!((from.start, to.start), (clock("12:00"), clock("12:15")));
    }

    #[test]
    fn what_was_cancelled_returns() {
        let first = programme(&["A @H 10:00+30 #a", "B @H 11:00+30 #b"]);
        let second = absorb_lines(Some(&first), &["B @H 11:00+30 #b"], 1).programme;
        let third = absorb_lines(Some(&second), &["A, again @Yard 10:00+30 #a", "B @H 11:00+30 #b"], 2).programme;
        assert_eq!(words(&diff(Some(&first), &second)), ["cancelled A @H"]);
        assert_eq!(words(&diff(Some(&second), &third)), ["returned A, again @Yard"]);
    }

    #[test]
    fn it_reads_as_flat_json_and_back() {
        let diff = diff(None, &programme(&["A @H 10:00+30 #a"]));
        let json = serde_json::to_value(&diff).expect("JSON");
        assert_eq!(json["changes"][0]["kind"], "new");
        assert_eq!(json["changes"][0]["to"]["room"], "H");
        assert_eq!(serde_json::from_value::<Diff>(json).expect("the same"), diff);
    }

    proptest! {
        #[test]
        fn a_programme_does_not_differ_from_itself(starts in prop::collection::vec(8_u8..20, 0..20)) {
            let lines: Vec<_> = starts.iter().map(|hour| format!("Talk {hour} @H {hour}:00+30 by Ann")).collect();
            let programme = programme(&lines.iter().map(String::as_str).collect::<Vec<_>>());
            prop_assert!(diff(Some(&programme), &programme).is_empty());
        }
    }
}
