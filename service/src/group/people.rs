//! Who belongs to a group: joining, leaving, offices, for whom each acts, and the policies they accepted.

pub(crate) mod accept_policies;
mod answer_request;
mod edit_member;
mod enter;
pub(crate) mod find;
mod forget;
mod join_group;
mod leave_group;
mod members;
mod relate_organisations;
mod requests;
mod set_office;
mod withdraw_request;

pub(super) use self::enter::enter_as_founder;
pub use self::{
    accept_policies::{accept_policies, invited_policies, missing_policies},
    answer_request::answer_request,
    edit_member::edit_member,
    join_group::{Joined, TypedJoin, invited, join_group, join_invited},
    leave_group::{leave_group, remove_member},
    members::{Balance, GroupMember, MEMBERS_A_PAGE, Members, WantedMembers, all_members, member, members},
    relate_organisations::{relate_organisations, related_organisations},
    requests::{InvitationLine, JoinRequestLine, Waiting, waiting},
    set_office::set_office,
    withdraw_request::withdraw_request,
};
pub(crate) use self::{
    accept_policies::{policies_beside, record as accept_policies_within},
    forget::{forget_part, hold_groups_of, last_chair_somewhere, part_of_person},
};
