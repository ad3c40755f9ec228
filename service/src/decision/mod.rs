//! Deciding about proposals: what is planned, what is told and when, and what speakers answer.
//!
//! A decision is planned beside the state and changes nothing that anybody else is shown. Letters are written from what
//! is planned, read and changed; releasing makes the plan the state and leaves the letters to be sent in one transaction.

mod after_move;
mod board;
mod compose;
mod desks;
pub(crate) mod find;
mod give_answer;
mod letters;
mod name_deputy;
mod plan_decisions;
mod prepare_release;
mod recipients;
mod release_decisions;
mod set_quotas;
mod tend;
mod undelivered;
mod wordings;
mod working_plan;

pub(crate) use self::{after_move::after_move, desks::Desks, tend::forget_person};
pub use self::{
    board::{BOARD_PAGE, Board, BoardLine, Planned, QuotaLine, Scores, Wanted, board},
    give_answer::{Question, give_answer, question, questions},
    letters::{LetterLine, Preparation, edit_letter, preparation},
    name_deputy::name_deputy,
    plan_decisions::plan_decisions,
    prepare_release::{discard_release, prepare_release},
    release_decisions::{Released, release_decisions},
    set_quotas::{TypedQuotas, set_quotas},
    tend::{TEND, Tend, forget, remind},
    undelivered::{Undelivered, Why},
    wordings::{WordingLine, set_wording, wordings},
    working_plan::{PlannedSession, working_plan},
};
