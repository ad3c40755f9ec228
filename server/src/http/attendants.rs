//! The threads that attend to connections.

use std::{io, thread};

use tokio::runtime::{Builder, Handle};
use tokio_util::sync::{CancellationToken, DropGuard};

/// One thread for each processor, with an eye of its own for its connections.
///
/// A connection stays with its thread, so that a kept page is read, found and sent without waking another: where many
/// share a machine, that costs more than all of it. What takes longer than that is done elsewhere, see
/// [`serve`](super::listener::serve).
pub struct Attendants {
    handles: Vec<Handle>,
    next: usize,
    _until_dropped: DropGuard,
}

impl Attendants {
    /// Starts them. They end when this is dropped, with whatever they still attend to.
    pub fn start() -> io::Result<Self> {
        let stopped = CancellationToken::new();
        let count = thread::available_parallelism().map_or(1, usize::from);
        let handles = (0..count).map(|nth| attendant(nth, stopped.clone())).collect::<io::Result<Vec<_>>>()?;
        Ok(Self { handles, next: 0, _until_dropped: stopped.drop_guard() })
    }

    /// Whose turn it is to take a connection.
    pub fn next_in_turn(&mut self) -> &Handle {
        self.next = (self.next + 1) % self.handles.len();
        &self.handles[self.next]
    }
}

fn attendant(nth: usize, stopped: CancellationToken) -> io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    thread::Builder::new().name(format!("attendant-{nth}")).spawn(move || runtime.block_on(stopped.cancelled()))?;
    Ok(handle)
}
