//! The site as its visitors and programs meet it, in this process. One binary, so that it links once.
#![expect(clippy::expect_used, reason = "a test says what it expects")]

mod admin;
mod api;
mod api_writes;
mod ballot;
mod browser;
mod cfp;
mod cfp_questions;
mod components;
mod conference;
mod decision;
mod draft;
mod exchange;
mod front;
mod group;
mod guard;
mod headers;
mod identity;
mod injection;
mod listener;
mod logs;
mod operations;
mod pages;
mod portal;
mod previews;
mod problems;
mod programme;
mod refusals;
mod review;
mod review_channels;
mod schemathesis;
mod speakers;
mod support;
mod tables;
mod team;
