//! Telling caches that something was written, here or in another process.

use std::sync::Arc;

use tokio::sync::watch;

/// A state of the database, as far as this process has heard. What was read at one generation is true at it.
pub type Generation = u64;

/// Counts what is written. A cache remembers the generation at which it read; while the number stands still, what it
/// holds is what the database would say.
#[derive(Clone, Debug)]
pub struct News {
    count: Arc<watch::Sender<Generation>>,
}

impl Default for News {
    fn default() -> Self {
        Self { count: Arc::new(watch::channel(1).0) }
    }
}

impl News {
    /// The generation now.
    pub fn generation(&self) -> Generation {
        *self.count.borrow()
    }

    /// Something was written. Called after each commit of this process, and by the listener for those of others.
    pub fn announce(&self) {
        self.count.send_modify(|count| *count += 1);
    }

    /// A receiver that wakes when something was written.
    pub fn listen(&self) -> watch::Receiver<Generation> {
        self.count.subscribe()
    }
}
