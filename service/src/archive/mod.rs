//! The public record of a group as a folder: everything that was done in its name, with the event log that proves it.
//!
//! [`export_group`] writes one from a moment of the database, [`verify_record`] checks one without any database, and
//! [`import_group`] makes the group out of one. The format is told in `docs/record.md`.
//!
//! [`kinds`] is the table of what is in a record; everything else here works through it, line by line, so that a group
//! with very many comments takes no more memory than one with few.

mod export;
mod folder;
mod import;
mod kind;
mod kinds;
mod log;
mod manifest;
mod reading;
mod table;
#[cfg(test)]
mod tests;
mod value;
mod verify;

pub use self::{
    export::{export_group, may_export},
    folder::{EVENTS, FILES, MANIFEST, MAX_FILE, SEALS, TEXTS, is_entry},
    import::{Imported, import_group},
    manifest::{Chain, FORMAT, Listed, Manifest, Named},
    reading::Level,
    verify::{Verified, verify_record},
};
