//! Telling caches that something was written, here or in another process.

use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};

use tokio::sync::watch;

/// A state of the database, as far as this process has heard. What was read at one generation is true at it.
pub type Generation = u64;

/// Counts what is written. A cache remembers the generation at which it read; while the number stands still, what it
/// holds is what the database would say.
#[derive(Clone, Debug)]
pub struct News(Arc<Count>);

#[derive(Debug)]
struct Count {
    /// What [`told`](Self::told) said last: to read it writes nothing, as a lock would, so that every request may.
    now: AtomicU64,
    told: watch::Sender<Generation>,
}

impl Default for News {
    fn default() -> Self {
        Self(Arc::new(Count { now: AtomicU64::new(1), told: watch::channel(1).0 }))
    }
}

impl News {
    /// The generation now.
    pub fn generation(&self) -> Generation {
        self.0.now.load(Ordering::Acquire)
    }

    /// Something was written. Called after each commit of this process, and by the listener for those of others.
    pub fn announce(&self) {
        self.0.told.send_modify(|count| {
            *count += 1;
            self.0.now.store(*count, Ordering::Release);
        });
    }

    /// A receiver that wakes when something was written.
    pub fn listen(&self) -> watch::Receiver<Generation> {
        self.0.told.subscribe()
    }
}
