//! Building blocks that pages of every feature share.

mod counted;
mod file;
mod form;
mod text;
mod version;

pub use counted::{Counted, LiveCounting};
pub use file::file_field;
pub use form::{Check, Field, Form, Select, TextArea};
pub use text::{JsonLd, excerpt, excerpt_around, rich_text};
pub use version::VersionField;
