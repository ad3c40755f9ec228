//! Where background work stands.

use crate::words;

words! {
    /// Where a job stands.
    pub enum JobState {
        /// Waiting for its time, or claimed while its lease runs.
        Waiting = "waiting",
        /// Done.
        Done = "done",
        /// Failed too often; kept with its error until somebody looks.
        Parked = "parked",
    }
}
