//! What a conference needs from its organisers next.

use crate::policy::Visibility;

crate::words! {
    /// Something that needs somebody. The words appear in catalogues and in the API.
    pub enum Chore {
        /// Only one person owns the conference: when they are away, nobody can change the team.
        FindSecondOwner = "find-second-owner",
        /// Nobody owns the conference but those who stand above it.
        FindOwner = "find-owner",
        /// An invitation ran out before it was accepted.
        RenewInvitations = "renew-invitations",
        /// There is no programme yet.
        ReleaseProgramme = "release-programme",
        /// The programme is released and the public cannot see the conference.
        Publish = "publish",
    }
}

/// How far a conference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Who may know of it.
    pub visibility: Visibility,
    /// Owners in its own team.
    pub owners: u64,
    /// Invitations that ran out unanswered.
    pub expired_invitations: u64,
    /// Releases of its programme.
    pub releases: u64,
}

impl Progress {
    /// What needs somebody, most pressing first; nothing is a good answer.
    pub fn chores(self) -> Vec<Chore> {
        let mut chores = Vec::new();
        match self.owners {
            0 => chores.push(Chore::FindOwner),
            1 => chores.push(Chore::FindSecondOwner),
            _ => {}
        }
        if self.expired_invitations > 0 {
            chores.push(Chore::RenewInvitations);
        }
        match (self.releases, self.visibility) {
            (0, _) => chores.push(Chore::ReleaseProgramme),
            (_, Visibility::Team) => chores.push(Chore::Publish),
            (_, Visibility::Public) => {}
        }
        chores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_needs_somebody_is_named() {
        let done = Progress { visibility: Visibility::Public, owners: 2, expired_invitations: 0, releases: 3 };
        assert_eq!(done.chores(), []);
        let hidden = Progress { visibility: Visibility::Team, owners: 1, ..done };
        assert_eq!(hidden.chores(), [Chore::FindSecondOwner, Chore::Publish]);
        let fresh = Progress { visibility: Visibility::Team, owners: 0, expired_invitations: 1, releases: 0 };
        assert_eq!(fresh.chores(), [Chore::FindOwner, Chore::RenewInvitations, Chore::ReleaseProgramme]);
    }
}
