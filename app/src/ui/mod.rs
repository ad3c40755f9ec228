//! Building blocks that pages of every feature share.

mod form;
mod text;

pub use form::{Check, Field, Form, Select, TextArea};
pub use text::{JsonLd, rich_text};
