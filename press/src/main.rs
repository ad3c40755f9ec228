//! The press: reads one manuscript as JSON from standard input, writes a PDF to standard output.
//!
//! Typesetting knows no limit of its own and cannot be stopped from within, so it happens in this process, which takes
//! away from itself first what it does not need. It reads no file, no clock and no network.

mod limits;
mod printing;
mod world;

use std::{
    io::{Read, Write},
    process::ExitCode,
};

use exchange::manuscript::{MAX_BYTES, Manuscript};

/// Bytes of the stack that typesetting is given: deep texts recurse.
const STACK: usize = 64 * 1024 * 1024;

fn main() -> ExitCode {
    match limits::set().and_then(|()| on_a_large_stack(press)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("plenary-press: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn on_a_large_stack(work: fn() -> Result<(), String>) -> Result<(), String> {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(work).map_err(|error| error.to_string())?;
    thread.join().unwrap_or_else(|_| Err("the typesetter panicked".into()))
}

fn press() -> Result<(), String> {
    let manuscript = read()?;
    let printed = printing::print(&manuscript)?;
    if let Some(reason) = printed.not_accessible {
        // Still tagged, but nobody vouches for it.
        eprintln!("plenary-press: not PDF/UA-1: {reason}");
    }
    let mut out = std::io::stdout().lock();
    out.write_all(&printed.pdf).and_then(|()| out.flush()).map_err(|error| error.to_string())
}

fn read() -> Result<Manuscript, String> {
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX);
    std::io::stdin().lock().take(most + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() > MAX_BYTES {
        return Err(format!("a manuscript has at most {MAX_BYTES} bytes"));
    }
    serde_json::from_slice(&bytes).map_err(|error| format!("this is no manuscript: {error}"))
}
