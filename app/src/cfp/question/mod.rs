//! Questions of calls: put together by organisers, answered by speakers, read by both.

mod answers;
mod editor;
mod fields;
mod list;

pub(super) use self::{
    answers::{files, offered_answers, own_answers},
    fields::{Asking, answer_fields},
};
pub use self::{
    editor::{Draft, question_page},
    list::questions_page,
};
