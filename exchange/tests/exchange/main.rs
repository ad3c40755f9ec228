//! Formats in and out, with the schemas and programs of others as judges.

mod calendars;
mod clocks;
mod elections;
mod feed;
mod hostile;
mod reading;
mod real_data;
mod round_trip;
mod scottish_elections;
mod second_opinion;
mod standards;
mod subscribers;
mod support;
mod world;
