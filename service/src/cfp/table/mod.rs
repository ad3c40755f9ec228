//! Proposals as a table: written for a spreadsheet, and read in from one.

mod find;
mod import_table;
mod read_table;
mod row;
#[cfg(test)]
mod tests;
mod write_table;

pub use self::{
    import_table::{Imported, import_table},
    read_table::{Fate, ReadTable, TABLE_BYTES_MOST, TableLine, read_table},
    write_table::proposals_table,
};
