//! How groups begin, pause and end. The methods here are the only moves.

use super::GroupKind;
use crate::problem::{Kind, Problem};

crate::words! {
    /// Where a group stands.
    pub enum GroupState {
        /// Somebody wants to start it; those above decide.
        Proposed = "proposed",
        /// Approved: it looks for members and writes its charter.
        Forming = "forming",
        /// It works.
        Active = "active",
        /// It rests for a while.
        Paused = "paused",
        /// It ended, or never came to life.
        Concluded = "concluded",
    }
}

crate::words! {
    /// A step from one state to another.
    pub enum GroupMove {
        /// Those above let it form.
        Approve = "approve",
        /// Those above do not want it.
        Decline = "decline",
        /// It begins its work.
        Activate = "activate",
        /// It rests.
        Pause = "pause",
        /// It goes on after a rest.
        Resume = "resume",
        /// It ends.
        Conclude = "conclude",
        /// It begins anew after it ended.
        Reopen = "reopen",
    }
}

/// What a step may depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// What kind of group it is.
    pub kind: GroupKind,
    /// Whether somebody chairs it.
    pub has_chair: bool,
    /// Whether a charter is in force.
    pub has_charter: bool,
    /// Whether it was ever approved.
    pub was_approved: bool,
}

/// Why a step cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveRefusal {
    /// It does not lead out of this state.
    NotFromHere,
    /// Nobody chairs the group.
    NoChair,
    /// The group has no charter in force and needs one.
    NoCharter,
    /// The group was declined, never approved: it would have to be proposed again.
    NeverApproved,
}

impl GroupState {
    /// The steps that lead out of this state.
    pub const fn moves(self) -> &'static [GroupMove] {
        match self {
            Self::Proposed => &[GroupMove::Approve, GroupMove::Decline],
            Self::Forming => &[GroupMove::Activate, GroupMove::Conclude],
            Self::Active => &[GroupMove::Pause, GroupMove::Conclude],
            Self::Paused => &[GroupMove::Resume, GroupMove::Conclude],
            Self::Concluded => &[GroupMove::Reopen],
        }
    }

    /// The state after a step.
    pub fn after(self, step: GroupMove, ready: Readiness) -> Result<Self, MoveRefusal> {
        if !self.moves().contains(&step) {
            return Err(MoveRefusal::NotFromHere);
        }
        match step {
            GroupMove::Approve if !ready.has_chair => Err(MoveRefusal::NoChair),
            GroupMove::Approve => Ok(Self::Forming),
            GroupMove::Decline | GroupMove::Conclude => Ok(Self::Concluded),
            GroupMove::Activate | GroupMove::Resume if !ready.has_chair => Err(MoveRefusal::NoChair),
            GroupMove::Activate if ready.kind.features().needs_charter && !ready.has_charter => {
                Err(MoveRefusal::NoCharter)
            }
            GroupMove::Activate | GroupMove::Resume => Ok(Self::Active),
            GroupMove::Pause => Ok(Self::Paused),
            GroupMove::Reopen if !ready.was_approved => Err(MoveRefusal::NeverApproved),
            GroupMove::Reopen => Ok(Self::Forming),
        }
    }

    /// Whether people join it now.
    pub const fn takes_members(self) -> bool {
        matches!(self, Self::Forming | Self::Active | Self::Paused)
    }

    /// Whether it holds ballots: it was approved, works or gets ready to, and has not ended.
    pub const fn holds_ballots(self) -> bool {
        matches!(self, Self::Forming | Self::Active)
    }

    /// Whether what it says about itself is still written: its charter, its milestones, its policies.
    pub const fn is_written(self) -> bool {
        !matches!(self, Self::Concluded)
    }
}

impl GroupMove {
    /// Whether the group's own chairs make this step; the others are made by those above the group.
    pub const fn is_the_chairs(self) -> bool {
        matches!(self, Self::Pause | Self::Resume)
    }

    /// Whether the step needs words, since it ends something.
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Decline | Self::Pause | Self::Conclude)
    }
}

impl From<MoveRefusal> for Problem {
    fn from(refusal: MoveRefusal) -> Self {
        match refusal {
            MoveRefusal::NotFromHere => Self::new(
                Kind::Conflict,
                "group-state",
                "The group is in a state from which this step does not lead. Look again: somebody may have moved it.",
            ),
            MoveRefusal::NoChair => Self::new(
                Kind::Conflict,
                "no-chair",
                "Nobody chairs this group. Name a chair first; nothing was changed.",
            ),
            MoveRefusal::NoCharter => Self::new(
                Kind::Conflict,
                "no-charter",
                "This kind of group begins its work under a charter. Adopt one first; nothing was changed.",
            ),
            MoveRefusal::NeverApproved => Self::new(
                Kind::Conflict,
                "never-approved",
                "This group was declined. Propose it again instead of opening it; nothing was changed.",
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const READY: Readiness =
        Readiness { kind: GroupKind::WorkingGroup, has_chair: true, has_charter: true, was_approved: true };

    /// Every state × every step, written down.
    #[test]
    fn every_step_leads_where_the_table_says_or_is_refused() {
        let table = [
            ("proposed", ["forming", "concluded", "-", "-", "-", "-", "-"]),
            ("forming", ["-", "-", "active", "-", "-", "concluded", "-"]),
            ("active", ["-", "-", "-", "paused", "-", "concluded", "-"]),
            ("paused", ["-", "-", "-", "-", "active", "concluded", "-"]),
            ("concluded", ["-", "-", "-", "-", "-", "-", "forming"]),
        ];
        for (state, row) in table {
            let from: GroupState = state.parse().expect("a state");
            for (step, expected) in GroupMove::ALL.iter().zip(row) {
                match from.after(*step, READY) {
                    Ok(to) => assert_eq!(to.as_str(), expected, "{state} {step}"),
                    Err(refusal) => assert_eq!((refusal, expected), (MoveRefusal::NotFromHere, "-"), "{state} {step}"),
                }
            }
        }
        assert_eq!(table.len(), GroupState::ALL.len());
    }

    #[test]
    fn ballots_are_held_by_groups_that_were_approved_and_work() {
        let held: Vec<_> = GroupState::ALL.iter().filter(|state| state.holds_ballots()).collect();
        assert_eq!(held, [&GroupState::Forming, &GroupState::Active]);
    }

    #[test]
    fn nothing_begins_without_a_chair() {
        let lost = Readiness { has_chair: false, ..READY };
        for (state, step) in [
            (GroupState::Proposed, GroupMove::Approve),
            (GroupState::Forming, GroupMove::Activate),
            (GroupState::Paused, GroupMove::Resume),
        ] {
            assert_eq!(state.after(step, lost), Err(MoveRefusal::NoChair), "{step}");
        }
        assert_eq!(GroupState::Active.after(GroupMove::Conclude, lost), Ok(GroupState::Concluded));
    }

    #[test]
    fn only_kinds_that_need_a_charter_wait_for_one() {
        for kind in GroupKind::ALL {
            let without = Readiness { kind: *kind, has_charter: false, ..READY };
            let begun = GroupState::Forming.after(GroupMove::Activate, without);
            assert_eq!(begun.is_err(), kind.features().needs_charter, "{kind}");
        }
    }

    #[test]
    fn what_was_declined_is_not_opened_by_a_side_door() {
        let declined = Readiness { was_approved: false, ..READY };
        assert_eq!(GroupState::Concluded.after(GroupMove::Reopen, declined), Err(MoveRefusal::NeverApproved));
    }
}
