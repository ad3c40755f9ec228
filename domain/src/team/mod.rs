//! Teams: who holds which roles in an ecosystem or a conference.

mod rules;

pub use self::rules::{LastOwner, Member, chosen_roles, offered_roles, with_roles};

/// Days for which an invitation can be accepted.
pub const INVITATION_DAYS: i64 = 14;

/// Most people in one team.
pub const MOST_MEMBERS: usize = 500;

/// Most invitations that one team sends in a day.
pub const INVITATIONS_PER_DAY: u64 = 100;
