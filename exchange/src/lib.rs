//! The file formats of the field: schedule.xml, schedule.json, iCalendar, Atom, files of ballots, and standards, to and
//! from the values of `domain`.
//!
//! Everything here is pure: bytes in, values out, and the other way round. Readers are lenient, because real files are;
//! what they pass over or mend they report with its place. Writers are strict: what they make passes the formats' own
//! schemas.

mod decode;
mod draft;
mod error;
mod links;
mod moment;
mod options;
mod origin;
mod plain_text;
mod plan;
mod times;

pub mod atom;
pub mod calendar;
pub mod csv;
pub mod election;
pub mod manuscript;
pub mod record;
pub mod schedule_json;
pub mod schedule_xml;
pub mod standard;
pub mod submission_json;

pub use error::ReadError;
pub use options::Options;
pub use origin::Origin;
pub use plain_text::{plain_line, plain_text};

use domain::programme::sheet::Sheet;

/// The software, as files name what made them.
const GENERATOR: (&str, &str) = ("Plenary", env!("CARGO_PKG_VERSION"));

/// Reads a programme from a file in any of the formats, told by its content.
pub fn read(bytes: &[u8], options: &Options) -> Result<Sheet, ReadError> {
    if bytes.len() > options.max_bytes {
        return Err(ReadError::too_large(options.max_bytes));
    }
    let text = decode::decode(bytes)?;
    if is_web_page(&text) {
        return Err(ReadError::web_page());
    }
    match text.trim_start().chars().next() {
        None => Err(ReadError::empty()),
        Some('<') => schedule_xml::read(&text, options),
        Some('{') => schedule_json::read(&text, options),
        Some(_) => Err(ReadError::unknown_format(&text)),
    }
}

/// Whether somebody saved the page that shows a programme instead of the file behind it.
fn is_web_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(14).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype html") || start.starts_with("<html")
}
