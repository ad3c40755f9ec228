//! What the allocator is told before a site is served.

use std::{env, os::unix::process::CommandExt, process::Command};

/// After how many milliseconds mimalloc gives memory back that nobody uses.
const SETTING: &str = "MIMALLOC_PURGE_DELAY";

/// Has memory given back as soon as nobody uses it: else what an import or the packing of a page took for a moment stays
/// with the process for as long as nothing else wants memory. Measured: a quarter less, and no slower.
///
/// mimalloc reads this from the environment alone, before `main`. So a process that was not told starts itself anew,
/// once, under its own number and before anything is open. Where that is not allowed, it goes on as it is.
#[expect(clippy::disallowed_methods, reason = "a setting of the allocator, which reads it from there and nowhere else")]
pub fn give_back_at_once() {
    if env::var_os(SETTING).is_some() {
        return;
    }
    let mut arguments = env::args_os();
    let name = arguments.next().unwrap_or_else(|| "plenary".into());
    // What cannot be done is not missed: nothing but memory depends on it.
    let _ = Command::new("/proc/self/exe").arg0(name).args(arguments).env(SETTING, "0").exec();
}
