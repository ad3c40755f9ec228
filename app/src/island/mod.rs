//! The parts of a page that need a browser. Each is complete without one: it shows less, never nothing.
//!
//! Islands take plain props and talk to `/api/v1`. Words come in as props, so that no catalogue is sent to the browser.

mod account_corner;
mod draft_wizard;
#[cfg(feature = "hydrate")]
mod http;
mod keep_current;
mod live_counts;
mod live_preview;
mod local_time;
mod now_line;
mod own_zone;
#[cfg(feature = "hydrate")]
mod reader;
mod review_keys;
mod stars;

pub use account_corner::AccountCorner;
pub use draft_wizard::DraftWizard;
pub use keep_current::KeepCurrent;
pub use live_counts::LiveCounts;
pub use live_preview::LivePreview;
pub use local_time::LocalTime;
pub use now_line::NowLine;
pub use own_zone::OwnZone;
pub use review_keys::ReviewKeys;
pub use stars::Stars;
