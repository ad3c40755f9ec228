//! Questions of calls: put together by organisers, answered by speakers, read by both.

mod answers;
mod editor;
mod fields;
mod list;

pub(super) use self::answers::{files, own_answers};
pub(crate) use self::{
    answers::{offered_answers, review_answers},
    fields::{Asking, answer_fields},
};
pub use self::{
    editor::{Draft, question_page},
    list::questions_page,
};
