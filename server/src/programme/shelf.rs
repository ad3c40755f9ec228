//! The shelf: pages of newest releases, kept ready; bounded in bytes.

use std::{sync::Arc, time::Duration};

use app::programme::View;
use domain::language::Lang;
use quick_cache::{Equivalent, Weighter, sync::Cache};
use service::{Error, Result};
use tokio::{
    runtime::{Builder, Handle, Runtime},
    sync::Semaphore,
};

use super::kept::Kept;

/// Bytes that the shelf holds at most: some thousand pages.
const CAPACITY: u64 = 24 * 1024 * 1024;
/// About as many pages as that is. Few enough that they stand in one piece: in several, each would be too small for the
/// files of a large conference.
const PAGES: usize = 60;

/// Longer than a process lives.
const FOR_GOOD: Duration = Duration::from_hours(24 * 365);

/// What a kept page is found by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    edition: u64,
    rest: Box<str>,
    language: Option<Lang>,
    view: Option<View>,
}

/// A key that is only looked for. Its fields stand in the same order, so it hashes like [`Key`].
#[derive(Clone, Copy, Debug, Hash)]
pub struct Wanted<'a> {
    /// Which state of which conference: pages of earlier ones are never found again.
    pub edition: u64,
    /// The path after the conference's.
    pub rest: &'a str,
    /// The language that the address names.
    pub language: Option<Lang>,
    /// As what an agenda is asked for.
    pub view: Option<View>,
}

impl From<Wanted<'_>> for Key {
    fn from(wanted: Wanted<'_>) -> Self {
        Self { edition: wanted.edition, rest: wanted.rest.into(), language: wanted.language, view: wanted.view }
    }
}

impl Equivalent<Key> for Wanted<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.edition == key.edition && self.rest == &*key.rest && self.language == key.language && self.view == key.view
    }
}

/// Bytes that a page takes.
#[derive(Clone, Copy, Debug)]
struct Weight;

impl Weighter<Key, Arc<Kept>> for Weight {
    fn weight(&self, key: &Key, kept: &Arc<Kept>) -> u64 {
        (key.rest.len() + kept.weight()) as u64
    }
}

/// The pages.
pub struct Shelf {
    pages: Cache<Key, Arc<Kept>, Weight>,
    /// One page at a time is compressed slowly, so that readers keep the other cores.
    slow: Arc<Semaphore>,
    /// As many pages are made at once as there are cores: more would only make everybody wait.
    making: Semaphore,
    workshop: Workshop,
}

impl Default for Shelf {
    fn default() -> Self {
        Self {
            pages: Cache::with_weighter(PAGES, CAPACITY, Weight),
            slow: Arc::new(Semaphore::new(1)),
            making: Semaphore::new(cores()),
            workshop: Workshop::default(),
        }
    }
}

impl Shelf {
    /// The page, if it is there.
    pub fn get(&self, wanted: &Wanted<'_>) -> Option<Arc<Kept>> {
        self.pages.get(wanted)
    }

    /// The page; made by `make` where it is not there yet, once, however many ask for it. `None` where there is none.
    pub fn get_or_make(&self, key: &Key, make: impl FnOnce() -> Option<Kept>) -> Option<Arc<Kept>> {
        self.pages.get_or_insert_with(key, || make().map(Arc::new).ok_or(())).ok()
    }

    /// Takes the pages of an edition away that is not the newest any more: nobody finds them again.
    pub fn clear(&self, edition: u64) {
        self.pages.retain(|key, _| key.edition != edition);
    }

    /// Makes something on a thread for such work: rendering is nothing for the threads that wait for sockets.
    pub async fn at_work<T: Send + 'static>(&self, make: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        // The semaphore is never closed; if it were, the work would only be less orderly.
        let _turn = self.making.acquire().await.ok();
        self.workshop.threads().spawn_blocking(make).await.map_err(Error::fault)
    }

    /// Makes the smaller body of `kept` in the background.
    pub fn shrink(&self, kept: Arc<Kept>) {
        if !kept.wants_brotli() {
            return;
        }
        let (slow, threads) = (Arc::clone(&self.slow), self.workshop.threads());
        tokio::spawn(async move {
            // The semaphore is never closed.
            let Ok(_turn) = slow.acquire_owned().await else { return };
            if kept.wants_brotli() {
                let _ = threads.spawn_blocking(move || kept.make_brotli()).await;
            }
        });
    }
}

/// The threads that render and compress: always the same few, one for each core and one for what is slow. Each of them has
/// the allocator keep memory at hand for its next page; among the many threads that wait for files that would add up.
struct Workshop(Option<Runtime>);

impl Default for Workshop {
    fn default() -> Self {
        let threads =
            Builder::new_current_thread().max_blocking_threads(cores() + 1).thread_keep_alive(FOR_GOOD).build();
        Self(threads.ok())
    }
}

impl Workshop {
    /// Where work is handed in. If the system gave no threads for it, those do it that do everything else.
    fn threads(&self) -> Handle {
        self.0.as_ref().map_or_else(Handle::current, |threads| threads.handle().clone())
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // What is being made has nobody left who waits for it.
        if let Some(threads) = self.0.take() {
            threads.shutdown_background();
        }
    }
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
