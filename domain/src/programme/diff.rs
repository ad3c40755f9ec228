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
    fn rank(&self) -> u8 {
        match self {
            Self::New { .. } => 0,
            Self::Returned { .. } => 1,
            Self::Moved { .. } => 2,
            Self::Changed { .. } => 3,
            Self::Cancelled { .. } => 4,
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
