//! The site as its visitors and programs meet it, in this process. One binary, so that it links once.
#![expect(clippy::expect_used, reason = "a test says what it expects")]

mod api;
mod browser;
mod guard;
mod headers;
mod identity;
mod listener;
mod logs;
mod operations;
mod pages;
mod programme;
mod support;
