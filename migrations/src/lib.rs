//! The schema and its history.
//!
//! Migrations only go forward. Each runs in a transaction on both databases and leaves rows for the next one's test
//! (`tests/it/rows`). This crate never imports entities: what a migration did must not change when an entity does.

mod m0001_people;
mod m0002_places;
mod m0003_programme;
mod m0004_record;
mod m0005_calls;
mod m0006_proposals;
mod m0007_proposal_moves;
mod m0008_questions;
mod m0009_access_codes;
mod m0010_proposal_order;
mod m0011_speakers;
mod m0012_proposal_files;
mod m0013_embargo;
mod m0014_review;
mod m0015_reviewers;
mod m0016_reviews;
mod m0017_decisions;
mod m0018_letters;
mod m0019_confirmations;
mod m0020_working_sessions;
mod m0021_review_answers;
mod m0022_groups;
mod m0023_members;
mod m0024_standing;
mod m0025_drafts;
mod m0026_programme_frames;
mod m0027_meetings;
mod m0028_ballot_rules;
mod m0029_ballots;
mod m0030_elections;
mod m0031_imported_proposals;
mod m0032_comments;
mod m0033_life_of_drafts;
mod m0034_ballot_ties;
mod m0035_ballot_offices;
mod m0036_standards;
mod m0037_calendar_links;
mod m0038_errata;
mod m0039_withdrawn_standards;
mod m0042_ballot_sessions;
mod m0044_open_things;
mod m0045_ruling_appeals;
mod m0046_named_issues;
mod run;
mod search;
mod table;

pub use run::{MigrateError, newest, pending, up};
use sea_orm_migration::prelude::*;

/// All migrations, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_people::Migration),
            Box::new(m0002_places::Migration),
            Box::new(m0003_programme::Migration),
            Box::new(m0004_record::Migration),
            Box::new(m0005_calls::Migration),
            Box::new(m0006_proposals::Migration),
            Box::new(m0007_proposal_moves::Migration),
            Box::new(m0008_questions::Migration),
            Box::new(m0009_access_codes::Migration),
            Box::new(m0010_proposal_order::Migration),
            Box::new(m0011_speakers::Migration),
            Box::new(m0012_proposal_files::Migration),
            Box::new(m0013_embargo::Migration),
            Box::new(m0014_review::Migration),
            Box::new(m0015_reviewers::Migration),
            Box::new(m0016_reviews::Migration),
            Box::new(m0017_decisions::Migration),
            Box::new(m0018_letters::Migration),
            Box::new(m0019_confirmations::Migration),
            Box::new(m0020_working_sessions::Migration),
            Box::new(m0021_review_answers::Migration),
            Box::new(m0022_groups::Migration),
            Box::new(m0023_members::Migration),
            Box::new(m0024_standing::Migration),
            Box::new(m0025_drafts::Migration),
            Box::new(m0026_programme_frames::Migration),
            Box::new(m0027_meetings::Migration),
            Box::new(m0028_ballot_rules::Migration),
            Box::new(m0029_ballots::Migration),
            Box::new(m0030_elections::Migration),
            Box::new(m0031_imported_proposals::Migration),
            Box::new(m0032_comments::Migration),
            Box::new(m0033_life_of_drafts::Migration),
            Box::new(m0034_ballot_ties::Migration),
            Box::new(m0035_ballot_offices::Migration),
            Box::new(m0036_standards::Migration),
            Box::new(m0037_calendar_links::Migration),
            Box::new(m0038_errata::Migration),
            Box::new(m0039_withdrawn_standards::Migration),
            Box::new(m0042_ballot_sessions::Migration),
            Box::new(m0044_open_things::Migration),
            Box::new(m0045_ruling_appeals::Migration),
            Box::new(m0046_named_issues::Migration),
        ]
    }
}
