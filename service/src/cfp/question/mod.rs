//! What a call asks besides its usual fields, and what was answered.

mod answer_file;
mod answers;
mod cells;
mod change;
mod check_answers;
mod find;
mod kept;
mod place_question;
mod questions;
mod remove_question;
mod set_question;
#[cfg(test)]
mod tests;

pub(crate) use self::{
    answer_file::file_answered,
    answers::Questions,
    change::{Change, by_question, changed, keep},
    find::{answers_in, asked, asked_by},
    kept::{About, KeptAnswer},
};
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
    cells::answer_cells,
    check_answers::{Answering, check_typed, typed_answers},
};
