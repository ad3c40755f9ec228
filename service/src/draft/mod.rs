//! Drafts of groups: begun, written by several, posted as revisions that never change, read and compared.
//!
//! Every write locks the draft's row first and looks at the roles and names that the asker holds then.

mod compare;
mod edit_draft;
mod facts;
pub(crate) mod find;
#[cfg(test)]
mod history;
mod home;
mod import;
#[cfg(test)]
mod matrix;
mod name_person;
mod personal;
mod post_history;
mod post_revision;
mod prepare;
pub(crate) mod revisions;
mod save_draft;
mod settle_class;
mod start_draft;
mod voted_on;
mod working_copy;

pub use self::{
    compare::{Comparison, compare},
    edit_draft::edit_draft,
    facts::{DraftFacts, DraftMay, NamedPerson, draft, draft_by_id},
    home::{DraftHome, DraftLine, DraftPage, DraftsAfter, draft_home, draft_titles, drafts},
    import::{Content, read_content},
    name_person::{Candidate, candidates, members_of_group, name_person},
    post_history::{HistoryFile, PostedFile, PostedHistory, Stopped, UnfitFile, post_history, read_history, unsure},
    post_revision::{NewRevision, Posted, RevisionSource, named_standards, post_revision, try_revision},
    prepare::{Answer, AskedCandidate, AskedRequirement, Prospect, parse_answers},
    revisions::{Document, RevisionLine, revision, revision_line},
    save_draft::{Clash, Saved, forget_typed, keep_typed, save_draft},
    settle_class::settle_class,
    start_draft::start_draft,
    voted_on::VotedOn,
    working_copy::{KeptText, WorkingCopy, bring_in, kept_text, save_brought_in, working_copy},
};
pub(crate) use self::{
    home::drafts_among,
    personal::{forget_part, part_of_person},
    save_draft::{insert_save, name_of, refuse_data},
    voted_on::{hold, refuse_unless_current, voted_on},
};
