//! Joining a sheet to the programme before it.
