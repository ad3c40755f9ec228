//! Groups: what everybody reads of them, and what those who run them do.

mod charter;
mod form;
mod home;
mod index;
mod manage;
mod milestones;
pub(crate) mod people;
pub(crate) mod place;
mod policies;
mod standing;

pub(crate) use self::{
    charter::below_the_head,
    people::policies_to_accept,
    place::{group_page, head_below, manage_page},
};
pub use self::{
    charter::{Tried, charter_page, edit_charter_page, no_charter_page},
    form::{edit_group_page, group_address_page, propose_group_page},
    home::group_home_page,
    index::{groups_page, groups_part},
    manage::manage_group_page,
    milestones::{milestone_page, milestones_page},
    people::{
        group_invitation_page, join_page, leave_group_page, manage_member_page, manage_members_page, members_page,
    },
    policies::{edit_policies_page, policies_page},
    standing::{meeting_page, meetings_page, my_standing_page, standings_page, voting_page},
};
