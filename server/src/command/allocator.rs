//! What the allocator is told before a site is served.

use std::{env, os::unix::process::CommandExt, process::Command};

/// What mimalloc is told, in its own words.
///
/// `PURGE_DELAY` is after how many milliseconds it gives memory back that nobody uses: at once, else what an import or
/// the packing of a page took for a moment stays with the process for as long as nothing else wants memory.
///
/// `ALLOW_THP` is whether it asks the kernel for pages of two megabytes: no, else each thread and each size of what is
/// kept holds two megabytes of which it uses a few kilobytes.
const SETTINGS: [(&str, &str); 2] = [("MIMALLOC_PURGE_DELAY", "0"), ("MIMALLOC_ALLOW_THP", "0")];

/// Has the allocator hold what is in use and no more. Measured: less than half the memory, and no slower.
///
/// mimalloc reads its settings from the environment alone, before `main`. So a process that was not told starts itself
/// anew, once, under its own number and before anything is open. Where that is not allowed, it goes on as it is. What the
/// environment says already stays as it is.
#[expect(
    clippy::disallowed_methods,
    reason = "settings of the allocator, which reads them from there and nowhere else"
)]
pub fn hold_no_more_than_is_used() {
    let untold = SETTINGS.into_iter().filter(|(setting, _)| env::var_os(setting).is_none());
    let untold = untold.collect::<Vec<_>>();
    if untold.is_empty() {
        return;
    }
    let mut arguments = env::args_os();
    let name = arguments.next().unwrap_or_else(|| "plenary".into());
    // What cannot be done is not missed: nothing but memory depends on it.
    let _ = Command::new("/proc/self/exe").arg0(name).args(arguments).envs(untold).exec();
}
