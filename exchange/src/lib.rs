//! The file formats of the field: schedule.xml, schedule.json, iCalendar and Atom, to and from the values of `domain`.

pub mod atom;
pub mod calendar;
pub mod origin;
pub mod plain_text;
