//! Who must act: each open thing stands on exactly one person's list, and nothing that is closed does.
//!
//! Whose list it is, is derived from who holds which role now, and stored nowhere: when a chair goes, what stood with them
//! stands with whoever comes next, without anybody moving it.

mod roster;

pub use roster::{Roster, Standby, answers, holder, named};
use serde::Serialize;

crate::words! {
    /// What kind of thing is open.
    pub enum DutyKind {
        /// A draft in a state in which somebody must act.
        State = "state",
        /// A call that runs, or whose outcome is not recorded.
        Call = "call",
        /// An objection without an answer.
        Objection = "objection",
        /// An appeal without a decision.
        Appeal = "appeal",
        /// A write-up that is not complete.
        WriteUp = "write-up",
        /// An issue without a disposition.
        Issue = "issue",
        /// A comment that waits to be let through.
        Comment = "comment",
        /// What became of an issue, which whoever raised it has not answered.
        Answer = "answer",
        /// The agenda of a meeting to come.
        Agenda = "agenda",
        /// Who takes part in a meeting to come.
        Participation = "participation",
        /// The action items of a meeting, which are not complete.
        ActionItems = "action-items",
        /// The minutes of a meeting.
        Minutes = "minutes",
        /// Something that somebody took on at a meeting.
        ActionItem = "action-item",
        /// An erratum of which nobody said what becomes of it.
        Erratum = "erratum",
    }
}

/// Who has to act, before it is said who that is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wanted {
    /// The first of those who edit the draft.
    Editors,
    /// The chair of the group who has been it for longest.
    Chairs,
    /// The shepherd of the draft.
    Shepherd,
    /// The secretary of the group who has been it for longest, or the chair where there is none.
    Secretaries,
    /// Whoever stands above the group.
    Above,
    /// Nobody: the thing is closed.
    Nobody,
}

impl Wanted {
    /// What it is called in catalogues.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Editors => "editors",
            Self::Chairs => "chairs",
            Self::Shepherd => "shepherd",
            Self::Secretaries => "secretaries",
            Self::Above => "above",
            Self::Nobody => "nobody",
        }
    }
}

/// What a draft stands for on a list. While a call on it is not settled, the call is what somebody must act on; while a
/// state waits for its write-up, the write-up is: otherwise one matter would stand on two lists.
pub const fn of_draft(is_over: bool, has_unsettled_call: bool, lacks_write_up: bool) -> Option<DutyKind> {
    match (is_over, has_unsettled_call, lacks_write_up) {
        (true, ..) | (_, true, _) => None,
        (_, _, true) => Some(DutyKind::WriteUp),
        _ => Some(DutyKind::State),
    }
}
