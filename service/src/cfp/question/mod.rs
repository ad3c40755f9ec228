//! What a call asks besides its usual fields, and what was answered.

mod answer_file;
mod answers;
mod check_answers;
mod find;
mod place_question;
mod questions;
mod remove_question;
mod set_question;
#[cfg(test)]
mod tests;

pub(super) use self::find::{asked, asked_by};
pub use self::{
    answer_file::{
        FILE_BYTES_MOST, FileAnswer, answer_file, answer_with_file, offered_answer_file, remove_answer_file,
    },
    answers::{AnswerLine, AnswerSheet, SpeakerAnswers, answer_sheet, my_answers},
    place_question::place_question,
    questions::{Asked, questions},
    remove_question::remove_question,
    set_question::{add_question, edit_question},
};
pub(super) use self::{
    answers::{answers_of_one, forget_answers, forget_speaker, given_by},
    check_answers::{Answering, check_typed, typed_answers},
};
