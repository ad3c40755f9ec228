//! The shelf: pages of newest releases, kept ready; bounded in bytes.

use std::sync::Arc;

use app::programme::View;
use domain::language::Lang;
use moka::sync::Cache;
use tokio::sync::Semaphore;

use super::kept::Kept;

/// Bytes that the shelf holds at most: some thousand pages.
const CAPACITY: u64 = 40 * 1024 * 1024;

/// What a kept page is found by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which state of which conference: pages of earlier ones are never found again.
    pub edition: u64,
    /// The path after the conference's.
    pub rest: Box<str>,
    /// The language that the address names.
    pub language: Option<Lang>,
    /// As what an agenda is asked for.
    pub view: Option<View>,
}

/// The pages.
pub struct Shelf {
    pages: Cache<Key, Arc<Kept>>,
    /// One page at a time is compressed slowly, so that readers keep the other cores.
    slow: Arc<Semaphore>,
}

impl Default for Shelf {
    fn default() -> Self {
        let weigher = |key: &Key, kept: &Arc<Kept>| u32::try_from(key.rest.len() + kept.weight()).unwrap_or(u32::MAX);
        Self {
            pages: Cache::builder().max_capacity(CAPACITY).weigher(weigher).build(),
            slow: Arc::new(Semaphore::new(1)),
        }
    }
}

impl Shelf {
    /// The page, if it is there.
    pub fn get(&self, key: &Key) -> Option<Arc<Kept>> {
        self.pages.get(key)
    }

    /// The page; made by `make` where it is not there yet, once, however many ask for it. `None` where there is none.
    pub fn get_or_make(&self, key: Key, make: impl FnOnce() -> Option<Kept>) -> Option<Arc<Kept>> {
        self.pages.optionally_get_with(key, || make().map(Arc::new))
    }

    /// Makes the smaller body of `kept` in the background.
    pub fn shrink(&self, kept: Arc<Kept>) {
        if !kept.wants_brotli() {
            return;
        }
        let slow = Arc::clone(&self.slow);
        tokio::spawn(async move {
            // The semaphore is never closed.
            let Ok(_turn) = slow.acquire_owned().await else { return };
            if kept.wants_brotli() {
                let _ = tokio::task::spawn_blocking(move || kept.make_brotli()).await;
            }
        });
    }
}
