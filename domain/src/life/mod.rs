//! The life of a draft: workflows as data, the calls of a group, objections and appeals, declarations of rights, write-ups.
//!
//! What a body does stands in a table with its source and the day on which that was read; the code knows no body.

pub mod appeal;
pub mod call;
pub mod ipr;
pub mod objection;
#[cfg(not(target_family = "wasm"))]
pub mod period;
pub mod preset;
pub mod workflow;
pub mod write_up;

pub use appeal::AppealState;
pub use call::{CallKind, CallOutcome, CallState, Stance};
pub use ipr::{IprAct, IprLicence};
pub use objection::ObjectionState;
pub use workflow::{Callable, Grounds, Line, Mover, Need, Power, Renewal, State, Table, Transition, Workflow};
