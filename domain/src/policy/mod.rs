//! Who may do what. Pure, in one place, and proved by a golden file of every role × every action.
//!
//! [`decide`] is the only door. The answers differ by what the asker may know: [`Decision::SignIn`] depends on the
//! route alone, never on whether the thing exists; what may not be known to exist is [`Decision::Hide`] (404); what may
//! be seen but not done is [`Decision::Deny`] (403).

mod action;
mod actor;
mod rules;

pub use action::{Action, Need};
pub use actor::{Actor, Role, RoleKind, Scope, ScopeKind, TokenScope};
pub use rules::{Decision, decide, decide_route, unmet_by_token};

use crate::{
    draft::{Named, Readers},
    id::{ConferenceId, DraftId, EcosystemId, GroupId, PersonId},
};

crate::words! {
    /// Who may know of a thing.
    pub enum Visibility {
        /// Everybody.
        Public = "public",
        /// The team that makes it; of a person, only themselves.
        Team = "team",
    }
}

/// The thing an action is about, with the facts that the decision needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The site as a whole, or what belongs to everybody.
    Site,
    /// What belongs to the asker alone.
    Own,
    /// A person in the record.
    Person {
        /// Who.
        id: PersonId,
        /// Who may read their profile.
        visibility: Visibility,
    },
    /// An ecosystem.
    Ecosystem(EcosystemId),
    /// A conference, perhaps under an ecosystem.
    Conference {
        /// Which.
        id: ConferenceId,
        /// Whose owners also own the conference.
        ecosystem: Option<EcosystemId>,
        /// Who may know of it.
        visibility: Visibility,
    },
    /// A group, perhaps under an ecosystem, perhaps under another group.
    Group {
        /// Which.
        id: GroupId,
        /// Whose owners oversee the group.
        ecosystem: Option<EcosystemId>,
        /// The group above it, whose chairs oversee it too.
        parent: Option<GroupId>,
        /// Who may know of it.
        visibility: Visibility,
        /// Who sees the names of its members.
        members: Visibility,
    },
    /// A draft of a group.
    Draft {
        /// Which.
        id: DraftId,
        /// Whose it is.
        group: GroupId,
        /// Whose owners oversee the group.
        ecosystem: Option<EcosystemId>,
        /// The group above it, whose chairs oversee it too.
        parent: Option<GroupId>,
        /// Who may read it now.
        readers: Readers,
        /// What the asker is named as.
        named: Named,
    },
}
