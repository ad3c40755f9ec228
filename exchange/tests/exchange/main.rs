//! Formats in and out, with the schemas and programs of others as judges.

mod calendars;
mod hostile;
mod reading;
mod real_data;
mod round_trip;
mod support;
