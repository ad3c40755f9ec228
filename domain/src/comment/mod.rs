//! Comments on drafts, kept outside their texts, and the ledger of issues that answers them.
//!
//! A comment stands on a section, a requirement or quoted words of one revision. Whether a later revision still has what
//! it stood on is found by [`Text::carry`]; what is gone leaves the comment with the words it was on.

mod anchor;
mod carry;
mod issue;
pub(crate) mod readable;
mod state;
mod suggestion;
mod typed;

pub use self::{
    anchor::{Anchor, Target, TypedAnchor},
    carry::{Place, Text, heading},
    issue::{
        Answer, Disposition, Duty, IssueStanding, Settlement, TypedAnswer, TypedIssue, TypedReason, TypedSettlement,
        standing,
    },
    state::{CommentMove, CommentState, Moderation, Sight, Viewer, sight},
    suggestion::{Lines, lines_at},
    typed::{CommentDetails, MAX_BODY, MAX_REPLACEMENT, TypedComment, body},
};
