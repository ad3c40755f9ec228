//! Meetings of groups: what everybody reads of them, and what those do who take part and run them.

mod agenda;
mod attend;
mod entries;
mod form;
mod hands;
mod home;
mod list;
mod materials;
mod minutes;
mod place;
mod recordings;

pub(crate) use self::list::coming_part;
pub use self::{
    agenda::{AgendaChoices, agenda_item_page, agenda_page},
    attend::{attendance_page, sign_in_to_meeting_page},
    entries::entries_page,
    form::{announce_meeting_page, edit_meeting_page},
    hands::hands_page,
    home::proceedings_page,
    list::meetings_list_page,
    materials::materials_page,
    minutes::{clash_page, write_minutes_page},
    recordings::recordings_page,
};
