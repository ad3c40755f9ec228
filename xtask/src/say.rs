//! What the person at the terminal reads meanwhile.

use anyhow::Result;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How long a step may be silent.
const SILENCE: Duration = Duration::from_secs(30);

/// Does one step, saying when it starts, that it still runs, and how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("· {what}");
    let started = Instant::now();
    let ticker = Ticker::start(what.to_owned(), started);
    let done = work();
    drop(ticker);
    if done.is_ok() {
        eprintln!("✓ {what} ({:.1} s)", started.elapsed().as_secs_f32());
    }
    done
}

/// Says every few seconds that a step is still at work, until it is dropped.
struct Ticker {
    stop: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Ticker {
    fn start(what: String, started: Instant) -> Self {
        let (stop, stopped) = mpsc::channel();
        let thread = thread::spawn(move || {
            while stopped.recv_timeout(SILENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
                eprintln!("  {what}: {} s", started.elapsed().as_secs());
            }
        });
        Self { stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A ticker that panicked has nothing more to say.
            let _ = thread.join();
        }
    }
}
