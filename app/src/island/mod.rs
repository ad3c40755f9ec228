//! The parts of a page that need a browser. Each is complete without one: it shows less, never nothing.
//!
//! Islands take plain props and talk to `/api/v1`. Words come in as props, so that no catalogue is sent to the browser.

mod local_time;

pub use local_time::LocalTime;
