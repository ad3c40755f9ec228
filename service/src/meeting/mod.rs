//! Meetings of groups: announced, held, written down, and what somebody still owes of them.
//!
//! Every write locks the group's row first. Whoever may not know of a meeting finds none, before anything else is decided.

mod agenda;
mod announce;
mod attendance;
mod change;
mod duties;
mod entries;
mod facts;
mod find;
mod hands;
mod list;
mod materials;
#[cfg(test)]
mod matrix;
mod minutes;
mod personal;
mod proceedings;
mod quorum;
mod recordings;
mod tend;
mod vote;

pub use self::{
    agenda::{
        AgendaLine, BallotRef, DraftRef, add_agenda_item, agenda, edit_agenda_item, move_agenda_item,
        remove_agenda_item,
    },
    announce::announce_meeting,
    attendance::{
        Presence, SignInDesk, TypedPresence, attend, note_presence, people_for, sign_in_desk, strike_presence,
    },
    change::{confirm_task, edit_meeting, end_series, move_meeting},
    entries::{EntryLine, add_entry, remove_entry, settle_action},
    facts::{MeetingFacts, MeetingMay, TaskLine, meeting},
    hands::{HandsLine, close_hands, open_hands, raise_hand},
    list::{MeetingList, MeetingPlace, calendar, coming, meetings, my_calendar},
    materials::{MaterialLine, add_material_link, attach_material, may_add_material, open_material, remove_material},
    minutes::{MinutesClash, MinutesPage, MinutesSaved, minutes, save_minutes, step_minutes},
    proceedings::{Proceedings, Record, SessionLine, proceedings},
    recordings::{ConsentLine, RecordingLine, add_recording, ask_consent, remove_recording, withhold_consent},
    tend::{TEND_MEETINGS, TendMeetings, tend_meetings},
    vote::{HeldIn, ItemToVoteOn, item_to_vote_on},
};
pub(crate) use self::{
    announce::recorded,
    duties::{By, Owed, open_duties, owing_to},
    find::{expect_open_record, held_for_standing},
    personal::{forget_part, part_of_person},
    proceedings::released_session,
    vote::{held_in, hold_on_item, there_for},
};
