//! Building blocks that pages of every feature share.

mod form;
mod text;
mod version;

pub use form::{Check, Field, Form, Select, TextArea};
pub use text::{JsonLd, excerpt, excerpt_around, rich_text};
pub use version::VersionField;
