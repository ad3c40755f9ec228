//! The open connections, and which of them gives way when there are too many.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use tokio_util::sync::CancellationToken;

/// In place of a time: a request is being answered.
const BUSY: u64 = u64::MAX;

/// The open connections.
#[derive(Debug)]
pub struct Connections {
    most: usize,
    since: Instant,
    entered: AtomicU64,
    open: Mutex<HashMap<u64, Arc<State>>>,
}

#[derive(Debug)]
struct State {
    /// When something last happened here, in nanoseconds, or [`BUSY`].
    active: AtomicU64,
    close: CancellationToken,
}

impl Connections {
    /// At most `most` at once.
    pub fn new(most: usize) -> Arc<Self> {
        Arc::new(Self { most, since: Instant::now(), entered: AtomicU64::new(0), open: Mutex::default() })
    }

    /// How many are open.
    pub fn count(&self) -> usize {
        self.lock().len()
    }

    /// A place for a new connection. Where all are taken, the one that has been quiet for longest is closed: whoever
    /// holds connections open without asking for anything never keeps out somebody who does. `None` when every single
    /// one is being answered.
    pub fn enter(self: &Arc<Self>) -> Option<Connection> {
        let mut open = self.lock();
        if open.len() >= self.most && !evict(&mut open) {
            return None;
        }
        let number = self.entered.fetch_add(1, Ordering::Relaxed);
        let state = Arc::new(State { active: AtomicU64::new(self.now()), close: CancellationToken::new() });
        open.insert(number, Arc::clone(&state));
        Some(Connection { all: Arc::clone(self), number, state })
    }

    /// Closes the one that has been quiet for longest, to free what the system is short of.
    pub fn evict_one(&self) -> bool {
        evict(&mut self.lock())
    }

    /// By a clock: a count of what happens would be written to by all threads at once.
    fn now(&self) -> u64 {
        u64::try_from(self.since.elapsed().as_nanos()).unwrap_or(BUSY - 1)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<u64, Arc<State>>> {
        // The map is whole at every point where a panic could happen.
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn evict(open: &mut HashMap<u64, Arc<State>>) -> bool {
    let quietest = open
        .iter()
        .map(|(number, state)| (state.active.load(Ordering::Relaxed), *number))
        .filter(|(active, _)| *active != BUSY)
        .min();
    let Some(state) = quietest.and_then(|(_, number)| open.remove(&number)) else { return false };
    state.close.cancel();
    super::metrics::connection_evicted();
    true
}

/// An open connection; gives up its place when dropped.
#[derive(Debug)]
pub struct Connection {
    all: Arc<Connections>,
    number: u64,
    state: Arc<State>,
}

impl Connection {
    /// Resolves when it must give way.
    pub fn must_close(&self) -> impl Future<Output = ()> + use<> {
        self.state.close.clone().cancelled_owned()
    }

    /// Something happened here just now.
    pub fn was_active(&self) {
        self.state.active.store(self.all.now(), Ordering::Relaxed);
    }

    /// Nobody takes its place until the returned value is dropped.
    pub fn busy(&self) -> Busy<'_> {
        self.state.active.store(BUSY, Ordering::Relaxed);
        Busy(self)
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.all.lock().remove(&self.number);
    }
}

/// A request is being answered.
#[derive(Debug)]
pub struct Busy<'a>(&'a Connection);

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.was_active();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_that_was_quiet_for_longest_gives_way() {
        let all = Connections::new(3);
        let [first, second, third] = [0; 3].map(|_| all.enter().expect("there is a place"));
        drop(first.busy());
        let working = second.busy();
        let _fourth = all.enter().expect("there is a place");
        assert_eq!([&first, &second, &third].map(|one| one.state.close.is_cancelled()), [false, false, true]);
        drop(working);
        assert_eq!(all.count(), 3);
    }

    #[test]
    fn who_is_being_answered_never_gives_way() {
        let all = Connections::new(2);
        let (first, second) = (all.enter().expect("a place"), all.enter().expect("a place"));
        let working = (first.busy(), second.busy());
        assert!(all.enter().is_none());
        assert!(!all.evict_one());
        drop(working);
        assert!(all.enter().is_some());
    }

    #[test]
    fn a_place_is_free_again_once_its_connection_is_gone() {
        let all = Connections::new(1);
        drop(all.enter());
        let stays = all.enter().expect("a place");
        assert!(!stays.state.close.is_cancelled());
        assert_eq!(all.count(), 1);
    }
}
