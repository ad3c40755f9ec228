//! Standards: published under numbers that are never used again, with texts that never change.
//!
//! What is published is open to everybody, whoever may know of the group that wrote it. Every write locks the draft's row
//! first, then the series of numbers, so that of two publications the second sees what the first one did. What is written about
//! errata locks the standard's row.

mod changes;
mod duties;
mod errata;
mod find;
mod mails;
mod part;
mod publish_draft;
mod report_erratum;
mod settle_erratum;
mod standards;
#[cfg(test)]
mod tests;
mod withdraw_standard;

pub use self::{
    changes::{EditionChanges, changes},
    errata::{
        ErratumView, HeldErratum, WantedErrata, errata, errata_in_text, errata_read, erratum, held_errata,
        settles_errata,
    },
    publish_draft::{Publishing, publish_draft, publishing},
    report_erratum::{Grounds, grounds_for_erratum, report_erratum},
    settle_erratum::settle_erratum,
    standards::{
        Other, StandardFacts, WantedStandards, Withdrawn, standard, standard_of_draft, standard_text, standards,
        standards_numbered, standards_of_group,
    },
    withdraw_standard::{withdraw_standard, withdraws},
};
pub(crate) use self::{
    duties::{OpenErratum, open_duties},
    part::{forget_part, part_of_person},
};
