//! Formats in and out, with the schemas and programs of others as judges.

mod calendars;
mod clocks;
mod feed;
mod hostile;
mod reading;
mod real_data;
mod round_trip;
mod subscribers;
mod support;
mod world;
