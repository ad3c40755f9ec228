//! Teams of ecosystems and conferences: one implementation over [`Scope`](domain::policy::Scope).
//!
//! Every write locks the ecosystem or conference first and looks at the roles that the asker holds then, not at those
//! they held when the request began: of two owners who remove each other at once, one is too late.

mod accept_invitation;
mod change_roles;
pub(crate) mod find;
mod invitation;
mod invite;
mod leave_team;
mod mail;
mod my_teams;
mod remove_member;
mod root;
mod seat;
mod team_page;
mod token;
mod withdraw_invitation;

pub use self::{
    accept_invitation::accept_invitation,
    change_roles::change_roles,
    invitation::{Invitation, invitation},
    invite::{TypedInvitation, invite, issue_invitation_link},
    leave_team::leave_team,
    my_teams::my_teams,
    remove_member::remove_member,
    root::ScopeRef,
    team_page::{MemberLine, PendingInvitation, Team, team},
    withdraw_invitation::withdraw_invitation,
};
pub(crate) use self::{
    accept_invitation::spend_invitation,
    find::{held_at, members},
    invitation::{invited_into_group, invited_into_group_within},
    invite::invite_to_review,
    root::{lock_teams_of, with_current_roles},
    seat::grant,
};
