//! Working groups: their kinds, how they begin and end, what their charters say, who belongs to them and who may vote.

pub mod balance;
pub mod charter;
mod details;
mod kind;
mod member;
mod milestone;
mod party;
mod policy;
pub mod standing;
mod state;

#[cfg(not(target_family = "wasm"))]
pub(crate) use self::milestone::optional_day;
pub use self::{
    details::{GroupDetails, GroupLink, Joining, Seats, TypedGroup},
    kind::{Features, GroupKind},
    member::{MemberDetails, TypedMember},
    milestone::{MilestoneDetails, MilestoneState, TypedMilestone},
    party::{Employment, counted_affiliations},
    policy::{Occasion, PolicyDetails, PolicyKind, TypedPolicy},
    state::{GroupMove, GroupState, MoveRefusal, Readiness},
};
