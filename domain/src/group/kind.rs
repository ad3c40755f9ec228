//! The kinds of groups, each with what it can have.

use crate::{policy::RoleKind, problem::Flaw};

crate::words! {
    /// A kind of group.
    pub enum GroupKind {
        /// Writes standards and other documents under a charter.
        WorkingGroup = "working-group",
        /// Exchanges and explores; nothing is decided for others.
        InterestGroup = "interest-group",
        /// Steers an ecosystem: starts and ends its groups.
        SteeringCouncil = "steering-council",
        /// Does one thing for a group above it, then ends.
        TaskForce = "task-force",
    }
}

/// What a kind of group has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a yes or no of one row of the table of kinds")]
pub struct Features {
    /// Whether it must have adopted a charter before it becomes active.
    pub needs_charter: bool,
    /// Whether it plans with milestones.
    pub milestones: bool,
    /// Whether its members vote, so that somebody must know who may.
    pub votes: bool,
    /// Whether it publishes documents of its own.
    pub publishes: bool,
    /// The kinds of groups it may stand under.
    pub parents: &'static [GroupKind],
    /// Whether it must stand under another group.
    pub needs_parent: bool,
    /// The roles that can be given in it, the first ones those of officers.
    pub roles: &'static [RoleKind],
}

const ALL_ROLES: &[RoleKind] =
    &[RoleKind::Chair, RoleKind::Secretary, RoleKind::Editor, RoleKind::Liaison, RoleKind::Member, RoleKind::Observer];

impl GroupKind {
    /// What groups of this kind have.
    pub const fn features(self) -> Features {
        match self {
            Self::WorkingGroup => Features {
                needs_charter: true,
                milestones: true,
                votes: true,
                publishes: true,
                parents: &[Self::SteeringCouncil],
                needs_parent: false,
                roles: ALL_ROLES,
            },
            Self::InterestGroup => Features {
                needs_charter: false,
                milestones: false,
                votes: false,
                publishes: false,
                parents: &[Self::SteeringCouncil],
                needs_parent: false,
                roles: &[RoleKind::Chair, RoleKind::Secretary, RoleKind::Liaison, RoleKind::Member, RoleKind::Observer],
            },
            Self::SteeringCouncil => Features {
                needs_charter: true,
                milestones: false,
                votes: true,
                publishes: true,
                parents: &[],
                needs_parent: false,
                roles: ALL_ROLES,
            },
            Self::TaskForce => Features {
                needs_charter: false,
                milestones: true,
                votes: false,
                publishes: false,
                parents: &[Self::WorkingGroup, Self::InterestGroup, Self::SteeringCouncil],
                needs_parent: true,
                roles: &[RoleKind::Chair, RoleKind::Secretary, RoleKind::Editor, RoleKind::Member, RoleKind::Observer],
            },
        }
    }

    /// Reads a choice.
    pub fn choose(text: &str) -> Result<Self, Flaw> {
        text.trim().parse().map_err(|_| Flaw::new("option", "Choose one of the kinds offered."))
    }

    /// Whether a group of this kind may stand under `parent`, or under none.
    pub fn stands_under(self, parent: Option<Self>) -> Result<(), Flaw> {
        let features = self.features();
        match parent {
            None if features.needs_parent => Err(Flaw::new("missing", "This kind of group stands under another one.")),
            Some(parent) if !features.parents.contains(&parent) => {
                Err(Flaw::new("parent-kind", "This kind of group cannot stand under that one; choose another."))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_stands_only_where_it_belongs() {
        let mut allowed = Vec::new();
        for kind in GroupKind::ALL {
            for parent in std::iter::once(None).chain(GroupKind::ALL.iter().copied().map(Some)) {
                if kind.stands_under(parent).is_ok() {
                    allowed.push(format!("{kind} < {}", parent.map_or("none", GroupKind::as_str)));
                }
            }
        }
        assert_eq!(
            allowed,
            [
                "working-group < none",
                "working-group < steering-council",
                "interest-group < none",
                "interest-group < steering-council",
                "steering-council < none",
                "task-force < working-group",
                "task-force < interest-group",
                "task-force < steering-council",
            ]
        );
    }

    #[test]
    fn every_kind_can_have_a_chair_and_members() {
        for kind in GroupKind::ALL {
            let roles = kind.features().roles;
            assert!(roles.contains(&RoleKind::Chair) && roles.contains(&RoleKind::Member), "{kind}");
        }
    }
}
