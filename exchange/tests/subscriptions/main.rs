//! What calendars and feeds promise to those who subscribe, also as other implementations read them.

mod calendar;
mod elsewhere;
mod feed;
mod support;
