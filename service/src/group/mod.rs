//! Groups: how they begin and end, their charters and plans, who belongs to them, and who may vote.
//!
//! Every write locks the group's row first and looks at the roles that the asker holds then.

mod add_milestone;
mod add_policy;
mod adopt_charter;
mod charters;
mod edit_group;
mod edit_milestone;
pub(crate) mod facts;
pub(crate) mod find;
mod groups;
mod home;
#[cfg(test)]
mod matrix;
mod move_group;
mod people;
mod policies;
mod post_charter;
mod propose_group;
mod rename_group;
mod standing;

pub use self::{
    add_milestone::add_milestone,
    add_policy::add_policy,
    adopt_charter::adopt_charter,
    charters::{Adoption, CharterLine, CharterPage, Charters, charter, charters, try_charter},
    edit_group::edit_group,
    edit_milestone::edit_milestone,
    facts::{GroupFacts, GroupRef, May, group},
    groups::{Grounds, GroupLine, GroupPage, ecosystem_groups, grounds_for_groups, groups, public_groups},
    home::{GroupHome, MilestoneLine, Officer, group_home, milestones},
    move_group::move_group,
    people::{
        Balance, GroupMember, InvitationLine, JoinRequestLine, Joined, MEMBERS_A_PAGE, Members, TypedJoin, Waiting,
        WantedMembers, accept_policies, all_members, answer_request, edit_member, invited, invited_policies,
        join_group, join_invited, leave_group, member, members, missing_policies, relate_organisations,
        related_organisations, remove_member, set_office, waiting, withdraw_request,
    },
    policies::{PolicyLine, policies},
    post_charter::post_charter,
    propose_group::{NewGroup, propose_group},
    rename_group::rename_group,
    standing::{
        DryRun, LeaveLine, MeetingLine, MemberStanding, MyStanding, RuleLine, SeatLine, ShiftLine, Standings,
        TypedLeave, TypedMeeting, declare_interest, dry_run, grant_leave, leaves, meetings, my_standing,
        note_attendance, record_meeting, set_voting_rule, standings, voting_rules,
    },
};
pub(crate) use self::{
    people::{
        accept_policies_within, find as members_of, find::affiliation_on, forget_part, hold_groups_of,
        last_chair_somewhere, part_of_person, policies_beside,
    },
    standing::{Elector, Electors, electors},
};
