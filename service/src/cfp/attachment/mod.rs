//! Files and links beside a proposal. Their bytes lie apart from what the site itself shows, and are only ever given back as
//! files to be kept.

mod add_link;
mod attach_file;
mod attachments;
mod find;
mod forget_all;
mod open_attachment;
mod remove_attachment;
mod sniff;

pub(super) use self::forget_all::forget_all;
pub use self::{
    add_link::{TypedLink, add_link},
    attach_file::{SentFile, attach_file, may_attach},
    attachments::{AttachmentDesk, AttachmentLine, my_attachments},
    open_attachment::{OpenedFile, open_attachment},
    remove_attachment::remove_attachment,
};
pub(crate) use self::{attachments::lines, sniff::sniff};
