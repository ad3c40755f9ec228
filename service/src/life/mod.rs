//! The life of drafts: moves along the lines of their workflows, calls with what is said to them, objections, appeals,
//! declared rights, write-ups.
//!
//! Every write on a draft locks its row first, then that of its call; whoever responds locks the call alone.

mod annul_move;
mod appeals;
mod by_ballot;
mod call_mails;
pub(crate) mod call_row;
mod calls;
mod draft_life;
pub(crate) mod find;
mod happenings;
mod hold;
mod ipr;
pub(crate) mod move_draft;
mod objections;
mod open_call;
mod personal;
#[cfg(test)]
mod races;
mod renew;
mod respond;
mod settle_call;
mod sheet;
pub(crate) mod stand;
mod tend;
#[cfg(test)]
pub(crate) mod tests;
mod write_up;

pub use self::{
    annul_move::annul_move,
    appeals::{decide_appeal, lodge_appeal, withdraw_appeal},
    calls::{CallLine, CallPage, calls, calls_of, calls_on_charter, open_calls},
    draft_life::{Life, MoveLine, StepLine, draft_life},
    happenings::{Happening, happenings},
    hold::{TypedHolder, choose_workflow, follow_workflow, name_holder, name_shepherd, tag_draft},
    ipr::{IprLine, declare_rights, declared_rights, withdraw_declaration},
    move_draft::{TypedMove, move_draft},
    objections::act_on_objection,
    open_call::{open_call, open_charter_call},
    respond::respond,
    settle_call::{annul_call, settle_call},
    sheet::{AppealLine, CallSheet, ObjectionLine, ResponseLine, WordLine, call},
    stand::LineStand,
    tend::{TEND_CALLS, TendCalls, tend_calls},
    write_up::{WriteUpSheet, save_write_up, write_up},
};
pub(crate) use self::{
    by_ballot::{hold_voted_on, move_by_ballot},
    personal::part_of_person,
    renew::renew_calls,
};
