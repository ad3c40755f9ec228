//! Use cases, queries, entities, events and the outbox: the only crate that knows the database.
//!
//! Writes are verbs, one file each with their tests underneath (`conference/create_conference.rs`); reads are nouns
//! (`conference/conferences.rs`). Every entrance (page, island, REST, job, command line, demo) calls the same function.
//! One shape for all: authorise the role and route → check input → in one transaction: load, authorise on the thing,
//! decide, save, record → return.

pub mod archive;
pub mod ballot;
pub mod cfp;
pub mod comment;
pub mod conference;
pub mod context;
pub mod database;
pub mod decision;
pub mod draft;
pub mod duty;
pub mod entity;
pub mod error;
pub mod file;
pub mod group;
pub mod i18n;
pub mod identity;
pub mod life;
pub mod mail;
pub mod meeting;
pub mod portal;
pub mod programme;
pub mod publication;
pub mod record;
pub mod review;
pub mod slug;
pub mod team;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod version;

pub use context::{Chance, Ctx, Settings};
pub use database::{Db, Flavour};
pub use error::{Error, Result};
pub use slug::Found;
pub use version::Version;
