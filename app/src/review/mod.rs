//! Review: the board and the page of a proposal for those who review, and what chairs set up.

mod assignment;
mod board;
mod chairs;
mod conflicts;
mod me;
mod place;
mod reviewers;
mod settings;
mod sheet;

pub use self::{
    assignment::{assignment_page, plan_page},
    board::{board_page, calls_page},
    conflicts::conflicts_page,
    me::my_part_page,
    reviewers::reviewers_page,
    settings::review_settings_page,
    sheet::sheet_page,
};
