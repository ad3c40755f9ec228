//! Ballots of groups: the list, a ballot with its live line and its result, and what those who run ballots do.

mod appeals;
mod form;
mod list;
mod nominations;
mod offices;
mod positions;
mod result;
mod rounds;
mod rules;
mod run;
mod sheet;
mod stages;
mod subject;
mod ties;
mod vote;
mod voters;
mod words;

pub use self::{
    form::{Begun, edit_ballot_page, new_ballot_page},
    list::ballots_page,
    offices::offices_part,
    rules::ballot_rules_page,
    run::{opening_flaw, run_ballot_page},
    sheet::ballot_page,
    voters::ballot_voters_page,
    words::{feed_name, feed_words, outcome_words, reasons, rule_words, sealed_words},
};
pub(crate) use self::{list::badge, words::moment};
