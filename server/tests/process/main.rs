//! The `plenary` process from outside: killed, told to stop, backed up, asked how it is. One binary, so that it links once.
#![expect(clippy::expect_used, reason = "a test says what it expects")]

mod backup;
mod doctor;
mod exercise;
mod import;
mod kill;
mod logs;
mod sound;
mod stop;
