//! Deciding about proposals: what is planned, what is told and when, and what speakers answer.
//!
//! A decision is planned beside the state and changes nothing that anybody else is shown. Letters are written from what
//! is planned, read and changed; releasing makes the plan the state and leaves the letters to be sent in one transaction.

mod after_move;
mod answers;
mod board;
mod compose;
mod decision_list;
mod desks;
pub(crate) mod find;
mod give_answer;
#[cfg(test)]
mod leaks;
mod letters;
#[cfg(test)]
mod matrix;
mod overview;
mod personal;
mod plan_decisions;
mod prepare_release;
mod recipients;
mod release_decisions;
mod set_quotas;
mod submissions;
mod tend;
mod undelivered;
mod volunteer;
mod wordings;
mod working_plan;

pub(crate) use self::{
    after_move::after_move,
    personal::{answers_of_person, forget_person},
};
pub use self::{
    answers::{AnswerLine, answers},
    board::{
        BOARD_PAGE, Board, BoardLine, BoardPage, Planned, QuotaLine, Quotas, Wanted, board, board_page, board_table,
        quotas, undelivered_letters,
    },
    decision_list::{Fault, ListLine, plan_list, read_list},
    give_answer::{Question, give_answer, question, questions},
    letters::{LetterLine, Preparation, edit_letter, preparation},
    overview::{Overview, overview},
    plan_decisions::plan_decisions,
    prepare_release::{discard_release, prepare_release},
    release_decisions::{Released, release_decisions},
    set_quotas::{TypedQuotas, set_quotas},
    submissions::submissions,
    tend::{TEND, Tend, forget, remind},
    undelivered::{Undelivered, Why},
    volunteer::{Volunteered, volunteer, volunteered_about_me},
    wordings::{WordingLine, set_wording, wordings},
    working_plan::{PlannedSession, working_plan},
};
