//! Teams of ecosystems and conferences, and invitations into them.

mod invitation;
mod roster;

pub use self::{
    invitation::invitation_page,
    roster::{conference_team_page, ecosystem_team_page},
};
