//! Ballots of groups: the list, a ballot with its live line and its result, and what those who run ballots do.

mod form;
mod list;
mod positions;
mod result;
mod rounds;
mod rules;
mod run;
mod sheet;
mod ties;
mod vote;
mod words;

pub(crate) use self::words::moment;
pub use self::{
    form::{edit_ballot_page, new_ballot_page},
    list::ballots_page,
    rules::ballot_rules_page,
    run::run_ballot_page,
    sheet::ballot_page,
};
