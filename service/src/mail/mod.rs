//! Mails: typed kinds with typed values, rendered as text and HTML in the language of who receives them.
//!
//! A use case leaves a [`Mail`] in the outbox within its transaction; `server`'s adapter renders it here and sends or
//! keeps it. Nothing a person typed is ever read as a header or as HTML: values are cut to one line before they reach a
//! subject, and every paragraph is escaped as a whole.

mod html;
mod kept_mails;
mod kind;
mod letter;
#[cfg(test)]
mod one_of_each;
mod outgoing;
mod said;
mod text;

pub use self::{
    kept_mails::{KeptMail, KeptMailLine, count_kept_mails, keep_mail, kept_mail, kept_mails},
    kind::Mail,
    letter::Letter,
    outgoing::{MAIL, Outgoing, leave},
};
