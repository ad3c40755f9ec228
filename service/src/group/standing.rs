//! Who may vote in a group: derived on a day from what the record holds, by the rule of that day, and never stored.

mod declare_interest;
mod electors;
mod find;
mod forget;
mod grant_leave;
mod histories;
mod record_meeting;
mod rules;
mod set_voting_rule;
mod standings;

pub(crate) use self::electors::{Elector, Electors, electors};
pub(super) use self::forget::{forget_reasons, part_of_person};
pub use self::{
    declare_interest::declare_interest,
    grant_leave::{LeaveLine, TypedLeave, grant_leave, leaves},
    record_meeting::{MeetingLine, TypedMeeting, meetings, note_attendance, record_meeting},
    rules::{RuleLine, voting_rules},
    set_voting_rule::set_voting_rule,
    standings::{DryRun, MemberStanding, MyStanding, SeatLine, ShiftLine, Standings, dry_run, my_standing, standings},
};
