//! Who asks.

use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, ConferenceId, EcosystemId, GroupId, PersonId, TokenId},
    words,
};

/// Who asks now. Roles are loaded once, when the request begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Nobody is signed in.
    Anonymous,
    /// Somebody signed in with an account, or speaks through one of their tokens.
    Person {
        /// Who.
        person: PersonId,
        /// Their account.
        account: AccountId,
        /// What they hold today.
        roles: Vec<Role>,
        /// The token they speak through and what it was made for; `None` for a browser sign-in.
        token: Option<(TokenId, Vec<TokenScope>)>,
    },
    /// A job, or the person at the machine's command line; a row of the policy like any other.
    System {
        /// The name of the job or command, for the event log.
        name: &'static str,
    },
}

impl Actor {
    /// The person who asks, if it is one.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Person { person, .. } => Some(*person),
            _ => None,
        }
    }

    /// The account that asks, if it is one.
    pub fn account(&self) -> Option<AccountId> {
        match self {
            Self::Person { account, .. } => Some(*account),
            _ => None,
        }
    }

    /// Whether the asker stands in every place: administrators of the site and the system itself.
    pub fn stands_everywhere(&self) -> bool {
        matches!(self, Self::System { .. }) || self.holds(Scope::Site, &[RoleKind::Admin])
    }

    /// Whether the asker holds one of `kinds` in exactly `scope`.
    pub fn holds(&self, scope: Scope, kinds: &[RoleKind]) -> bool {
        match self {
            Self::Person { roles, .. } => roles.iter().any(|role| role.scope == scope && kinds.contains(&role.kind)),
            _ => false,
        }
    }
}

/// Something somebody holds in a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// Where it counts.
    pub scope: Scope,
    /// What it is.
    pub kind: RoleKind,
}

/// Where a role counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// Everywhere.
    Site,
    /// In an ecosystem and its conferences.
    Ecosystem(EcosystemId),
    /// In a conference.
    Conference(ConferenceId),
    /// In a group.
    Group(GroupId),
}

impl Scope {
    /// The kind of scope, as stored.
    pub fn kind(self) -> ScopeKind {
        match self {
            Self::Site => ScopeKind::Site,
            Self::Ecosystem(_) => ScopeKind::Ecosystem,
            Self::Conference(_) => ScopeKind::Conference,
            Self::Group(_) => ScopeKind::Group,
        }
    }

    /// The id within the kind, as stored.
    pub fn id(self) -> Option<uuid::Uuid> {
        match self {
            Self::Site => None,
            Self::Ecosystem(id) => Some(id.0),
            Self::Conference(id) => Some(id.0),
            Self::Group(id) => Some(id.0),
        }
    }

    /// The scope that two stored columns mean.
    pub fn from_parts(kind: ScopeKind, id: Option<uuid::Uuid>) -> Option<Self> {
        match (kind, id) {
            (ScopeKind::Site, _) => Some(Self::Site),
            (ScopeKind::Ecosystem, Some(id)) => Some(Self::Ecosystem(id.into())),
            (ScopeKind::Conference, Some(id)) => Some(Self::Conference(id.into())),
            (ScopeKind::Group, Some(id)) => Some(Self::Group(id.into())),
            (ScopeKind::Ecosystem | ScopeKind::Conference | ScopeKind::Group, None) => None,
        }
    }
}

words! {
    /// The kinds of scope.
    pub enum ScopeKind {
        /// The whole site.
        Site = "site",
        /// One ecosystem.
        Ecosystem = "ecosystem",
        /// One conference.
        Conference = "conference",
        /// One group.
        Group = "group",
    }
}

words! {
    /// The kinds of role.
    pub enum RoleKind {
        /// Runs the site (scope site only).
        Admin = "admin",
        /// Owns an ecosystem or a conference and its team.
        Owner = "owner",
        /// Makes the programme.
        Programme = "programme",
        /// Reviews proposals.
        Review = "review",
        /// Runs registration.
        Registration = "registration",
        /// Leads a group.
        Chair = "chair",
        /// Keeps a group's record and its list of members.
        Secretary = "secretary",
        /// Writes a group's documents.
        Editor = "editor",
        /// Speaks for a group to another body, or for that body to the group.
        Liaison = "liaison",
        /// Belongs to a group.
        Member = "member",
        /// Listens in a group.
        Observer = "observer",
    }
}

words! {
    /// What an API token may be used for, at most; its person's roles still decide.
    pub enum TokenScope {
        /// Read what its person may read.
        Read = "read",
        /// Change its person's profile and favourites.
        Profile = "profile",
        /// Create and edit ecosystems and conferences, their teams and invitations.
        Conference = "conference",
        /// Import and release programmes.
        Programme = "programme",
        /// Start, join and run groups, write their drafts.
        Group = "group",
    }
}
