//! How long a developer waits after a change.

use crate::{demo, place};
use anyhow::{Context, Result};
use std::fs::File;
use std::time::{Duration, Instant, SystemTime};

/// A change to each of these, and what it stands for.
const CHANGES: [(&str, &str); 3] =
    [("app/src/lib.rs", "a page"), ("service/src/lib.rs", "a use case"), ("domain/src/lib.rs", "a rule")];

/// Prints one line for each kind of change.
pub fn rebuild() -> Result<()> {
    demo::build()?;
    let reference = timed(demo::build)?;
    println!("{:<12} {:>6.1} s", "no change", reference.as_secs_f32());
    for (file, what) in CHANGES {
        touch(file)?;
        let took = timed(demo::build)?;
        let ratio = took.as_secs_f32() / reference.as_secs_f32();
        println!("{what:<12} {:>6.1} s  {ratio:>5.1} x  (touched {file})", took.as_secs_f32());
    }
    Ok(())
}

fn timed(work: impl FnOnce() -> Result<()>) -> Result<Duration> {
    let started = Instant::now();
    work()?;
    Ok(started.elapsed())
}

/// To cargo, a file with a new time is a changed one.
#[expect(clippy::disallowed_methods, reason = "the time that a file is given is the file system's")]
fn touch(file: &str) -> Result<()> {
    let path = place::root().join(file);
    File::open(&path).and_then(|file| file.set_modified(SystemTime::now())).with_context(|| file.to_owned())
}
