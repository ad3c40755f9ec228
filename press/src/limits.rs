//! What this process may use.

use rustix::process::{Resource, Rlimit, setrlimit};

/// Bytes of address space: memory cannot grow beyond it.
const MEMORY: u64 = 600 * 1024 * 1024;
/// Seconds of a processor's time, over all threads.
const SECONDS: u64 = 40;
/// Files that it was given: input, output, and where it says what is wrong.
const GIVEN: u64 = 3;
/// Threads that set pages: each takes address space of its own.
const THREADS: usize = 2;

/// Gives up what lies beyond the limits, for good. Whoever goes beyond them dies alone.
pub fn set() -> Result<(), String> {
    limit(Resource::As, MEMORY)?;
    limit(Resource::Cpu, SECONDS)?;
    // Beyond what it was given, nothing is opened; and nothing is left behind by who dies.
    limit(Resource::Nofile, GIVEN)?;
    limit(Resource::Core, 0)?;
    rayon::ThreadPoolBuilder::new().num_threads(THREADS).build_global().map_err(|error| error.to_string())
}

fn limit(resource: Resource, most: u64) -> Result<(), String> {
    setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) })
        .map_err(|error| format!("cannot set a limit: {error}"))
}
