//! What stands around every request: the listener with its limits, and the layers between it and the handlers.
//!
//! First, requests that do not say what [`host`] they are for are refused. [`Front`] answers with bytes that lie ready. Then, from the outside in: [`observe`](observe::observe) (request number, log, metrics), [`headers`], and, within the
//! page that shows failures, [`guard`]: cross-site requests, time, size, the tracked task, panics.

pub mod attendants;
mod connections;
pub mod download;
mod front;
pub mod guard;
pub mod headers;
mod host;
pub mod life;
pub mod listener;
pub mod log;
pub mod metrics;
pub mod observe;
pub mod operations;

pub use front::{Front, Look, Ready};
pub use guard::guard;
pub use life::Life;
