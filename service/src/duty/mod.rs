//! Who must act: the open things of drafts, calls, comments and meetings, each on one person's list. Nothing is stored of it but that
//! somebody was reminded; the lists are read from the things themselves and from who holds which role now. Where there can be
//! thousands, the database picks those that are shown ([`found`], [`holding`]); whose they are, the domain says of these.

mod found;
mod holding;
mod joined;
mod lists;
mod open;
mod remind;
mod rosters;
#[cfg(test)]
mod tests;
mod theirs;

pub(crate) use self::rosters::holder_of;
pub use self::{
    lists::{DutyLine, DutyPage, area_duties, group_duties, my_duties},
    remind::{REMIND_DUTIES, RemindDuties, remind_duties},
};
